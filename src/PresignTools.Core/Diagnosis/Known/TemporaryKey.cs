using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// A temporary access key in the settings of a client, with its secret and without a session token: three values that work only together.
/// </summary>
internal static class TemporaryKey
{
    private const string Start = "ASIA";
    private const int Length = 20;
    private const int Before = 60;

    private static readonly string[] Tokens = ["session_token", "session.token", "sessiontoken", "session-token", "security_token",
        "security-token", "securitytoken"];

    /// <summary>The key, where a text sets it so; null where it does not, or gives a token anywhere.</summary>
    internal static string? WithoutToken(string text)
    {
        if (!text.ContainsAny("secret") || Array.Exists(Tokens, t => IsSet(text, t)))
        {
            return null;
        }

        for (int i = Scan.Find(text, Start, 0); i >= 0; i = Scan.Find(text, Start, i + 1))
        {
            int end = Scan.Skip(text, i, static c => char.IsAsciiLetterUpper(c) || Scan.IsDigit(c));
            string before = text[Math.Max(0, i - Before)..i];
            bool isSetting = before.ContainsAny("access_key", "access.key", "accesskey", "access-key")
                && !before.ContainsAny("AWSAccessKeyId>");     // an answer names the key, and never the token
            if (end - i == Length && Scan.IsEdge(text, i) && isSetting)
            {
                return text[i..end];
            }
        }

        return null;
    }

    /// <summary>Whether a value follows the name: behind a sign, or as the next element of XML.</summary>
    private static bool IsSet(string text, string name)
    {
        for (int i = Scan.Find(text, name, 0, true); i >= 0; i = Scan.Find(text, name, i + 1, true))
        {
            int at = i + name.Length;
            int value = Scan.Skip(text, at, static c => c is '=' or ':' or '"' or '\'' or '>' or ' ' or '\t');
            bool isSigned = text.AsSpan(at, value - at).IndexOfAny('=', ':', '>') >= 0;
            if ((isSigned && value < text.Length && !char.IsWhiteSpace(text[value])) || Scan.At(text, at, "</name>"))
            {
                return true;
            }
        }

        return false;
    }
}
