using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// A URL that ends behind the first parameter of its signature where a client or server shows what it requested: wget's line with the time,
/// a request line of HTTP. What people shorten they end with dots.
/// </summary>
internal static class CutAtAmpersand
{
    private const string First = "?X-Amz-Algorithm=AWS4-HMAC-SHA256";
    private const int LongestUrl = 2000;

    /// <summary>The end of the URL as it was requested; null where the text has none.</summary>
    internal static string? In(string text)
    {
        for (int i = Scan.Find(text, First, 0); i >= 0; i = Scan.Find(text, First, i + First.Length))
        {
            int end = i + First.Length;
            bool ends = end == text.Length || text[end] is ' ' or '\n' or '\r' or '"';
            int start = i;
            while (ends && start > 0 && i - start < LongestUrl && !char.IsWhiteSpace(text[start - 1])
                && text[start - 1] is not ('"' or '\''))
            {
                start--;
            }

            // "--2026-11-18 03:00:02--  https://…" of wget, "> GET /key?… HTTP/1.1" of curl and of servers' logs.
            bool isOfWget = start > 4 && text.AsSpan(0, start).TrimEnd().EndsWith("--");
            bool isLine = ends && end + 6 < text.Length && text.AsSpan(end).StartsWith(" HTTP/");
            if (ends && (isOfWget || isLine))
            {
                int name = text.LastIndexOf('/', i, i - start);
                return text[(name < 0 ? start : name)..end];
            }
        }

        return null;
    }
}
