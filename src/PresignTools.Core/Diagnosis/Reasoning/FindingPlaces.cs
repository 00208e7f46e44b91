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
    private const int LongestStatement = 4000;
    private const string StatementLine = "in the text, line ";

    /// <summary>The places of a match, at most a few.</summary>
    internal static IReadOnlyList<QuotedPlace> Of(FailureFacts e, CauseDefinition cause, Match match)
    {
        if (e.Quotable is not { } lines)
        {
            return [];
        }

        IEnumerable<QuotedPlace> places = match.IsFromAnswerAlone && match.Kind < EvidenceKind.NamedByAnswer ? []
            : InUrl(lines, cause.PlacesInUrl(e));
        if (!match.IsFromAnswerAlone)
        {
            places = Denial(lines, e, match).Concat(Statements(lines, match.Evidence))
                .Concat(Differing(lines, cause, match.Differs)).Concat(places)
                .Concat(Facts(lines, e, match));
        }

        return [.. places.DistinctBy(static p => (p.Line, p.Column)).Take(MostPlaces)];
    }

    /// <summary>The words of S3's sentence that say which policy refused: "explicit deny in …", "because no … policy allows".</summary>
    private static IEnumerable<QuotedPlace> Denial(QuotableText lines, FailureFacts e, Match match)
    {
        if (match.Kind is not (EvidenceKind.StatedByS3 or EvidenceKind.NamedByAnswer) || e.Response?.AccessDenied is null)
        {
            yield break;
        }

        foreach (string reason in Reasons)
        {
            if (lines.FindWord(reason, 0, int.MaxValue) is var at and >= 0
                && lines.QuoteAt(at, lines.ClauseLength(at), "S3's reason") is { } quote)
            {
                yield return quote;
                yield break;
            }
        }
    }

    private static readonly string[] Reasons = ["explicit deny in", "because no", "because the"];

    /// <summary>The pieces of the URL where the cause is to be seen.</summary>
    private static IEnumerable<QuotedPlace> InUrl(QuotableText lines, IEnumerable<UrlPlace> places)
    {
        foreach (UrlPlace place in places)
        {
            if (lines.FindParameter(place.Parameter) is not var (start, end))
            {
                continue;
            }

            int at = place.Part is { Length: > 0 } part ? lines.FindWord(part, start, end) : start - place.Parameter.Length - 1;
            int length = place.Part?.Length ?? end - at;
            if (at >= 0 && lines.QuoteAt(at, length, place.Label) is { } quote)
            {
                yield return quote;
            }
        }
    }

    /// <summary>Statements of policies that the words name by their line.</summary>
    private static IEnumerable<QuotedPlace> Statements(QuotableText lines, string evidence)
    {
        for (int at = Scan.Find(evidence, StatementLine, 0); at >= 0; at = Scan.Find(evidence, StatementLine, at + 1))
        {
            int start = at + StatementLine.Length;
            int end = Scan.Skip(evidence, start, Scan.IsDigit);
            if (!int.TryParse(evidence.AsSpan(start, end - start), NumberStyles.None, CultureInfo.InvariantCulture, out int line)
                || lines.StartOf(line) is not { } offset)
            {
                continue;
            }

            foreach (string key in ConditionKeys(evidence))
            {
                // As a member of the statement's condition: the same words as a value are something else.
                int member = lines.FindMember(key, offset, offset + LongestStatement);
                if (member >= 0 && lines.QuoteAt(member, key.Length, "this condition") is { } condition)
                {
                    yield return condition;
                }
            }

            // A statement begins with a brace, often alone on its line: its effect says more.
            int effect = lines.FindMember("Effect", offset, offset + LongestStatement);
            if ((effect >= 0 ? lines.QuoteAt(effect, "Effect".Length, "this statement") : lines.Quote(line, 0, 0, "this statement"))
                is { } quote)
            {
                yield return quote;
            }
        }
    }

    /// <summary>Condition keys that the words name: <c>aws:SourceIp</c>, <c>s3:x-amz-acl</c>.</summary>
    private static IEnumerable<string> ConditionKeys(string evidence) => evidence
        .Split([' ', ',', ';', '(', ')', '\''], StringSplitOptions.RemoveEmptyEntries)
        .Where(static w => w.IndexOf(':', StringComparison.Ordinal) is > 1 and < 5 && w.Length is > 5 and < 60
            && (w.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) || w.StartsWith("s3:", StringComparison.OrdinalIgnoreCase)
                || w.StartsWith("kms:", StringComparison.OrdinalIgnoreCase)))
        .Select(static w => w.TrimEnd('.', ':')).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostPlaces);

    /// <summary>Headers that differ from what was signed, by their names.</summary>
    private static IEnumerable<QuotedPlace> Differing(QuotableText lines, CauseDefinition cause, IReadOnlyList<string> differs)
    {
        string label = cause.Id == CauseId.MissingSignedHeader ? "signed, not sent" : "signed";
        foreach (string name in differs.Where(static d => d.StartsWith("header:", StringComparison.Ordinal)).Select(static d =>
            d[7..]).Take(MostPlaces))
        {
            if (name.Length == 0)
            {
                continue;
            }

            // In the list of signed headers, and where the header itself stands: the command, the code, the request as it was sent.
            (int Start, int End)? list = lines.FindParameter("X-Amz-SignedHeaders");
            if (list is var (start, end) && lines.FindWord(name, start, end) is var signed and >= 0
                && lines.QuoteAt(signed, name.Length, label) is { } quote)
            {
                yield return quote;
            }

            int offset = lines.FindWord(name, 0, list?.Start ?? int.MaxValue);
            offset = offset < 0 && list is var (_, behind) ? lines.FindWord(name, behind, int.MaxValue) : offset;
            if (offset >= 0 && lines.QuoteAt(offset, name.Length, "this header") is { } other)
            {
                yield return other;
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
