using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Responses;

namespace PresignTools.Diagnosis.Ranking;

/// <summary>
/// Whether an answer can come from a cause. S3 stops at the first check that fails: a signature error means that no policy was looked at,
/// an explicit deny that the signature was good.
/// </summary>
internal static class AnswerFit
{
    /// <summary>Whether this failure can come from the cause: its answer, or the lack of one.</summary>
    internal static bool Fits(CauseDefinition cause, FailureFacts e)
    {
        if (e.Method == "OPTIONS" && !IsOfPreflight(cause))
        {
            return false;
        }

        if (e is { IsForm: true, IsPresigned: false, IsSignatureRefusal: true } && SignatureDoubt.IsOfUrlAlone(cause.Id))
        {
            return false;
        }

        if (e.NotReachedWord is not null)
        {
            return NotReached.Admits(cause.Id) || MayFailThoughAccepted(cause);
        }

        if (e.Response is not { } answer)
        {
            return !e.IsAccepted || MayFailThoughAccepted(cause);
        }

        return e.IsForeignAnswer
            ? cause.Id == CauseId.Redirected
                || (cause.Id == CauseId.TwoAuthMechanisms && cause.AlsoGives(e))
                || (MayFailThoughAccepted(cause) && cause.Id != CauseId.DnsOrTls)
                || IsOwnServers(cause, e)
                || (cause.Id == CauseId.TransferEncodingChunked && e.Status == 411)    // whoever demands a length says so
            : (Fits(cause, answer) || cause.AlsoGives(e) || IsSeenThough(cause, e) || IsMeantByOther(cause, e)
                || IsMute(cause, e) || IsStumble(cause, e)) && CauseStatuses.CanGive(cause, e);
    }

    /// <summary>
    /// A server that is not AWS's checks in an order of its own. Where it says no more than that it refuses, a fault that is seen in the
    /// URL or the headers fits, whatever AWS would have looked at before.
    /// </summary>
    private static bool IsSeenThough(CauseDefinition cause, FailureFacts e) =>
        !e.ProvesByOrder && IsSeen(cause, e) && !HasOtherWords(cause, e)
        && (e.IsBareDenial || string.IsNullOrWhiteSpace(e.Response!.Message) || (e.IsSignatureRefusal && !e.IsAws && IsOfForm(cause)));

    /// <summary>A server that does not look at the form of what is signed first, finds that the signature does not fit.</summary>
    private static bool IsOfForm(CauseDefinition cause) => cause.Id == CauseId.DateScopeMismatch
        || cause.Info.ComesToLightIn(S3CheckStage.Parameters) || cause.Info.ComesToLightIn(S3CheckStage.Format);

    /// <summary>Whoever answers to a signature that does not fit with an empty denial, does so to all that breaks one.</summary>
    private static bool IsMute(CauseDefinition cause, FailureFacts e) =>
        e.IsMuteDenial && e.MayRefuseSignature && cause.Info.ComesToLightIn(S3CheckStage.Signature);

    /// <summary>A server that does not look at the form of a query first may fail over it.</summary>
    private static bool IsStumble(CauseDefinition cause, FailureFacts e) =>
        !e.ProvesByOrder && e.Status == 500 && ServerChecks.MayStumble(cause.Id) && IsSeen(cause, e);

    private static bool IsMeantByOther(CauseDefinition cause, FailureFacts e) =>
        !e.HasOrderOfAws && S3ServerOrder.AlsoMeans(e.Server, e.Code, cause.Id);

    /// <summary>S3 answers an expired URL with "Request has expired". Other words, from a host of AWS, have another cause.</summary>
    private static bool HasOtherWords(CauseDefinition cause, FailureFacts e) =>
        cause.Id == CauseId.UrlExpired && e.Location is { HostKind: not Addressing.S3HostKind.Custom }
        && !string.IsNullOrWhiteSpace(e.Response!.Message);

    /// <summary>On a host that is none of AWS's a page may be how the server itself refuses what it cannot read.</summary>
    private static bool IsOwnServers(CauseDefinition cause, FailureFacts e) =>
        !e.IsAws && e.Status is 400 or 403 && IsSeen(cause, e) && CauseStatuses.CanGive(cause, e);

    private static bool IsSeen(CauseDefinition cause, FailureFacts e) =>
        e.Checked.Any(f => f.Status == FindingStatus.Fail && f.Certainty >= Certainty.Likely
            && (f.Cause == cause.Id || (cause.Id == CauseId.UrlMangledInTransit && IsOfDamage(f.Cause))));

    private static bool IsOfDamage(string cause) =>
        cause is CauseId.MissingQueryParameter or CauseId.MalformedQueryParameter or CauseId.SignatureAltered;

    /// <summary>
    /// Whether S3 had passed every check in which the cause comes to light. Forms and preflights go another way, which says nothing about
    /// this one.
    /// </summary>
    internal static bool IsPassed(CauseDefinition cause, FailureFacts e)
    {
        S3CheckStage[] own = [.. cause.Info.Stages.Where(static s => s is not (S3CheckStage.PostPolicy or S3CheckStage.Preflight))];
        return own.Length > 0 && own.All(s => e.Passed.Contains(s));
    }

    /// <summary>Whether S3 stopped before a check in which the cause comes to light: it may be the next answer.</summary>
    internal static bool IsAhead(CauseDefinition cause, FailureFacts e) => cause.Info.Stages.Any(s => e.NotMade.Contains(s));

    /// <summary>The first check in which the cause comes to light; last of all where it is not one of S3's.</summary>
    internal static S3CheckStage First(CauseDefinition cause) => cause.Info.Stages.Count > 0 ? cause.Info.Stages[0] : S3CheckStage.Service;

    private static bool Fits(CauseDefinition cause, S3ErrorResponse answer)
    {
        if (answer.LikelyCauses.Contains(cause.Id))
        {
            return true;
        }

        if (cause.Info.Stages.Count == 0)
        {
            return cause.Id != CauseId.DnsOrTls;    // with an answer in hand, the host was reached
        }

        return answer.Stage == S3CheckStage.Unknown
            ? cause.Info.Stages.Any(s => !answer.Accepted.Contains(s))
            : cause.Info.ComesToLightIn(answer.Stage);
    }

    /// <summary>A request may fail of it although S3 accepts the URL: it lies with the browser, or with the way to S3.</summary>
    private static bool MayFailThoughAccepted(CauseDefinition cause) => cause.Info.Stages.All(static s => s == S3CheckStage.Preflight);

    /// <summary>A preflight carries no signature and no credentials; only the bucket, its CORS rules and the way to it count.</summary>
    private static bool IsOfPreflight(CauseDefinition cause) =>
        cause.Id is CauseId.Other or CauseId.Redirected or CauseId.DnsOrTls || cause.Info.Stages.Count == 0
        || cause.Info.ComesToLightIn(S3CheckStage.Preflight) || cause.Info.ComesToLightIn(S3CheckStage.Routing);
}
