using PresignTools.Diagnosis.Reasoning;
using PresignTools.Responses;

namespace PresignTools.Diagnosis.Ranking;

/// <summary>
/// What the server's answer says by itself. Where it has one cause only, it proves that cause or names it; where it has several, it only
/// says that they are usual with it, and other evidence has to tell them apart.
/// </summary>
internal static class AnswerMatches
{
    internal static IEnumerable<(CauseDefinition Cause, Match Match)> Of(FailureFacts e)
    {
        if (e.Response is not { } answer)
        {
            yield break;
        }

        CauseDefinition[] causes = [.. answer.LikelyCauses.Select(CauseBook.Find).OfType<CauseDefinition>()
            .Where(c => !c.IsRuledOut(e) && !RequestKinds.IsOfOther(c.Id, e))];
        string said = e.AnsweredSentence;
        for (int i = 0; i < causes.Length; i++)
        {
            EvidenceKind kind = i == 0 ? KindOfFirst(e, answer, causes) : EvidenceKind.CommonCause;
            yield return (
                causes[i],
                new Match(kind, said) { IsFromAnswerAlone = true, Fix = causes[i].Id == CauseId.Other ? answer.Meaning : null });
        }
    }

    private static EvidenceKind KindOfFirst(FailureFacts e, S3ErrorResponse answer, CauseDefinition[] causes)
    {
        // That the answer is about something else is no evidence beside a fault that is seen.
        bool isEmpty = causes[0].Id == CauseId.Other && string.IsNullOrWhiteSpace(answer.Message);
        bool hasFault = causes[0].Id == CauseId.Other && !e.ProvesByOrder && e.Checked.Any(static f => f.Status == FindingStatus.Fail);
        if (isEmpty || hasFault || !causes[0].IsNamedByAnswer(e) || answer.Code is null || answer.Row == S3Answer.AccessDeniedOther)
        {
            return EvidenceKind.CommonCause;
        }

        bool only = causes.Length == 1;
        // What the request rules out makes none of the others the only one: its operation may be reported wrongly.
        bool proves =
            answer.LikelyCauses.Count == 1
            && answer.IsKnown
            && answer.Stage != S3CheckStage.Unknown
            && causes[0].Id != CauseId.Other
            && causes[0].IsProvenByAnswer(e);
        return proves ? EvidenceKind.StatedByS3
            : only || answer.NamesFirstCause ? EvidenceKind.NamedByAnswer
            : EvidenceKind.CommonCause;
    }
}
