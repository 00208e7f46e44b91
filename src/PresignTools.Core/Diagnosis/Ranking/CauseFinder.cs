using PresignTools.Diagnosis.Reasoning;

namespace PresignTools.Diagnosis.Ranking;

/// <summary>
/// Everything that speaks for any cause: what the answer says, what the checks found, what the definitions recognize, and what awaits the
/// request behind the check that refused it.
/// </summary>
internal static class CauseFinder
{
    internal static IEnumerable<(CauseDefinition Cause, Match Match)> Run(FailureFacts e) => [.. Now(e), .. Ahead(e)];

    private static IEnumerable<(CauseDefinition Cause, Match Match)> Now(FailureFacts e) =>
        AnswerMatches.Of(e)
            .Concat(CheckMatches.Of(e))
            .Concat(SigningLogMatches.Of(e))
            .Concat(MentionedConditions.Of(e))
            .Concat(OptionMatches.Of(e))
            .Concat(Told(e))
            .Concat(CauseBook.All.SelectMany(c => c.Find(e).Select(m => (c, m))))
            .Concat(ContrastReasons.Of(e).Concat(VariantReasons.Of(e))
                .Select(static r => (CauseBook.Get(r.Cause), r.Match)).Where(r => !r.Item1.IsRuledOut(e)))
            .Where(f => f.Item2.Kind.IsFault() || !ContrastReasons.IsStruckOut(f.Item1.Id, e));

    private static IEnumerable<(CauseDefinition Cause, Match Match)> Told(FailureFacts e) =>
        e.Input.FullText is { } text ? CauseBook.All.SelectMany(c => c.Told(e, text).Select(m => (c, m))) : [];

    /// <summary>
    /// S3 reports one fault at a time, the first. What is known of bucket, object, policies and key shows the next one before it is met:
    /// the same definitions, asked as if there were no answer yet. Never the cause of this answer.
    /// </summary>
    private static IEnumerable<(CauseDefinition Cause, Match Match)> Ahead(FailureFacts e)
    {
        if (
            e.Response is not { } answer
            || answer.Stage == S3CheckStage.Unknown
            || e.NotMade.Count == 0
            || e.IsForm
            || e.Method == "OPTIONS")
        {
            return [];
        }

        FailureFacts before = e.WithoutAnswer();
        return Now(before)
            .Where(f => IsWorthTelling(f.Cause, f.Match, before) && AnswerFit.IsAhead(f.Cause, e))
            .Where(f => !AnswerFit.Fits(f.Cause, e) || IsOfTheObject(f.Cause, f.Match))
            .Select(f => (f.Cause, AnswerFit.Fits(f.Cause, e) ? Later(f.Match) : f.Match with { IsDefect = true }));
    }

    /// <summary>
    /// What is known of the object itself is met in a later check than the signature, also where the cause could have broken that too: a
    /// key that was changed after signing.
    /// </summary>
    private static bool IsOfTheObject(CauseDefinition cause, Match match) =>
        cause.Info.Layer == CheckLayer.Object && match.Kind == EvidenceKind.SeenInAccount;

    private static Match Later(Match match) =>
        match with { Kind = EvidenceKind.CommonCause, Later = match.Kind, IsDefect = true, Explains = [] };

    /// <summary>
    /// A fault; a signature that was recomputed with these credentials and does not fit; and of permissions also what the account leaves
    /// open. Whether policies let the request in turns on who uses the URL, and from where, which nobody knows before S3 looks at it: so a
    /// suspicion that rests on a policy, or on what AWS answered, is all there can be.
    /// </summary>
    private static bool IsWorthTelling(CauseDefinition cause, Match match, FailureFacts before) =>
        match.Kind.IsFault()
        || (match.Kind == EvidenceKind.Circumstance && before.IsRecomputed && cause.Info.Layer == CheckLayer.Identity)
        || (match.Kind == EvidenceKind.Circumstance && cause.Info.Layer is CheckLayer.Permission or CheckLayer.Policy);
}
