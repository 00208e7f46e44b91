using PresignTools.Text;

namespace PresignTools.Intake.Fragments.Shapes;

/// <summary>JSON and what is written like it (Python's and JavaScript's dumps), whole, cut, or some members of an object.</summary>
internal static class JsonShape
{
    private static readonly string[] Literals = ["true", "false", "null", "True", "False", "None", "...", "…", "//", "/*"];

    /// <summary>Whether a document, a member of one or an item begins on a line.</summary>
    internal static bool IsStart(string line)
    {
        int at = Scan.SkipBlanks(line, 0);
        if (at >= line.Length)
        {
            return false;
        }

        return line[at] switch
        {
            '{' => IsObject(line, at + 1),
            '[' => IsArray(line, at + 1),
            '"' or '\'' => IsMember(line, at),
            _ => false,
        };
    }

    /// <summary>How many lines the document has that begins on a line.</summary>
    internal static int Lines(SourceText source, int line)
    {
        var depth = default(BracketDepth);
        string first = source.Line(line);
        bool hasApostrophes = first.Contains('\'') && !first.Contains('"');
        depth.Take(first, hasApostrophes);
        bool isBare = first.AsSpan().TrimStart() is ['"' or '\'', ..];
        int at = line + 1;
        int end = at;
        while (at < source.LineCount)
        {
            if (depth.Open <= 0 && depth.Opened && !isBare && !FollowsInList(source, at))
            {
                break;
            }

            string next = source.Line(at);
            if (string.IsNullOrWhiteSpace(next))
            {
                at++;
                if (depth.Open <= 0)
                {
                    break;
                }

                continue;
            }

            if (!IsInside(next, depth.Open > 0))
            {
                break;
            }

            depth.Take(next, hasApostrophes);
            at++;
            end = at;
        }

        return end - line;
    }

    /// <summary>Behind <c>},</c> more may follow, of a list whose beginning was not pasted.</summary>
    private static bool FollowsInList(SourceText source, int line) =>
        source.Line(line - 1).AsSpan().TrimEnd() is [.., '}' or ']', ','] && source.Line(line).AsSpan().TrimStart() is ['{' or '"', ..];

    private static bool IsObject(string line, int at)
    {
        int next = Scan.SkipBlanks(line, at);
        return next >= line.Length
            || line[next] is '}' or '{'
            || (line[next] is '"' or '\'' && IsMember(line, next))
            || Scan.At(line, next, "...")
            || BareMember(line, next);
    }

    /// <summary>A list; not a log's time or level, and not the name of a section.</summary>
    private static bool IsArray(string line, int at)
    {
        int next = Scan.SkipBlanks(line, at);
        return next >= line.Length || line[next] is ']' or '{' or '"' or '['
            || (line[next] == '\'' && line.Contains("']") | line.EndsWith(','));
    }

    /// <summary><c>name: value</c> of JavaScript and Ruby, inside braces.</summary>
    private static bool BareMember(string line, int at)
    {
        int end = Scan.SkipWord(line, at);
        int colon = Scan.SkipBlanks(line, end);
        return end > at && (Scan.At(line, colon, ":") || Scan.At(line, colon, "=>")) && !Scan.At(line, colon, "://");
    }

    private static bool IsMember(string line, int at)
    {
        int close = Scan.Find(line, line[at], at + 1, line.Length);
        int next = close < 0 ? -1 : Scan.SkipBlanks(line, close + 1);
        return close > at + 1 && (Scan.At(line, next, ":") || Scan.At(line, next, "=>"));
    }

    private static bool IsInside(string line, bool isOpen)
    {
        int at = Scan.SkipBlanks(line, 0);
        char c = line[at];
        if (c is '"' or '{' or '}' or ']' or '[' or '\'' || Scan.OneOf(line, at, Literals) is not null)
        {
            return c is not ('"' or '\'') || isOpen || IsMember(line, at);
        }

        if (!isOpen)
        {
            return false;
        }

        bool isNumber = Scan.IsDigit(c) || c == '-';
        return (isNumber && line.AsSpan(at).IndexOf(' ') < 0) || c is '#' or '<' or '$' || BareMember(line, at) || IsTemplate(line, at);
    }

    /// <summary>An expression of a template where a value should be: <c>aws_s3_bucket.b.arn,</c>.</summary>
    private static bool IsTemplate(string line, int at)
    {
        int end = Scan.Skip(line, at, static c => Scan.IsWord(c) || c is '.' or '[' or ']' or '-' or ':' or '*' or '/');
        int next = Scan.SkipBlanks(line, end);
        return end > at && (next >= line.Length || line[next] == ',') && line.AsSpan(at).IndexOfAny('.', '*', ',') >= 0;
    }
}
