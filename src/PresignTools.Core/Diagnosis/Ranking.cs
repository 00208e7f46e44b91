namespace PresignTools.Diagnosis;

/// <summary>A cause with all that is held against it.</summary>
internal sealed record RankedSuspect(Suspect Suspect, bool FitsAnswer)
{
    internal string Cause => Suspect.Cause;
}

/// <summary>
/// Orders what the rules found: one entry a cause, by its strongest suspect. What S3's answer excludes goes behind everything that it admits: it is
/// a second fault at best, never the reason of this answer.
/// </summary>
internal static class Ranking
{
    internal static IReadOnlyList<RankedSuspect> Rank(IEnumerable<Suspect> suspects, Evidence evidence)
    {
        var byCause = new Dictionary<string, Suspect>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (Suspect suspect in suspects)
        {
            if (!byCause.TryGetValue(suspect.Cause, out Suspect? before))
            {
                byCause.Add(suspect.Cause, suspect);
                order.Add(suspect.Cause);
            }
            else
            {
                byCause[suspect.Cause] = Merge(before, suspect);
            }
        }

        return
        [
            .. order.Select(c => new RankedSuspect(byCause[c], Fits(c, evidence)))
                .Where(static r => r.FitsAnswer || r.Suspect.IsFault)
                .OrderByDescending(static r => r.FitsAnswer)
                .ThenByDescending(static r => r.Suspect.Strength)
                .ThenBy(static r => CauseStages.First(r.Cause)),
        ];
    }

    private static bool Fits(string cause, Evidence e) =>
        e.Response is { } answer ? (CauseStages.Fits(cause, answer) || IsOtherServersWay(cause, e)) && (e.Method != "OPTIONS" || CauseStages.IsOfPreflight(cause))
        : (!e.IsAccepted || CauseStages.IsOutsideS3(cause)) && (e.Method != "OPTIONS" || CauseStages.IsOfPreflight(cause));

    /// <summary>MinIO says "headers not signed" also where a signed header is not sent (cmd/signature-v4-utils.go, extractSignedHeaders).</summary>
    private static bool IsOtherServersWay(string cause, Evidence e) => cause == CauseId.MissingSignedHeader && e.Row == "headers-not-signed" && (!e.IsAws || Rules.HeaderRules.Underscored(e) is not null);

    private static Suspect Merge(Suspect a, Suspect b)
    {
        Suspect strong = b.Strength > a.Strength ? b : a, weak = b.Strength > a.Strength ? a : b;
        string evidence = weak.Strength >= 60 && !weak.IsFromAnswerAlone && !strong.IsFromAnswerAlone && strong.Evidence.IndexOf(weak.Evidence, StringComparison.Ordinal) < 0 && strong.Evidence.Length < 300 ? strong.Evidence + " " + weak.Evidence : strong.Evidence;
        return strong with
        {
            Certainty = strong.Certainty > weak.Certainty ? strong.Certainty : weak.Certainty,
            Evidence = evidence,
            Remedy = strong.Remedy ?? weak.Remedy,
            Differs = [.. strong.Differs.Union(weak.Differs)],
            IsFault = strong.IsFault || weak.IsFault,
            IsFromAnswerAlone = strong.IsFromAnswerAlone && weak.IsFromAnswerAlone,
        };
    }
}
