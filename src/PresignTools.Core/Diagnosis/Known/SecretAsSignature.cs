using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// An Authorization header of Signature Version 2 that was put together by hand with the secret where the signature belongs:
/// <c>"AWS " + accessKey + ":" + secretKey</c>. The form is documented as <c>AWS AccessKeyId:Signature</c>, and examples that leave the
/// computation out are copied.
/// </summary>
internal static class SecretAsSignature
{
    private const string Name = "authorization";
    private const int Reach = 160;

    // Lengths of a secret of AWS, and of a signature in Base64.
    private const int Secret = 40;

    private static readonly string[] Computed = ["sign", "hmac", "sha", "digest", "base64", "hash", "b64"];

    /// <summary>Whether the text has such a header.</summary>
    internal static bool IsIn(string text)
    {
        for (int i = Scan.Find(text, Name, 0, true); i >= 0; i = Scan.Find(text, Name, i + Name.Length, true))
        {
            int end = Math.Min(Scan.LineEnd(text, i), i + Name.Length + Reach);
            string value = text[(i + Name.Length)..end];
            int scheme = Scan.Find(value, "AWS ", 0);
            int colon = scheme < 0 ? -1 : value.IndexOf(':', scheme);
            bool isOpening = scheme >= 0 && value[..scheme].Count(char.IsLetterOrDigit) <= 1;    // f"…" of Python
            Work.Add(value.Length);
            if (isOpening && colon > 0 && IsSecret(value[(colon + 1)..]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSecret(string rest)
    {
        int start = Scan.Skip(rest, 0, static c => c is ' ' or '"' or '\'' or '+' or '.' or '$' or '{' or '(' or '\\' or '&');
        int end = Scan.Skip(rest, start, static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '/' or '+' or '=' or '.' or '-');
        string word = rest[start..end];
        return (word.ContainsAny("secret") && !word.ContainsAny(Computed) && !rest[end..].StartsWith('('))
            || (word.Length == Secret && !word.Contains('='));
    }
}
