using PresignTools.Diagnosis.Known;
using PresignTools.Responses;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>What was answered, and what the answer leaves open.</summary>
internal sealed partial class FailureFacts
{
    /// <summary>The answer was written by somebody else than S3.</summary>
    internal bool IsForeignAnswer { get; }

    /// <summary>The words by which the client says that it got no answer; null if it does not.</summary>
    internal string? NotReachedWord { get; }

    /// <summary>Names in the answer that are not those of the URL.</summary>
    internal IReadOnlyList<NameDifference> Differences { get; } = [];

    internal S3ErrorResponse? Response => Input.Response;

    internal string? Code => Response?.Code;

    internal int? Status => Response?.StatusCode;

    internal S3CheckStage Stage => Response?.Stage ?? S3CheckStage.Unknown;

    internal string? Row => Response?.Row;

    /// <summary>The kind of the answer, as the key of the table of public reports.</summary>
    internal string AnswerKey => Row ?? (Response is null ? NoAnswer : "unknown-answer");

    /// <summary>
    /// The URL was sent just now and accepted, and nothing else is known to have failed. A damaged one was not: it is sent repaired.
    /// </summary>
    internal bool IsAccepted =>
        Response is null
        && (
            (Input.Live is { IsAccepted: true, WithheldHeaders.Count: 0 }
                && Verification is not { IsRepaired: true }
                && TakenInstead is null)
            || Input.SuccessStatus is not null);

    /// <summary>
    /// The method with which the server took the URL just now, where another one is told to have been sent; null where there is none.
    /// OPTIONS is the browser's own.
    /// </summary>
    internal string? TakenInstead =>
        Input.Live is { IsAccepted: true, Method: { } taken } && Method is not (null or "OPTIONS") && taken != Method ? taken : null;

    /// <summary>How the request that was accepted was answered, in words.</summary>
    internal string AcceptedHow =>
        Input.SuccessStatus is { } status ? $"answered {status}" : $"answered {Input.Live?.Method} with {Input.Live?.StatusCode}";

    /// <summary>S3 says that the signature does not fit, and not why: some servers use the code for times and scopes too.</summary>
    internal bool IsSignatureRefusal =>
        (Code == "SignatureDoesNotMatch" || (Code == "InvalidSignature" && Row == S3Answer.SignatureMismatch))
        && Row is not (S3Answer.SignatureTimeOff or S3Answer.ScopeRegionOfService or S3Answer.ScopeServiceOfService);

    /// <summary>403 and not a word more: a HEAD answer, a browser that hides the body.</summary>
    internal bool IsSilentRefusal => Status == 403 && Code is null;

    /// <summary>AccessDenied without a reason.</summary>
    internal bool IsBareDenial => Row == S3Answer.AccessDenied || (Row == S3Answer.AccessDeniedOther && (!ProvesByOrder || IsWithoutWords));

    /// <summary>Whether S3 may have given a reason, and the record has only the code.</summary>
    internal bool IsReasonLost => Input.Record is Logs.S3AccessLogRecord;

    private bool IsWithoutWords => string.IsNullOrWhiteSpace(Response?.Message);

    /// <summary>
    /// Whether the order in which S3 makes its checks holds for the answer: it is known to be that of AWS. Other servers check in orders of
    /// their own, so that what they refused with says nothing of what they had looked at.
    /// </summary>
    internal bool ProvesByOrder => IsAws && AnswerSender.ShowsAws(Response);

    /// <summary>
    /// The checks that were passed before the one that refused, as far as the order in which this server makes them is known. Of any server
    /// it is known that it judges who may do what, and looks for the object, once it knows who asks.
    /// </summary>
    internal IReadOnlyList<S3CheckStage> Passed => field ??= ServerChecks.Passed(this);

    /// <summary>The checks that were not made, because an earlier one refused.</summary>
    internal IReadOnlyList<S3CheckStage> NotMade => field ??= ServerChecks.NotMade(this);

    /// <summary>Whether the answer is AWS's, or of a server that does not tell itself from it.</summary>
    internal bool HasOrderOfAws => IsAws || AnswerSender.ShowsAws(Response);

    /// <summary>
    /// A denial without a reason by a server that answers so to a signature that does not fit as well: radosgw where it asks its STS
    /// (rgw_rest_s3.cc, with rgw_s3_auth_use_sts).
    /// </summary>
    internal bool IsMuteDenial => IsBareDenial && IsWithoutWords && AnswerSender.IsRadosgw(Response);

    /// <summary>Whether the signature was refused, or a server that says no more may have refused it.</summary>
    internal bool MayRefuseSignature => IsSignatureRefusal || (IsMuteDenial && Verification?.SignatureMatches != true);

    /// <summary>
    /// A refusal without a reason, of a request that S3 would judge by its policies: what people mention beside it may matter.
    /// </summary>
    internal bool IsUnexplainedRefusal =>
        (IsBareDenial || (IsSilentRefusal && Verification?.SignatureMatches != false)) && Method != "OPTIONS";

    /// <summary>Whether the answer leaves open that the signature is at fault.</summary>
    internal bool MayBeSignature => MayRefuseSignature || (Verification?.SignatureMatches != true && (Response is null || IsSilentRefusal));

    /// <summary>Whether S3's canonical request was shortened by somebody.</summary>
    internal bool IsAbridged => AnswerIntegrity.IsAbridged(Response);

    /// <summary>Whether S3's canonical request is as S3 sent it.</summary>
    internal bool IsIntactAnswer => AnswerIntegrity.IsIntact(Response);

    /// <summary>Whether the answer leaves open that permission is at fault.</summary>
    internal bool MayBePermission =>
        Response is null || IsBareDenial || IsSilentRefusal || Stage is S3CheckStage.Authorization or S3CheckStage.Encryption;

    /// <summary>Whether the answer names another one than the URL does.</summary>
    internal bool NamesOther(NamedThing thing) => Differences.Any(d => d.Thing == thing);

    /// <summary>The lines of a Signature Version 2 string to sign that S3 sent back; null without one.</summary>
    internal string[]? StringToSignV2 =>
        Response?.StringToSign is { } text && !text.StartsWith("AWS4", StringComparison.Ordinal) && text.IndexOf('\n') > 0
            ? text.Replace("\r", string.Empty).Split('\n') : null;

    /// <summary>An element of the answer, or one of its headers; null where there is none.</summary>
    internal string? Element(string name) => Response?.Elements.TryGetValue(name, out string? value) == true ? value : null;
}
