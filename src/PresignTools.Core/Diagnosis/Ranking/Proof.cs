using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Ranking;

/// <summary>
/// What may be called established. A rule sees one piece of the evidence; here it is held against the rest: who answered, with which
/// status, about whose names, and when. What the rest does not bear out is likely at most.
/// </summary>
internal static class Proof
{
    /// <summary>The match, as sure as all of the evidence lets it be.</summary>
    internal static Match Weigh(CauseDefinition cause, Match match, FailureFacts e)
    {
        bool isAnswered = e.Row is S3Answer.UrlExpired or S3Answer.PostPolicyExpired or S3Answer.UrlNotYetValid;
        Match timed = IsOfTime(cause, match) && !isAnswered ? ByClock(match, e) : match;
        return timed.Kind.ToCertainty() != Certainty.Established || IsBorneOut(cause, timed, e) ? timed
            : timed with { Kind = timed.Kind == EvidenceKind.StatedByS3 ? EvidenceKind.NamedByAnswer : EvidenceKind.SeenInRequest };
    }

    private static bool IsBorneOut(CauseDefinition cause, Match match, FailureFacts e) =>
        e.NotReachedWord is null && !e.IsForeignAnswer && e.Differences.Count == 0 && CauseStatuses.CanProve(cause, e)
        && !(IsOfTime(cause, match) && !e.Clock.IsProof) && !IsContradicted(match, e) && !IsOfAnotherCheck(cause, match, e)
        && !(match.Kind == EvidenceKind.StatedByS3 && HasSeveralAnswers(e));

    /// <summary>
    /// Whether the text has answers of different codes: of two servers or requests, of which only one was read. Which of them is the
    /// failure that is meant, nobody knows.
    /// </summary>
    private static bool HasSeveralAnswers(FailureFacts e)
    {
        const string Open = "<Code>";
        string? text = e.Input.FullText;
        int first = text is null ? -1 : text.IndexOf(Open, StringComparison.Ordinal);
        for (int i = first; i >= 0; i = text!.IndexOf(Open, i + 1, StringComparison.Ordinal))
        {
            int end = Scan.Skip(text!, i + Open.Length, char.IsLetterOrDigit);
            if (Scan.At(text!, end, "</") && text.AsSpan(i, end - i) is var code
                && !text.AsSpan(first).StartsWith(code))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// What differs from what was signed, S3 would have met in its own check of it; an answer from a later check says that it did not.
    /// </summary>
    private static bool IsContradicted(Match match, FailureFacts e) =>
        e.Response is { } answer && match.Differs.Any(d => answer.Accepted.Contains(CheckOf(d)));

    /// <summary>The check in which an element of the request is looked at; the signature covers all that has none of its own.</summary>
    private static S3CheckStage CheckOf(string element) => element switch
    {
        "region" or "service" => S3CheckStage.Scope,
        "expired" or "not-yet-valid" => S3CheckStage.Time,
        "token" or "access-key" => S3CheckStage.Credential,
        _ => S3CheckStage.Signature,
    };

    /// <summary>
    /// What differs from what was signed breaks the signature, and that is answered with 403. Another answer, or one from before that
    /// check, may still come from the change (another key id in the credential, another expiry), but the recomputed signature does not
    /// prove it.
    /// </summary>
    private static bool IsOfAnotherCheck(CauseDefinition cause, Match match, FailureFacts e) =>
        cause.Info.ComesToLightIn(S3CheckStage.Signature) && e.IsRecomputed && match.Differs.Any(IsSigned)
        && e.Response is { } answer && (answer.NotChecked.Contains(S3CheckStage.Signature) || answer.StatusCode is not (null or 403));

    /// <summary>Everything that a finding may differ in goes into the signature; the token and the clock are looked at before.</summary>
    private static bool IsSigned(string element) => element is not ("token" or "expired" or "not-yet-valid");

    /// <summary>
    /// Whether a clock judged it: the end of the URL or of the session, a signing time in the future. An expiry of 0 is invalid at any
    /// time.
    /// </summary>
    private static bool IsOfTime(CauseDefinition cause, Match match) =>
        cause.Id != CauseId.ExpiryInvalid && (match.Differs.Contains("expired") || match.Differs.Contains("not-yet-valid"));

    /// <summary>
    /// What the clock says of the URL is certain where the clock is; that this failure comes of it takes an answer that can, and a failure
    /// that has no other time of its own.
    /// </summary>
    private static Match ByClock(Match match, FailureFacts e)
    {
        if (!e.Clock.IsProof)
        {
            return ByAnotherClock(match, e);
        }

        bool isHidden = e.Response is null && Topics.CorsComplaint.IsIn(e.Input.ClientMessage);
        string? doubt = DisputedTime.Of(e)
            ?? (isHidden ? " The browser does not show the answer; CORS alone may have stopped it." : null);
        return doubt is null ? match : AtMostSeen(match, doubt);
    }

    private static Match AtMostSeen(Match match, string why) =>
        match with
        {
            Kind = match.Kind < EvidenceKind.SeenInRequest ? match.Kind : EvidenceKind.SeenInRequest,
            Evidence = match.Evidence + why,
        };

    /// <summary>
    /// The present says that the URL does not work now. Whether it did when the reported failure happened, nobody knows: so it ranks behind
    /// whatever else explains the failure.
    /// </summary>
    private static Match ByAnotherClock(Match match, FailureFacts e)
    {
        bool isAlone = e.Response is null && string.IsNullOrWhiteSpace(e.Input.ClientMessage); // nothing is known but that it failed
        EvidenceKind most =
            e.Clock.IsOfFailure ? EvidenceKind.SeenInRequest
            : isAlone ? EvidenceKind.SeenInAccount
            : EvidenceKind.Circumstance;
        return match with
        {
            Kind = match.Kind < most ? match.Kind : most,
            Evidence = match.Evidence + (e.Clock.IsOfFailure
                ? " That is by the time written beside the failure."
                : $" That is by the present time; when the failure happened is not known ({Setting.AsOf})."),
            IsDefect = match.IsDefect && e.Clock.IsOfFailure,
        };
    }
}
