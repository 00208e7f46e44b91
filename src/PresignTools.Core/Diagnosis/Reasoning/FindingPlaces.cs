using System.Globalization;
using PresignTools.Intake;
using PresignTools.Text;
using PresignTools.Text.Masking;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>
/// Where in the text that was given the facts stand that a finding rests on. A finding tells its facts in words; the same words lead to the
/// places: a statement's line, the name of a header that differs, the code of the answer.
/// </summary>
internal static class FindingPlaces
{
    private const int MostPlaces = 4;
    private const int MostFacts = 200;
    private const int LongestQuote = 116;

    // A secret and the name that gives it away may stand on different lines.
    private const int LinesAround = 12;
    private const string StatementLine = "in the text, line ";

    /// <summary>The places of a match, at most a few.</summary>
    internal static IReadOnlyList<QuotedPlace> Of(FailureFacts e, Match match)
    {
        if (e.Input.FullText is not { } text || match.IsFromAnswerAlone)
        {
            return [];
        }

        var lines = new TextLines(text);
        List<QuotedPlace> places = [.. Statements(lines, match.Evidence), .. Differing(lines, match.Differs)];
        places.AddRange(Facts(lines, e, match));
        return [.. places.GroupBy(static p => (p.Line, p.Column)).Select(static g => g.First()).Take(MostPlaces)];
    }

    /// <summary>Statements of policies that the words name by their line.</summary>
    private static IEnumerable<QuotedPlace> Statements(TextLines lines, string evidence)
    {
        for (int at = Scan.Find(evidence, StatementLine, 0); at >= 0; at = Scan.Find(evidence, StatementLine, at + 1))
        {
            int start = at + StatementLine.Length;
            int end = Scan.Skip(evidence, start, Scan.IsDigit);
            if (int.TryParse(evidence.AsSpan(start, end - start), NumberStyles.None, CultureInfo.InvariantCulture, out int line)
                && lines.Quote(line, 0, 0, "this statement") is { } quote)
            {
                yield return quote;
            }
        }
    }

    /// <summary>Headers that differ from what was signed, by their names.</summary>
    private static IEnumerable<QuotedPlace> Differing(TextLines lines, IReadOnlyList<string> differs)
    {
        foreach (string name in differs.Where(static d => d.StartsWith("header:", StringComparison.Ordinal)).Select(static d =>
            d[7..]).Take(MostPlaces))
        {
            if (name.Length > 0 && lines.Find(name) is var offset and >= 0
                && lines.QuoteAt(offset, name.Length, "this header") is { } quote)
            {
                yield return quote;
            }
        }
    }

    /// <summary>What was read that the words name: a setting, a kind of policy, the code of the answer.</summary>
    private static IEnumerable<QuotedPlace> Facts(TextLines lines, FailureFacts e, Match match)
    {
        foreach (ReadFact fact in e.Input.Reading.Take(MostFacts))
        {
            bool isNamed =
                fact.Kind == ReadFactKind.Answer ? e.Code is { } code && fact.What.Contains(code, StringComparison.Ordinal)
                : fact.What.Length > 3 && match.Evidence.Contains(fact.What, StringComparison.OrdinalIgnoreCase);
            if (isNamed && fact.Place.IsKnown
                && lines.Quote(fact.Place.Start.Line, fact.Place.Start.Column, fact.Place.Length, fact.What) is { } quote)
            {
                yield return quote;
            }
        }
    }

    /// <summary>Lines of a text, quoted with what may be secret masked.</summary>
    private sealed class TextLines(string text)
    {
        internal int Find(string name) => Scan.Find(text, name, 0, ignoreCase: true);

        internal QuotedPlace? QuoteAt(int offset, int length, string label)
        {
            int line = 1 + text.AsSpan(0, offset).Count('\n');
            Work.Add(offset);
            return Quote(line, offset - text.LastIndexOf('\n', Math.Max(0, offset - 1), Math.Max(0, offset)), length, label);
        }

        internal QuotedPlace? Quote(int line, int column, int length, string label)
        {
            int first = Math.Max(1, line - LinesAround);
            string[] around = Around(first, line + LinesAround);
            string[] masked = SecretMask.Of(string.Join('\n', around)).Split('\n');
            int index = line - first;
            if (masked.Length != around.Length || index >= around.Length)
            {
                return null;
            }

            string whole = around[index], quote = masked[index];
            int indent = quote.Length - quote.TrimStart().Length;
            bool isSame = whole == quote && column > 0;
            int start = isSame ? Math.Min(column - 1, quote.Length) : indent;
            int count = isSame && length > 0 ? Math.Min(length, quote.Length - start) : quote.TrimEnd().Length - start;
            int cut = quote.Length <= LongestQuote ? 0 : Math.Max(0, Math.Min(start - 20, quote.Length - LongestQuote));
            string part = quote.Substring(cut, Math.Min(LongestQuote, quote.Length - cut)).Replace('\t', ' ');
            return new QuotedPlace(line, start - cut + 1, Math.Max(1, Math.Min(count, part.Length - (start - cut))), part, label);
        }

        private string[] Around(int first, int last)
        {
            int at = 0;
            for (int line = 1; line < first; line++)
            {
                at = Scan.LineEnd(text, at) + 1;
                if (at >= text.Length)
                {
                    return [];
                }
            }

            int end = at;
            for (int line = first; line <= last && end < text.Length; line++)
            {
                end = Scan.LineEnd(text, end) + 1;
            }

            return [.. text[at..Math.Max(at, Math.Min(text.Length, end - 1))].Split('\n').Select(static l => l.TrimEnd('\r'))];
        }
    }
}
