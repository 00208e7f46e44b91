using PresignTools.Text;
using PresignTools.Text.Masking;

namespace PresignTools.Intake;

/// <summary>
/// The presigned URLs of a text, and what tells each from the others: its signature; where somebody blotted signatures out, as logs do,
/// its host, path and date.
/// </summary>
internal static class SignedUrls
{
    private const string Name = "Signature=";
    private const int LongestUrl = 4000;
    private const int LongestMask = 42;

    /// <summary>Every signed URL, with the place of its signature's name and what tells it from others.</summary>
    internal static IReadOnlyList<(int At, string Identity)> In(string text)
    {
        var urls = new List<(int At, string? Signature, string? Place)>();
        int floor = 0;
        for (int i = Scan.Find(text, Name, 0); i >= 0; i = Scan.Find(text, Name, i + 1))
        {
            int start = i + Name.Length;
            int end = Scan.Skip(text, start, static c => char.IsAsciiLetterOrDigit(c) || c is '%' or '+' or '/' or '=' or '-' or '_');
            bool isParameter = i > 0 && (text[i - 1] is '?' or '&' || Scan.At(text, i - 6, "X-Amz-", true));
            if (!isParameter)
            {
                continue;
            }

            bool isBlotted = IsBlotted(text, start, end);
            if (isBlotted || end - start is >= 20 and <= 200)
            {
                urls.Add((i, isBlotted ? null : text[start..end], Place(text, i, floor)));
            }

            floor = start;
        }

        bool isByPlace = urls.Exists(static u => u.Signature is null);
        return [.. urls.Where(u => !isByPlace || u.Place is not null).Select(u => (u.At, isByPlace ? u.Place! : u.Signature!))];
    }

    /// <summary>Whether the text has URLs without their signatures, and more than one that can be told from the first.</summary>
    internal static bool HasSeveralBlotted(string text)
    {
        IReadOnlyList<(int At, string Identity)> urls = In(text);
        bool isByPlace = urls.Count > 0 && urls[0].Identity.Contains("://", StringComparison.Ordinal);
        return isByPlace && urls.Any(u => u.Identity != urls[0].Identity);
    }

    /// <summary>Whether a mask or a word stands in the place of a signature.</summary>
    private static bool IsBlotted(string text, int start, int end)
    {
        if (start < text.Length && text[start] is '<' or '[' or '{' or '(' or '*' or '.' or '\u2026' or '\u2022')
        {
            int most = Math.Min(text.Length, start + LongestMask);
            return text[start] is '*' or '.' or '\u2026' or '\u2022' || text.IndexOfAny(['>', ']', '}', ')'], start, most - start) > 0;
        }

        return end > start && end - start <= LongestMask && Placeholders.IsOne(text.AsSpan(start, end - start));
    }

    /// <summary>Host, path and date of the URL in whose query a place is; null where its beginning is not there.</summary>
    private static string? Place(string text, int at, int floor)
    {
        int start = at;
        while (start > floor && at - start < LongestUrl && !char.IsWhiteSpace(text[start - 1])
            && text[start - 1] is not ('"' or '\'' or '`'))
        {
            start--;
        }

        Work.Add(at - start);
        string url = text[start..at];
        int scheme = url.LastIndexOf("://", StringComparison.Ordinal);
        int query = scheme < 0 ? -1 : url.IndexOf('?', scheme);
        if (query < 0)
        {
            return null;
        }

        const string Date = "X-Amz-Date=";
        int date = url.IndexOf(Date, query, StringComparison.OrdinalIgnoreCase);
        int end = date < 0 ? -1 : Scan.Skip(url, date + Date.Length, char.IsAsciiLetterOrDigit);
        return url[scheme..query] + (date < 0 ? string.Empty : "?" + url[(date + Date.Length)..end]);
    }
}
