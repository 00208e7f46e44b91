using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>
/// Finds the status of a request that went well in what clients and logs print: <c>200 OK</c>, <c>"status": 200</c>, <c>HTTP 204</c>,
/// <c>GET URL -&gt; 200</c>, a line that is 200 alone.
/// </summary>
internal static class SuccessText
{
    private static readonly string[] Phrases = ["OK", "Created", "Accepted", "No Content", "Partial Content"];
    private static readonly string[] Labels =
        ["status", "code", "http", "returned", "response", "answer", "awaiting response...", "->", "=>", "\u2192"];

    /// <summary>The status; null if no success is told.</summary>
    internal static int? Find(string text)
    {
        string plain = UrlFree.Text(text);
        for (int i = plain.IndexOf("20", StringComparison.Ordinal); i >= 0; i = plain.IndexOf("20", i + 2, StringComparison.Ordinal))
        {
            int end = i + 3;
            bool alone =
                end <= plain.Length
                && plain[end - 1] is '0' or '1' or '2' or '4' or '6'
                && (i == 0 || !IsPartOfNumber(plain[i - 1]))
                && (end == plain.Length || !IsPartOfNumber(plain[end]));
            if (alone && (HasPhrase(plain, end) || HasLabel(plain, i) || IsLine(plain, i, end)))
            {
                return 200 + (plain[end - 1] - '0');
            }
        }

        return null;
    }

    /// <summary>
    /// Whether a status of a refusal stands in the text by itself: then something was refused, whatever else went well.
    /// </summary>
    internal static bool TellsRefusal(string text)
    {
        string plain = UrlFree.Text(text);
        if (text.ContainsAny("upload is refused", "download is refused", "request is refused", "refusing to retry", "is rejected by S3",
            "is refused by S3", "S3 refuses", "S3 rejects"))
        {
            return true;
        }

        for (int i = plain.IndexOf("40", StringComparison.Ordinal); i >= 0; i = plain.IndexOf("40", i + 2, StringComparison.Ordinal))
        {
            bool isStatus = i + 2 < plain.Length && plain[i + 2] is '0' or '1' or '3' or '5' && (i == 0
                || plain[i - 1] is ' ' or '\n' or '(')
                && (i + 3 == plain.Length || plain[i + 3] is ' ' or '\r' or '\n' or ')' or ',');
            if (isStatus)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPartOfNumber(char c) => char.IsLetterOrDigit(c) || c is '.' or '-' or '/' or '_' or '%';

    private static bool HasPhrase(string text, int at)
    {
        int start = at;
        while (start < text.Length && text[start] is ' ' or '(')
        {
            start++;
        }

        return start > at
            && Array.Exists(Phrases, p =>
                string.Compare(text, start, p, 0, p.Length, StringComparison.OrdinalIgnoreCase) == 0
                && (start + p.Length == text.Length || !char.IsLetterOrDigit(text[start + p.Length])));
    }

    /// <summary>A label directly before the number, with nothing but signs between.</summary>
    private static bool HasLabel(string text, int at)
    {
        int end = at;
        while (end > 0 && at - end < 12 && text[end - 1] is ' ' or ':' or '=' or '"' or '\'' or '\t')
        {
            end--;
        }

        return end < at
            && Array.Exists(Labels, l =>
                end >= l.Length && string.Compare(text, end - l.Length, l, 0, l.Length, StringComparison.OrdinalIgnoreCase) == 0);
    }

    private static bool IsLine(string text, int start, int end)
    {
        while (start > 0 && text[start - 1] is ' ' or '\t')
        {
            start--;
        }

        while (end < text.Length && text[end] is ' ' or '\t' or '\r')
        {
            end++;
        }

        return (start == 0 || text[start - 1] == '\n') && (end == text.Length || text[end] == '\n');
    }
}
