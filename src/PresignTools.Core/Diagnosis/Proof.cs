using PresignTools.Policies;
using PresignTools.Responses;

namespace PresignTools.Diagnosis;

/// <summary>
/// What may be called established. A rule sees one piece of the evidence; here it is held against the rest: who answered, with which status, about
/// whose names, and when. What the rest does not bear out is likely at most.
/// </summary>
internal static class Proof
{
    private static readonly string[] TimeKeys = ["aws:CurrentTime", "aws:EpochTime", "aws:TokenIssueTime", "aws:MultiFactorAuthAge", "s3:signatureAge"];

    /// <summary>The suspect, as sure as all of the evidence lets it be.</summary>
    internal static Suspect Weigh(Suspect suspect, Evidence e)
    {
        Suspect timed = IsOfTime(suspect) && e.Response?.Row is not ("url-expired" or "post-policy-expired" or "url-not-yet-valid") && !e.Clock.IsProof ? ByAnotherClock(suspect, e) : suspect;
        return timed.Certainty == Certainty.Established && !IsBorneOut(timed, e) ? timed.As(Certainty.Likely) : timed;
    }

    /// <summary>Whether a policy's decision changes with the time.</summary>
    internal static bool AsksForTime(PolicySet policies) =>
        policies.All.SelectMany(static p => p.Statements).SelectMany(static s => s.Conditions).Any(static c => TimeKeys.Contains(c.Key, StringComparer.OrdinalIgnoreCase));

    private static bool IsBorneOut(Suspect suspect, Evidence e) =>
        e.NotReachedWord is null && !e.IsForeignAnswer && e.Differences.Count == 0 && CauseStatuses.CanProve(suspect.Cause, e)
        && !(IsOfTime(suspect) && !e.Clock.IsProof) && !IsContradicted(suspect, e);

    /// <summary>Nothing is known of the failure but that there was one.</summary>
    private static bool IsAlone(Evidence e) => e.Response is null && string.IsNullOrWhiteSpace(e.Input.ClientMessage);

    /// <summary>What differs from what was signed, S3 would have met before it accepted the signature.</summary>
    private static bool IsContradicted(Suspect suspect, Evidence e) =>
        suspect.Differs.Count > 0 && e.Response?.Accepted.Contains(S3CheckStage.Signature) == true;

    /// <summary>Whether it was judged by a clock: the end of the URL or of the session, a signing time in the future. An expiry of 0 is none at any time.</summary>
    private static bool IsOfTime(Suspect suspect) =>
        suspect.Cause != Causes.ExpiryInvalid && (suspect.Differs.Contains("expired") || suspect.Differs.Contains("not-yet-valid"));

    /// <summary>
    /// The present says that the URL does not work now. Whether it did when the failure happened that is told, nobody knows: it stands behind whatever
    /// else explains the failure.
    /// </summary>
    private static Suspect ByAnotherClock(Suspect suspect, Evidence e) => suspect with
    {
        Certainty = suspect.Certainty == Certainty.Established ? Certainty.Likely : suspect.Certainty,
        Strength = Math.Min(suspect.Strength, e.Clock.IsOfFailure ? 70 : IsAlone(e) ? 62 : 58),
        Evidence = suspect.Evidence + (e.Clock.IsOfFailure ? " That is by the time that stands beside the failure." : " That is by the present time: when the failure happened is not told (-AsOf)."),
        IsFault = suspect.IsFault && e.Clock.IsOfFailure,
    };
}
