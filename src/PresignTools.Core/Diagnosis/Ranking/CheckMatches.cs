using PresignTools.Diagnosis.Causes.Identity;
using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Responses;

namespace PresignTools.Diagnosis.Ranking;

/// <summary>
/// What the verifier's checks of URL and request found, as matches. A defect of the URL is a fact; whether it is the cause of this answer
/// is for the ranking to say.
/// </summary>
internal static class CheckMatches
{
    internal static IEnumerable<(CauseDefinition Cause, Match Match)> Of(FailureFacts e)
    {
        foreach (Finding finding in e.Checked)
        {
            if (e.IsUrlMasked && finding.Cause == CauseId.SignatureAltered)
            {
                continue;    // whoever pasted the URL blotted its signature out
            }

            bool counts = e.IsPresigned || finding.Cause == CauseId.UrlMangledInTransit
                || (finding.Cause == CauseId.UnsignedRequest && !IsSignedElsewhere(e));
            if (counts && finding.Status == FindingStatus.Fail)
            {
                EvidenceKind kind = Kind(e, finding);
                yield return (CauseBook.Get(finding.Cause), Match.Of(finding, kind) with { IsDefect = kind.IsFault() });
            }
            else if (e.IsPresigned && finding.Status == FindingStatus.Unknown && !CauseBook.Get(finding.Cause).IsRuledOut(e))
            {
                yield return (CauseBook.Get(finding.Cause), Match.Of(finding, EvidenceKind.CommonCause));
            }
        }
    }

    /// <summary>A request signed in its headers is judged by its answer, not by what its URL lacks.</summary>
    private static bool IsSignedElsewhere(FailureFacts e) =>
        e.Header("authorization") is not null || e.IsForm || e.IsFormTarget || e.Method == "OPTIONS" || e.SaysSigned
        || e.IsSignatureRefusal || e.Stage is S3CheckStage.Signature or S3CheckStage.Credential or S3CheckStage.Scope or S3CheckStage.Time
        || (e.Response is { } r && (r.Accepted.Contains(S3CheckStage.Signature) || r.AccessKeyId is not null));

    private static EvidenceKind Kind(FailureFacts e, Finding finding) => finding.Cause switch
    {
        CauseId.SignatureMismatch => EvidenceKind.CommonCause,    // says what is, not why
        CauseId.UnsignedRequest => KindOfUnsigned(e),
        // Credentials of another key say nothing of the secret that the server has for the one in the URL.
        CauseId.WrongSecretKey when e.Verification!.SignatureMatches == true || (e.IsOtherKeyGiven && !e.IsAws) =>
            EvidenceKind.Circumstance,
        _ => finding.Certainty switch
        {
            Certainty.Established => IsProven(e, finding) ? EvidenceKind.Recomputed : EvidenceKind.SeenInRequest,
            Certainty.Likely => EvidenceKind.SeenInRequest,
            _ => EvidenceKind.Circumstance,
        },
    };

    private static EvidenceKind KindOfUnsigned(FailureFacts e)
    {
        if (RecordedRequest.IsUnsigned(e)
            || e.Row is S3Answer.Anonymous or S3Answer.AuthenticationTokenMissing or S3Answer.ResponseHeadersAnonymous)
        {
            return EvidenceKind.Recomputed;
        }

        // A text names URLs for many reasons. That one of them has no signature says something where a request without one was refused
        // as such requests are, by a server that is known to speak S3; or where the text has the request as it went over the wire.
        bool isOnWire = e.Header("host") is not null;
        bool isRefusedSo = e.IsBareDenial || (e.IsSilentRefusal && (e.IsAws || e.IsKnownOther));
        if (e.Input.FullText is not null && !isRefusedSo && !isOnWire)
        {
            return EvidenceKind.CommonCause;
        }

        // A URL of a server alone is what a client is set to; its requests have a path, and their signature elsewhere.
        if (e.Raw is { Path: "" or "/" } && e.IsKnownOther)
        {
            return EvidenceKind.CommonCause;
        }

        if (UnsignedRequest.IsBeside(e))
        {
            return EvidenceKind.CommonCause;
        }

        // Servers refuse callers without a name with 401 or 403, or do not know the path; an answer that names another fault, or one of
        // their own, is about something else.
        if (e.Response is { StatusCode: 400, Code: not null } or { StatusCode: 429 or >= 500 })
        {
            return EvidenceKind.CommonCause;
        }

        // People and browsers name URLs without their query.
        bool isOfBrowser = Topics.CorsComplaint.IsIn(e.Input.ClientMessage);
        return Tellings.Presigned.IsIn(e.Input.FullText) || UnsignedRequest.IsOfTool(e) ? EvidenceKind.CommonCause
            : isOfBrowser ? EvidenceKind.Circumstance : EvidenceKind.SeenInRequest;
    }

    /// <summary>
    /// Without an answer, a fault that S3 is bound to find is proven. In what a person pasted, a difference is proven only where the text
    /// is whole: people shorten and blot out before they paste, and headers that a person names are hearsay.
    /// </summary>
    private static bool IsProven(FailureFacts e, Finding finding)
    {
        if (e.IsSignatureRefusal && e.Verification!.SignatureMatches is null && !e.IsIntactAnswer)
        {
            return false;
        }

        // A log or a person cuts a long URL as well as a shell does, and then the request was whole.
        bool isCut =
            finding.Cause is CauseId.MissingQueryParameter or CauseId.MalformedQueryParameter or CauseId.SignatureAltered
            && !e.HasWholeSignature;
        if (isCut && e.Response is { Code: null })
        {
            return false;
        }

        return e.IsAws
            && finding.Cause != CauseId.UrlMangledInTransit
            && finding.Differs.All(static d => !d.StartsWith("header:", StringComparison.Ordinal));
    }
}
