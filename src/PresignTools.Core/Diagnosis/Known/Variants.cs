using System.Buffers;
using PresignTools.Intake.Readers;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>Two lines that differ in one value, of which one works and the other one fails.</summary>
/// <param name="Name">What the value is of: the name before it, else the heading above.</param>
/// <param name="Works">The value that works.</param>
/// <param name="Fails">The value that fails.</param>
internal sealed record Variant(string Name, string Works, string Fails);

/// <summary>
/// Finds what people write where they have tried one thing in two ways: one line of code, a command or a setting, each with its outcome
/// behind an arrow or in a heading. The difference between the two is where the cause is.
/// </summary>
internal static class Variants
{
    private const int LongestLine = 300;
    private const int MostLines = 2000;
    private const int MostCandidates = 60;
    private const int Nearest = 14;
    private const int LeastAlike = 4;


    private static readonly string[] Arrows = ["-->", "->", "=>", "→", " # ", " // ", "\t", "  "];

    /// <summary>For each line that fails the one that works and is most like it, in the order of the text.</summary>
    internal static IReadOnlyList<Variant> In(string text)
    {
        List<Line> lines = Lines(text);
        var found = new List<Variant>();
        foreach (Line fails in lines.Where(static l => !l.Works))
        {
            (Variant Variant, int Alike)? best = lines
                .Where(l => l.Works && Math.Abs(l.Number - fails.Number) <= Nearest)
                .Select(l => Compare(l, fails)).OfType<(Variant, int Alike)>().OrderByDescending(static p => p.Alike)
                .Select(static p => ((Variant, int)?)p).FirstOrDefault();
            if (best is { } pair)
            {
                found.Add(pair.Variant);
            }
        }

        return found;
    }

    private static List<Line> Lines(string text)
    {
        var found = new List<Line>();
        string heading = string.Empty;
        bool? announced = null;
        int start = 0;
        for (int number = 0; start < text.Length && number < MostLines && found.Count < MostCandidates; number++)
        {
            int end = Scan.LineEnd(text, start);
            string line = end - start <= LongestLine ? text[start..end].Trim() : string.Empty;
            start = end + 1;
            if (line.Length == 0)
            {
                continue;
            }

            (string body, bool? own) = line[^1] == ':' ? (line, null) : Split(line);
            if ((own ?? announced) is { } works && (own is not null || !IsProse(line)))
            {
                found.Add(new Line(body, works, number, heading));
            }
            else
            {
                heading = line;
            }

            if (own is null && IsProse(line))
            {
                announced = ToldOutcome.Of(line);
            }
        }

        return found;
    }

    /// <summary>The line without its list mark, and the outcome that stands before or behind it.</summary>
    private static (string Body, bool? Works) Split(string line)
    {
        string body = line.TrimStart('-', '*', '\u2022', ' ');
        foreach (string arrow in Arrows)
        {
            int at = body.IndexOf(arrow, StringComparison.Ordinal);
            if (at > 0 && ToldOutcome.Of(body[(at + arrow.Length)..]) is { } behind)
            {
                return (body[..at].Trim(), behind);
            }
        }

        int blank = body.IndexOfAny([' ', '\t', ':']);
        string rest = blank > 0 ? body[(blank + 1)..].TrimStart(' ', ':', '\t') : string.Empty;
        return rest.Length > 0 && ToldOutcome.Of(body[..blank]) is { } before ? (rest, before) : (body, null);
    }

    /// <summary>A line that announces: it ends with a colon, or has words and none of the signs of code.</summary>
    private static bool IsProse(string line) =>
        line[^1] is ':' or '.' or ',' or '?' || (line.Contains(' ') && line.AsSpan().IndexOfAny(OfCode) < 0);

    private static readonly SearchValues<char> OfCode = SearchValues.Create("=;{}()<>\"");

    private static (Variant Variant, int Alike)? Compare(Line works, Line fails)
    {
        string a = works.Body, b = fails.Body;
        if (a == b)
        {
            return null;
        }

        int head = a.AsSpan().CommonPrefixLength(b);
        int tail = 0;
        while (tail < Math.Min(a.Length, b.Length) - head && a[a.Length - 1 - tail] == b[b.Length - 1 - tail])
        {
            tail++;
        }

        bool isAlike = head + tail >= LeastAlike && 2 * (head + tail) >= Math.Min(a.Length, b.Length);
        if (!isAlike)
        {
            return null;
        }

        int alike = head + tail;

        // From the beginning of the value to its end.
        while (head > 0 && !IsEdge(a[head - 1]))
        {
            head--;
        }

        while (tail > 0 && !IsEdge(a[a.Length - tail]))
        {
            tail--;
        }

        string before = a[..head].TrimEnd('=', ':', '"', '\'', '`', '(', ' ', ',');
        int word = before.Length;
        while (word > 0 && (Scan.IsWord(before[word - 1]) || before[word - 1] is '.' or '-'))
        {
            word--;
        }

        return (new Variant(
            word < before.Length ? before[word..] : fails.Heading.Length > 0 ? fails.Heading : works.Heading,
            a[head..(a.Length - tail)],
            b[head..(b.Length - tail)]), alike);
    }

    private static bool IsEdge(char c) => char.IsWhiteSpace(c) || c is '"' or '\'' or '`' or '=' or '(' or ')' or ',' or ';';

    private sealed record Line(string Body, bool Works, int Number, string Heading);
}
