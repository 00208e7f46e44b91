using PresignTools.Intake.Fragments.Shapes;
using PresignTools.Text;

namespace PresignTools.Intake.Fragments.Unwrapping;

/// <summary>
/// What stands before each line of a pasted block and is no part of it: marks of a quote, a box, numbers of lines, the name of a container.
/// </summary>
internal static class Gutter
{
    private const int LongestName = 48;
    private const int FewestNumbers = 3;
    private const int LinesLookedAt = 40;

    /// <summary>How many lines from this one on have the same gutter; 0 if there is none.</summary>
    internal static int Lines(SourceText source, int line)
    {
        string first = source.Line(line);
        if (Kind(first) is not { } kind)
        {
            return 0;
        }

        if (kind == '>' && !IsQuote(source, line))
        {
            return 0;
        }

        int count = 1;
        while (line + count < source.LineCount && (Width(source.Line(line + count), kind) >= 0
            || (kind == '#' && BelowNumber(source.Line(line + count)) > 0)))
        {
            count++;
        }

        return kind == '#' && count < FewestNumbers ? 0 : count;
    }

    /// <summary>The lines without their gutter.</summary>
    internal static SourceText Strip(SourceText source, int line, int count)
    {
        char kind = Kind(source.Line(line)) ?? ' ';
        var text = new UnwrappedText(source);
        for (int i = line; i < line + count; i++)
        {
            string whole = source.Line(i);
            int own = Width(whole, kind);
            int width = Math.Min(whole.Length, Math.Max(0, own < 0 && kind == '#' ? BelowNumber(whole) : own));
            text.Take(source.StartOf(i) + width, whole.Length - width);
            text.Put(source.EndOf(i), '\n');
        }

        return text.ToSource();
    }

    private static char? Kind(string line)
    {
        foreach (char kind in "│>c#")
        {
            if (Width(line, kind) > 0)
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>How wide the gutter of a kind is on a line; -1 if the line has none.</summary>
    private static int Width(string line, char kind)
    {
        int at = Scan.SkipBlanks(line, 0);
        switch (kind)
        {
            case '│':
                return at < line.Length && line[at] is '│' or '╷' or '╵' or '┃' or '▌' ? Behind(line, at + 1)
                    : Scan.At(line, at, "| ") && !line.TrimEnd().EndsWith('|') && at == 0 ? at + 2
                    : -1;
            case '>':
                return at < line.Length && line[at] == '>' && (at + 1 >= line.Length || line[at + 1] == ' ') ? Behind(line, at + 1) : -1;
            case 'c':
                int name = Scan.Skip(line, at, static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
                int bar = Scan.SkipBlanks(line, name);
                bool isName = name - at is > 1 and < LongestName && line.AsSpan(at, name - at).IndexOfAny("-_") > 0
                    && char.IsAsciiLetter(line[at]);
                return isName && bar > name && Scan.At(line, bar, "|") && !line.TrimEnd().EndsWith('|') ? Behind(line, bar + 1) : -1;
            default:
                int end = Scan.Skip(line, at, Scan.IsDigit);
                int mark = Scan.SkipBlanks(line, end);
                bool isNumber = end - at is > 0 and < 6;
                return
                    isNumber && mark < line.Length && line[mark] is ':' or '|'
                        && (mark + 1 >= line.Length || line[mark + 1] == ' ') ? Behind(line, mark + 1)
                    : isNumber && end < line.Length && line[end] == '\t' ? end + 1
                    : -1;
        }
    }

    /// <summary>How wide the gutter is that PowerShell puts below a numbered line: blanks and a bar; -1 if there is none.</summary>
    private static int BelowNumber(string line)
    {
        int at = Scan.SkipBlanks(line, 0);
        return at > 1 && at < line.Length && line[at] is '|' && !line.TrimEnd().EndsWith("||", StringComparison.Ordinal)
            ? Behind(line, at + 1) : -1;
    }

    private static int Behind(string line, int at) => at < line.Length && line[at] == ' ' ? at + 1 : at;

    /// <summary><c>&gt; </c> is a quote's mark unless curl's transcript or a command stands behind it.</summary>
    private static bool IsQuote(SourceText source, int line)
    {
        for (int i = line; i < Math.Min(source.LineCount, line + LinesLookedAt); i++)
        {
            string whole = source.Line(i);
            if (Width(whole, '>') < 0)
            {
                break;
            }

            if (HttpShape.IsStart(whole) || PromptShape.CommandStart(whole) >= 0)
            {
                return false;
            }
        }

        // The middle of a transcript: header lines only, and an answer's line behind them.
        return !HttpShape.IsKnownHeader(source.Line(line).TrimStart('>', ' '));
    }
}
