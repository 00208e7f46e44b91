using PresignTools.Diagnosis.Reasoning;

namespace PresignTools.Diagnosis.Ranking;

/// <summary>
/// Orders the causes. The order is total, so that the order of the definitions changes nothing:
/// <list type="number">
/// <item>what can give the answer goes before what cannot;</item>
/// <item>the stronger kind of evidence goes first;</item>
/// <item>what explains a symptom goes directly before the symptom;</item>
/// <item>the more frequent cause among the public reports with this answer goes first (<see cref="PublicReports"/>);</item>
/// <item>the cause that comes to light in S3's earlier check goes first;</item>
/// <item>the catalogue's order: layer, then id.</item>
/// </list>
/// </summary>
internal static class CauseRanker
{
    internal static IReadOnlyList<RankedCause> Rank(IEnumerable<(CauseDefinition Cause, Match Match)> found, FailureFacts e)
    {
        RankedCause[] all =
        [
            .. found.GroupBy(static f => f.Cause, f => Proof.Weigh(f.Cause, f.Match, e))
                .Select(g => Ranked(g.Key, g.Order(StrongestFirst).Aggregate(Combine), e))
                .OrderBy(static r => r.Cause, StringComparer.Ordinal),
        ];
        Dictionary<string, EvidenceKind> rank = all.ToDictionary(static r => r.Cause, static r => r.Match.Kind, StringComparer.Ordinal);
        HashSet<string> symptoms = Raise(rank, [.. all.Where(static r => r.FitsAnswer && r.Match.Explains.Count > 0)]);
        return
        [
            .. all.Where(r => r.FitsAnswer || r.Match.IsDefect)
                .OrderByDescending(static r => r.FitsAnswer)
                .ThenByDescending(r => rank[r.Cause])
                .ThenBy(r => symptoms.Contains(r.Cause))
                .ThenByDescending(r => e.MayRefuseSignature ? e.Doubt.SupportOf(r.Cause) : 0)
                .ThenByDescending(static r => r.Reports)
                .ThenBy(static r => AnswerFit.First(r.Definition))
                .ThenBy(static r => r.Definition.Info.Layer)
                .ThenBy(static r => r.Cause, StringComparer.Ordinal),
        ];
    }

    private static RankedCause Ranked(CauseDefinition cause, Match match, FailureFacts e)
    {
        bool fits = AnswerFit.Fits(cause, e);
        bool isRefuted = !fits && e.Response is not null && AnswerFit.IsPassed(cause, e);
        return new RankedCause(cause, match, fits, isRefuted, PublicReports.Count(e.AnswerKey, cause.Id));
    }

    /// <summary>
    /// Lifts what explains a symptom to the symptom's rank, and what explains that one in turn, until nothing rises any more.
    /// </summary>
    /// <returns>The symptoms.</returns>
    private static HashSet<string> Raise(Dictionary<string, EvidenceKind> rank, IReadOnlyList<RankedCause> reasons)
    {
        HashSet<string> symptoms = [.. reasons.SelectMany(static r => r.Match.Explains).Where(rank.ContainsKey)];
        bool isRising = true;
        while (isRising)
        {
            isRising = false;
            foreach (RankedCause reason in reasons)
            {
                IEnumerable<EvidenceKind> explained = reason.Match.Explains.Where(rank.ContainsKey).Select(s => rank[s]);
                EvidenceKind highest = explained.Append(rank[reason.Cause]).Max();
                isRising |= highest > rank[reason.Cause];
                rank[reason.Cause] = highest;
            }
        }

        return symptoms;
    }

    /// <summary>Two matches of one cause: the stronger one leads, and the other's sentence is added where it says more.</summary>
    private static Match Combine(Match strong, Match weak)
    {
        bool adds = weak.Kind.IsFault() && !weak.IsFromAnswerAlone && !strong.IsFromAnswerAlone
            && strong.Evidence.Length < 300 && !Repetition.Is(weak.Evidence, strong.Evidence);
        return strong with
        {
            Evidence = adds ? strong.Evidence + " " + weak.Evidence : strong.Evidence,
            Fix = strong.Fix ?? weak.Fix,
            Differs = [.. strong.Differs.Union(weak.Differs)],
            Explains = [.. strong.Explains.Union(weak.Explains)],
            IsDefect = strong.IsDefect || weak.IsDefect,
            IsCompared = strong.IsCompared || weak.IsCompared,
            Later = strong.Later ?? weak.Later,
            IsFromAnswerAlone = strong.IsFromAnswerAlone && weak.IsFromAnswerAlone,
        };
    }

    /// <summary>The stronger match first; of two equal ones the one that says more than the answer does, then by their words.</summary>
    private static Comparer<Match> StrongestFirst { get; } = Comparer<Match>.Create(static (a, b) =>
    {
        int order = b.Kind.CompareTo(a.Kind);
        order = order != 0 ? order : a.IsFromAnswerAlone.CompareTo(b.IsFromAnswerAlone);
        return order != 0 ? order : string.CompareOrdinal(Text(a), Text(b));
    });

    /// <summary>Everything that a match says: two with the same text are the same.</summary>
    private static string Text(Match m) =>
        string.Join('\n', [m.Evidence, m.Fix ?? string.Empty, .. m.Differs, string.Empty, .. m.Explains]);
}
