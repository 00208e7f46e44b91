namespace PresignTools.Responses;

/// <summary>Finds the status line and headers that <c>curl -i</c> and <c>curl -v</c> print before a body.</summary>
internal static class HttpHeadReader
{
    /// <summary>
    /// Takes the last answer's head out of the text (earlier ones are redirects and proxies); returns what stands behind it, or the whole
    /// text.
    /// </summary>
    internal static string Read(string text, ResponseParts parts)
    {
        int head = -1;
        int at = 0;
        while (at < text.Length)
        {
            int end = LineEnd(text, at);
            if (StatusOf(Line(text, at, end)) is int status)
            {
                head = end;
                parts.Status = status;
            }

            at = end + 1;
        }

        if (head < 0)
        {
            return text;
        }

        at = head + 1;
        while (at < text.Length)
        {
            int end = LineEnd(text, at);
            string line = Line(text, at, end);
            int colon = line.IndexOf(':');
            if (colon <= 0 || !IsName(line, colon))
            {
                break;
            }

            parts.Headers.Add(new KeyValuePair<string, string>(line[..colon], line[(colon + 1)..].Trim()));
            at = end + 1;
        }

        return at >= text.Length ? string.Empty : text[at..];
    }

    private static int? StatusOf(string line)
    {
        if (!line.StartsWith("HTTP/", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        int blank = line.IndexOf(' ');
        return blank > 0 && line.Length >= blank + 4 && (line.Length == blank + 4 || line[blank + 4] == ' ')
            && ThreeDigits(line, blank + 1) is int status and >= 100 and <= 599
            ? status : null;
    }

    private static int? ThreeDigits(string line, int i) =>
        line[i] is >= '0' and <= '9' && line[i + 1] is >= '0' and <= '9' && line[i + 2] is >= '0' and <= '9'
            ? ((line[i] - '0') * 100) + ((line[i + 1] - '0') * 10) + (line[i + 2] - '0') : null;

    /// <summary>A line without curl's mark for what came in.</summary>
    private static string Line(string text, int start, int end)
    {
        string line = text[start..end].Trim();
        return line.StartsWith("< ", StringComparison.Ordinal) ? line[2..] : line;
    }

    private static int LineEnd(string text, int start)
    {
        int end = text.IndexOf('\n', start);
        return end < 0 ? text.Length : end;
    }

    private static bool IsName(string line, int length)
    {
        for (int i = 0; i < length; i++)
        {
            if (!(line[i] < 128 && (char.IsLetterOrDigit(line[i]) || line[i] is '-' or '_')))
            {
                return false;
            }
        }

        return true;
    }
}
