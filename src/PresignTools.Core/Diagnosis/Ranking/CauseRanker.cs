using PresignTools.Diagnosis.Causes;

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
    internal static IReadOnlyList<RankedCause> Rank(IEnumerable<(CauseDefinition Cause, Match Match)> found, Evidence e)
    {
        Dictionary<CauseDefinition, Match> byCause = [];
        foreach ((CauseDefinition cause, Match raw) in found)
        {
            Match match = Proof.Weigh(cause, raw, e);
            byCause[cause] = byCause.TryGetValue(cause, out Match? before) ? Combine(before, match) : match;
        }

        RankedCause[] all = [.. byCause.Select(c => Ranked(c.Key, c.Value, e))];
        Dictionary<string, EvidenceKind> rank = all.ToDictionary(static r => r.Cause, static r => r.Match.Kind, StringComparer.Ordinal);
        HashSet<string> symptoms = [];
        foreach (RankedCause reason in all.Where(static r => r.FitsAnswer && r.Match.Explains.Count > 0))
        {
            foreach (string symptom in reason.Match.Explains.Where(rank.ContainsKey))
            {
                symptoms.Add(symptom);
                rank[reason.Cause] = (EvidenceKind)Math.Max((int)rank[reason.Cause], (int)rank[symptom]);
            }
        }

        return
        [
            .. all.Where(r => r.FitsAnswer || r.Match.IsDefect)
                .OrderByDescending(static r => r.FitsAnswer)
                .ThenByDescending(r => rank[r.Cause])
                .ThenBy(r => symptoms.Contains(r.Cause))
                .ThenByDescending(static r => r.Reports)
                .ThenBy(static r => AnswerFit.First(r.Definition))
                .ThenBy(static r => r.Definition.Info.Layer)
                .ThenBy(static r => r.Cause, StringComparer.Ordinal),
        ];
    }

    private static RankedCause Ranked(CauseDefinition cause, Match match, Evidence e)
    {
        bool fits = AnswerFit.Fits(cause, e);
        bool isRefuted = !fits && e.Response is { } answer && AnswerFit.IsPassed(cause, answer);
        return new RankedCause(cause, match, fits, isRefuted, PublicReports.Count(e.AnswerKey, cause.Id));
    }

    /// <summary>Two matches of one cause: the stronger one leads, and the other's sentence is added where it was seen independently.</summary>
    private static Match Combine(Match a, Match b)
    {
        (Match strong, Match weak) = IsBefore(b, a) ? (b, a) : (a, b);
        bool adds = weak.Kind.IsFault() && !weak.IsFromAnswerAlone && !strong.IsFromAnswerAlone
            && strong.Evidence.Length < 300 && !strong.Evidence.Contains(weak.Evidence, StringComparison.Ordinal);
        return strong with
        {
            Evidence = adds ? strong.Evidence + " " + weak.Evidence : strong.Evidence,
            Fix = strong.Fix ?? weak.Fix,
            Differs = [.. strong.Differs.Union(weak.Differs)],
            Explains = [.. strong.Explains.Union(weak.Explains)],
            IsDefect = strong.IsDefect || weak.IsDefect,
            IsFromAnswerAlone = strong.IsFromAnswerAlone && weak.IsFromAnswerAlone,
        };
    }

    /// <summary>The stronger match; of two equal ones the one that says more than the answer does, then by their words, so that no order counts.</summary>
    private static bool IsBefore(Match a, Match b)
    {
        if (a.Kind != b.Kind)
        {
            return a.Kind > b.Kind;
        }

        return a.IsFromAnswerAlone != b.IsFromAnswerAlone ? b.IsFromAnswerAlone : string.CompareOrdinal(a.Evidence, b.Evidence) < 0;
    }
}
