using PresignTools.Intake.Documents;
using PresignTools.Text;

namespace PresignTools.Intake.Readers.Policies;

/// <summary>Statements that stand together as one document.</summary>
/// <param name="Start">Where the first begins.</param>
/// <param name="End">Behind the last.</param>
/// <param name="Head">What stands before them since the document above: names of resources, members of an answer.</param>
/// <param name="Statements">The statements.</param>
internal sealed record FoundPolicy(int Start, int End, string Head, IReadOnlyList<LooseNode> Statements);

/// <summary>
/// Finds policies by what every statement has, its effect, in any spelling: JSON whole or cut, YAML, HCL, objects of Python, JavaScript and
/// CDK. What stands around a statement need not be there.
/// </summary>
internal static class StatementFinder
{
    private const int LongestHead = 400;
    private const int LongestGap = 160;

    /// <summary>The documents of a text, in its order.</summary>
    internal static IReadOnlyList<FoundPolicy> Find(string text)
    {
        var found = new List<FoundPolicy>();
        var open = new List<LooseNode>();
        YamlReader? yaml = null;
        int head = 0, done = 0;
        for (int at = Next(text, 0); at >= 0; at = Next(text, Math.Max(done, at + 6)))
        {
            LooseNode statement = Around(text, at, done, ref yaml);
            if (open.Count > 0 && !IsOfOneDocument(text, open[^1].End, statement.Start))
            {
                found.Add(Close(text, head, open));
                head = open[^1].End;
                open.Clear();
            }

            open.Add(statement);
            done = Math.Max(statement.End, at + 6);
        }

        if (open.Count > 0)
        {
            found.Add(Close(text, head, open));
        }

        return found;
    }

    private static FoundPolicy Close(string text, int head, List<LooseNode> open)
    {
        int from = Math.Max(head, open[0].Start - LongestHead);
        return new FoundPolicy(open[0].Start, open[^1].End, text[from..Math.Max(from, open[0].Start)], [.. open]);
    }

    /// <summary>The next place of an effect with its value.</summary>
    private static int Next(string text, int from)
    {
        for (int at = Scan.Find(text, "effect", from, ignoreCase: true); at >= 0; at = Scan.Find(text, "effect", at + 6, ignoreCase: true))
        {
            int end = at + 6;
            if (at > 0 && Scan.IsWord(text[at - 1]))
            {
                continue;
            }

            end += end < text.Length && text[end] is '"' or '\'' ? 1 : 0;
            end = Scan.SkipBlanks(text, end);
            if (end >= text.Length || text[end] is not (':' or '='))
            {
                continue;
            }

            end = Scan.Skip(text, end, static c => c is ':' or '=' or '>' or ' ' or '\t' or '"' or '\'');
            int word = Scan.Skip(text, end, static c => Scan.IsWord(c) || c == '.');
            string value = text[end..Math.Min(word, end + 40)];
            int dot = value.LastIndexOf('.');
            if (value[(dot + 1)..].ToUpperInvariant() is "ALLOW" or "DENY")
            {
                return at;
            }
        }

        return -1;
    }

    private static LooseNode Around(string text, int at, int done, ref YamlReader? yaml)
    {
        int brace = Brace(text, at, done);
        if (brace >= 0)
        {
            return LooseReader.Value(text, brace, text.Length);
        }

        int line = Math.Max(done, text.LastIndexOf('\n', at) + 1);
        int key = Scan.SkipBlanks(text, line);
        bool isYaml = key < text.Length && text[key] is not ('"' or '\'') && Scan.At(text, at + 6, ":");
        if (isYaml)
        {
            yaml ??= new YamlReader(text, 0, text.Length);
            (int from, int to, int column) = yaml.ItemAround(at);
            return yaml.Mapping(from, to, column, 0);
        }

        return LooseReader.Members(text, MembersStart(text, at, done), text.Length);
    }

    /// <summary>The brace that is open around a place; -1 if there is none since the statement above.</summary>
    private static int Brace(string text, int at, int done)
    {
        int depth = 0;
        for (int i = at - 1; i >= done; i--)
        {
            if (text[i] is '}' or ']')
            {
                depth++;
            }
            else if (text[i] is '{' or '[' && depth-- == 0)
            {
                Work.Add(at - i);
                return text[i] == '{' ? i : -1;
            }
        }

        Work.Add(at - done);
        return -1;
    }

    /// <summary>The first of the members that stand on the lines above without the brace around them.</summary>
    private static int MembersStart(string text, int at, int done)
    {
        int start = Math.Max(done, text.LastIndexOf('\n', at) + 1);
        while (start > done)
        {
            int above = text.LastIndexOf('\n', Math.Max(0, start - 2)) + 1;
            int first = Scan.SkipBlanks(text, above);
            if (above < done || above >= start || first >= start || text[first] is not ('"' or '\''))
            {
                break;
            }

            start = above;
        }

        return start;
    }

    /// <summary>Whether nothing but commas and the words of a block lies between two statements.</summary>
    private static bool IsOfOneDocument(string text, int end, int start)
    {
        if (start - end > LongestGap || start < end)
        {
            return start < end;
        }

        ReadOnlySpan<char> gap = text.AsSpan(end, start - end);
        return gap.IndexOfAny("]}") < 0 && gap.IndexOf("ersion", StringComparison.Ordinal) < 0
            && gap.IndexOf("\n\n\n", StringComparison.Ordinal) < 0
            && gap.Count(' ') - gap.Count('\n') < 60 && (gap.IndexOf("\n\n", StringComparison.Ordinal) < 0 || !HasProse(gap));
    }

    private static bool HasProse(ReadOnlySpan<char> gap)
    {
        int letters = 0;
        foreach (char c in gap)
        {
            letters += char.IsLetter(c) ? 1 : 0;
        }

        return letters > 24;
    }
}
