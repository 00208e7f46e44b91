using System.Globalization;

namespace PresignTools.Views;

/// <summary>A URL on lines of a given width: broken between its parameters, and within one only where that is wider than a line.</summary>
internal static class UrlText
{
    private const string Indent = "  ";
    private const int TokenStart = 8;

    // Of the signer's session, or of a session with a directory bucket; a URL has one of them.
    private static readonly string[] Tokens = ["X-Amz-Security-Token=", "X-Amz-S3session-Token="];

    internal static IEnumerable<string> Lines(string url, int width)
    {
        string line = string.Empty;
        int start = 0;
        for (int i = 0; i <= url.Length; i++)
        {
            if (i < url.Length && url[i] != '&' && (i == 0 || url[i - 1] != '?'))
            {
                continue;
            }

            string part = url[start..i];
            if (line.Length > 0 && Cells.Of(line) + Cells.Of(part) > width)
            {
                yield return line;
                line = Indent;
            }

            line += part;
            start = i;
            while (Cells.Of(line) > width)
            {
                string first = Piece(line, width);
                yield return first;
                line = Indent + line[first.Length..];
            }
        }

        yield return line;
    }

    /// <summary>As much as fits; up to a slash, a hyphen or an escape where there is one in its second half.</summary>
    private static string Piece(string line, int width)
    {
        string first = Drawing.Pieces(line, width).First();
        int end = first.LastIndexOfAny(['/', '-', '%']);
        return end > first.Length / 2 ? first[..(first[end] == '%' ? end : end + 1)] : first;
    }

    /// <summary>
    /// The URL with its session token cut short, if it has a long one: a thousand characters that nobody reads. The same URL, if not.
    /// </summary>
    internal static string WithShortToken(string url)
    {
        string token = Array.Find(Tokens, t => url.Contains(t, StringComparison.OrdinalIgnoreCase)) ?? Tokens[0];
        int start = url.IndexOf(token, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
        {
            return url;
        }

        start += token.Length;
        int end = url.IndexOf('&', start);
        int length = (end < 0 ? url.Length : end) - start;
        return length <= TokenStart * 4
            ? url
            : string.Concat(
                url.AsSpan(0, start + TokenStart),
                "\u2026(",
                length.ToString(CultureInfo.InvariantCulture) + " characters)",
                end < 0 ? string.Empty : url.AsSpan(end));
    }

    /// <summary>Scheme and host; empty where it is no URL.</summary>
    internal static string HostOf(string url)
    {
        int start = url.IndexOf("://", StringComparison.Ordinal);
        if (start < 0)
        {
            return string.Empty;
        }

        int end = url.AsSpan(start + 3).IndexOfAny('/', '?');
        return end < 0 ? url : url[..(start + 3 + end)];
    }

    /// <summary>Scheme, host and path, with an ellipsis for the parameters.</summary>
    internal static string WithoutQuery(string url)
    {
        int query = url.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? url : url[..query] + "?\u2026";
    }
}
