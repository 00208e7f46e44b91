using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// Key and secret in the user part of a URL (<c>s3://KEY:SECRET@host/bucket</c>), where the secret has a slash: the user part ends there,
/// and
/// what follows is taken for a port or path.
/// </summary>
internal static class SecretInUrl
{
    private const int LongestUrl = 400;

    private static readonly string[] Schemes = ["s3://", "https://", "http://", "minio://"];

    private static readonly string[] Complaints =
        ["invalid port", "invalid userinfo", "Port could not be cast", "invalid URL", "Invalid URI", "bad port", "parse \"", "parse s3",
            "parsing"];

    /// <summary>The client's complaint; null where the text shows no such URL, or no complaint.</summary>
    internal static string? Line(string text)
    {
        foreach (string scheme in Schemes)
        {
            int end;
            for (int i = Scan.Find(text, scheme, 0); i >= 0; i = Scan.Find(text, scheme, end))
            {
                int start = i + scheme.Length;
                end = Scan.Skip(text, start, static c => !char.IsWhiteSpace(c) && c is not ('"' or '\''));
                string url = text[start..Math.Min(end, start + LongestUrl)];
                int colon = url.IndexOf(':'), at = url.LastIndexOf('@'), slash = colon < 0 ? -1 : url.IndexOfAny(['/', '#', '?'], colon);
                bool isKey = colon is >= 16 and <= 128 && url[..colon].All(char.IsAsciiLetterOrDigit);
                if (isKey && slash > colon && at > slash)
                {
                    return text.FirstContained(Complaints);
                }
            }
        }

        return null;
    }
}
