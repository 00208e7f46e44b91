using PresignTools.Text;

namespace PresignTools.Intake.Fragments.Shapes;

/// <summary>XML and HTML: how many lines a document has.</summary>
internal static class MarkupShape
{
    private const int LongestName = 80;

    /// <summary>Whether a line begins with a tag, a declaration or a comment. curl's mark <c>&lt; </c> is none.</summary>
    internal static bool IsStart(string line)
    {
        int at = Scan.SkipBlanks(line, 0);
        if (at + 2 >= line.Length || line[at] != '<')
        {
            return false;
        }

        if (line[at + 1] is '?' or '!')
        {
            return true;
        }

        int name = at + (line[at + 1] == '/' ? 2 : 1);
        int end = NameEnd(line, name);

        // <your bucket> and <https://…> are no tags: a tag's name is a word, and attributes have a value.
        if (end == name || end >= line.Length)
        {
            return false;
        }

        return line[end] is '>' or '/'
            || (char.IsWhiteSpace(line[end]) && Scan.Find(line, '=', end, line.Length) > 0 && line.Contains('>'));
    }

    /// <summary>
    /// How many lines the document has that begins on a line: to the tag that closes its first one, or as long as tags follow.
    /// </summary>
    internal static int Lines(SourceText source, int line)
    {
        string? root = null;
        int at = line;
        int last = line;
        while (at < source.LineCount)
        {
            string text = source.Line(at);
            root ??= RootOf(text);
            bool isMarkup = text.Contains('<') || text.Contains('>');
            if (
                at > line
                && !isMarkup
                && (string.IsNullOrWhiteSpace(text) || PromptShape.CommandStart(text) >= 0)
                && !IsInsideTag(source, at))
            {
                break;
            }

            last = isMarkup ? at : last;
            at++;
            if (root is not null && Scan.Find(text, "</" + root + ">", 0) >= 0)
            {
                return at - line;
            }
        }

        return last + 1 - line;
    }

    /// <summary>
    /// Text between tags may have blank lines (CanonicalRequest has): the next line with something on it has a tag or none follows.
    /// </summary>
    private static bool IsInsideTag(SourceText source, int line)
    {
        for (int i = line; i < Math.Min(source.LineCount, line + 4); i++)
        {
            string text = source.Line(i).Trim();
            if (text.StartsWith('<') && IsStart(text))
            {
                return true;
            }

            if (text.Contains("</", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static string? RootOf(string line)
    {
        for (int at = line.IndexOf('<'); at >= 0 && at + 1 < line.Length; at = line.IndexOf('<', at + 1))
        {
            int end = NameEnd(line, at + 1);
            if (end > at + 1)
            {
                return line[(at + 1)..end];
            }
        }

        return null;
    }

    private static int NameEnd(string line, int at)
    {
        int end = at;
        while (end < line.Length && end - at < LongestName
            && (char.IsAsciiLetterOrDigit(line[end]) || line[end] is '_' or '-' or ':' or '.'))
        {
            end++;
        }

        Work.Add(end - at + 1);
        return end > at && char.IsAsciiLetter(line[at]) && !Scan.At(line, end - 1, "://") && line[end - 1] != ':' ? end : at;
    }
}
