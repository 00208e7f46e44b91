using System.Globalization;
using PresignTools.Intake;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>
/// Where in the text that was given the facts stand that a finding rests on. A finding tells its facts in words; the same words lead to the
/// places: a statement's line, the name of a header that differs, the code of the answer.
/// </summary>
internal static class FindingPlaces
{
    private const int MostPlaces = 4;
    private const int MostFacts = 200;
    private const string StatementLine = "in the text, line ";

    /// <summary>The places of a match, at most a few.</summary>
    internal static IReadOnlyList<QuotedPlace> Of(FailureFacts e, Match match)
    {
        if (e.Quotable is not { } lines || match.IsFromAnswerAlone)
        {
            return [];
        }

        IEnumerable<QuotedPlace> places = Statements(lines, match.Evidence).Concat(Differing(lines, match.Differs))
            .Concat(Facts(lines, e, match));
        return [.. places.DistinctBy(static p => (p.Line, p.Column)).Take(MostPlaces)];
    }

    /// <summary>Statements of policies that the words name by their line.</summary>
    private static IEnumerable<QuotedPlace> Statements(QuotableText lines, string evidence)
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
    private static IEnumerable<QuotedPlace> Differing(QuotableText lines, IReadOnlyList<string> differs)
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
    private static IEnumerable<QuotedPlace> Facts(QuotableText lines, FailureFacts e, Match match)
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
}
