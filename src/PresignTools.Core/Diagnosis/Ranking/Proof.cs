using PresignTools.Diagnosis.Causes;
using PresignTools.Policies.Decisions;

namespace PresignTools.Diagnosis.Ranking;

/// <summary>
/// What may be called established. A rule sees one piece of the evidence; here it is held against the rest: who answered, with which status, about
/// whose names, and when. What the rest does not bear out is likely at most.
/// </summary>
internal static class Proof
{
    /// <summary>The match, as sure as all of the evidence lets it be.</summary>
    internal static Match Weigh(CauseDefinition cause, Match match, Evidence e)
    {
        bool isAnswered = e.Row is "url-expired" or "post-policy-expired" or "url-not-yet-valid";
        Match timed = IsOfTime(cause, match) && !isAnswered && !e.Clock.IsProof ? ByAnotherClock(match, e) : match;
        return timed.Kind.ToCertainty() != Certainty.Established || IsBorneOut(cause, timed, e) ? timed
            : timed with { Kind = timed.Kind == EvidenceKind.StatedByS3 ? EvidenceKind.NamedByAnswer : EvidenceKind.SeenInRequest };
    }

    /// <summary>Whether a policy's decision changes with the time.</summary>
    internal static bool AsksForTime(PolicySet policies) => TimedPolicies.AskForTime(policies);

    private static bool IsBorneOut(CauseDefinition cause, Match match, Evidence e) =>
        e.NotReachedWord is null && !e.IsForeignAnswer && e.Differences.Count == 0 && CauseStatuses.CanProve(cause, e)
        && !(IsOfTime(cause, match) && !e.Clock.IsProof) && !IsContradicted(match, e);

    /// <summary>What differs from what was signed, S3 would have met before it accepted the signature.</summary>
    private static bool IsContradicted(Match match, Evidence e) =>
        match.Differs.Count > 0 && e.Response?.Accepted.Contains(S3CheckStage.Signature) == true;

    /// <summary>Whether a clock judged it: the end of the URL or of the session, a signing time in the future. An expiry of 0 is invalid at any time.</summary>
    private static bool IsOfTime(CauseDefinition cause, Match match) =>
        cause.Id != CauseId.ExpiryInvalid && (match.Differs.Contains("expired") || match.Differs.Contains("not-yet-valid"));

    /// <summary>
    /// The present says that the URL does not work now. Whether it did when the reported failure happened, nobody knows: so it ranks behind
    /// whatever else explains the failure.
    /// </summary>
    private static Match ByAnotherClock(Match match, Evidence e)
    {
        bool isAlone = e.Response is null && string.IsNullOrWhiteSpace(e.Input.ClientMessage);    // nothing is known but that it failed
        EvidenceKind most = e.Clock.IsOfFailure ? EvidenceKind.SeenInRequest : isAlone ? EvidenceKind.SeenInAccount : EvidenceKind.Circumstance;
        return match with
        {
            Kind = match.Kind < most ? match.Kind : most,
            Evidence = match.Evidence + (e.Clock.IsOfFailure
                ? " That is by the time written beside the failure."
                : " That is by the present time; when the failure happened is not known (-AsOf)."),
            IsDefect = match.IsDefect && e.Clock.IsOfFailure,
        };
    }
}
