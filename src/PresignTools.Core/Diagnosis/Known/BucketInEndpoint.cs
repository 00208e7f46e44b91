using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// An endpoint that was set with the bucket's name in it (<c>BUCKET.s3.REGION.amazonaws.com</c>). An SDK puts the bucket in by itself, so
/// that the host has it twice, or the path gets what the host has already.
/// </summary>
internal static class BucketInEndpoint
{
    // A host name has no more (RFC 1035, 2.3.4), so that the work grows with the text and not with its square.
    private const int LongestHost = 253;

    private const int NearestWord = 40;

    // Servers whose endpoints are s3.REGION.DOMAIN, with the bucket before them (their documents on endpoints).
    private static readonly string[] Domains =
    [
        ".amazonaws.", ".scw.cloud", ".wasabisys.com", ".backblazeb2.com", ".cloud.ovh.", ".perf.cloud.ovh", ".exo.io", ".selcloud.",
    ];

    /// <summary>The host that such code or configuration sets as its endpoint; null if it sets none.</summary>
    internal static string? HostIn(string? text)
    {
        if (text is null)
        {
            return null;
        }

        for (int at = Scan.Find(text, ".s3", 0, true); at >= 0; at = Scan.Find(text, ".s3", at + 1, true))
        {
            int start = at, end = at + 3;
            while (start > 0 && at - start < LongestHost && IsOfHost(text[start - 1]))
            {
                start--;
            }

            while (end < text.Length && end - at < LongestHost && IsOfHost(text[end]))
            {
                end++;
            }

            Work.Add(end - start);
            string host = text[start..end];
            bool isS3 = host[(at - start + 3)..] is ['.' or '-', ..] && host.ContainsAny(Domains);
            if (
                isS3
                && start < at
                && text[Math.Max(0, start - NearestWord)..start].Contains("endpoint", StringComparison.OrdinalIgnoreCase))
            {
                return host;
            }
        }

        return null;
    }

    private static bool IsOfHost(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_';
}
