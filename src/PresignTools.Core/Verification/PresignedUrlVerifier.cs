using System.Diagnostics.CodeAnalysis;
using PresignTools.Errors;
using PresignTools.Inspection;
using PresignTools.Responses;
using PresignTools.Signing;
using PresignTools.Verification.Checks;
using PresignTools.Verification.Search;
using PresignTools.Verification.Subject;

namespace PresignTools.Verification;

/// <summary>
/// Tests presigned URLs offline: in the order in which S3 judges, but without stopping at the first fault. With credentials it computes the
/// signature, and where it does not fit, searches for what differs from what was signed. With S3's own answer it needs no secret: its
/// canonical request is laid beside the one that the URL should give.
/// </summary>
public static class PresignedUrlVerifier
{
    /// <summary>Judges one request.</summary>
    /// <param name="request">The URL, and what else is known of the request.</param>
    /// <param name="credentials">The credentials that should have signed it; null if they are not at hand.</param>
    /// <param name="asOf">The instant for which expiry is judged.</param>
    /// <param name="response">What S3 answered to this very request, if it is known.</param>
    /// <exception cref="PresignException"><c>UrlMalformed</c> or <c>UrlTooLong</c>: the text is no URL. Whatever else is wrong with it is a
    /// finding.</exception>
    public static PresignedUrlTest Verify(
        ReceivedRequest request,
        SigningCredentials? credentials,
        DateTimeOffset asOf,
        S3ErrorResponse? response = null
    ) => new(Judge(request, credentials, asOf, response, SearchEffort.Full, new SigningKeyCache()));

    /// <summary>
    /// Parses, canonicalizes and recomputes, and nothing else: whether these credentials signed exactly this request. Method and headers
    /// must be known. SigV2, which has no canonical request, is not signed by anybody here.
    /// </summary>
    internal static bool IsSignedBy(ReceivedRequest request, SigningCredentials credentials, SigningKeyCache keys) =>
        RawUrl.TryParse(request.Url, out RawUrl? url, out _)
        && SignatureCheck.Fits(new VerificationContext(request, url, credentials, default, null), credentials, keys);

    /// <summary>The verification itself, before it is made into a result.</summary>
    /// <exception cref="OperationCanceledException">The user stopped the command.</exception>
    internal static VerificationContext Judge(
        ReceivedRequest request, SigningCredentials? credentials, DateTimeOffset asOf, S3ErrorResponse? response, SearchEffort effort,
        SigningKeyCache keys, CancellationToken cancellation = default)
    {
        if (IsJudgedAsItStands(request.Url, out RawUrl? url))
        {
            return Run(new VerificationContext(request, url, credentials, asOf, response) { Cancellation = cancellation }, effort, keys);
        }

        if (request.Url is null or { Length: > RawUrl.MaximumLength })
        {
            RawUrl.Parse(request.Url!);
        }

        // A damaged URL is judged in its repaired form, and said to need the repair; otherwise its other faults could not be seen.
        (string text, IReadOnlyList<UrlRepair> repairs) = UrlRepairer.Repair(request.Url!);
        var verification = new VerificationContext(request, RawUrl.Parse(text), credentials, asOf, response)
        {
            IsRepaired = true,
            Cancellation = cancellation,
        };
        string what = string.Join(" ", repairs.Select(static r => r.Description));
        verification.Fail(CauseId.UrlMangledInTransit, "The URL was damaged on its way. What follows judges the repaired one. " + what,
            $"Use the repaired URL: {Say.Command(PresignTask.Read)} gives it in property Url.", "query");
        return Run(verification, effort, keys);
    }

    /// <summary>
    /// Access key id of the URL that is judged: of the text as it stands, or of what it was before it was damaged. Null if it names none.
    /// </summary>
    internal static string? AccessKeyIdOf(string text)
    {
        if (!IsJudgedAsItStands(text, out RawUrl? url))
        {
            if (text is null or { Length: > RawUrl.MaximumLength } || !RawUrl.TryParse(UrlRepairer.Repair(text).Text, out url, out _))
            {
                return null;
            }
        }

        return new SignatureParameters(url).AccessKeyId;
    }

    private static bool IsJudgedAsItStands(string text, [NotNullWhen(true)] out RawUrl? url) =>
        RawUrl.TryParse(text, out url, out _) && (PresignedShape.IsWellFormed(url.Text) || !IsRepairable(text));

    /// <summary>Whether the text becomes a presigned URL in good shape when what mail, HTML, JSON or a shell did to it is undone.</summary>
    private static bool IsRepairable(string text)
    {
        (string repaired, IReadOnlyList<UrlRepair> repairs) = UrlRepairer.Repair(text);
        return repairs.Count > 0 && repaired != text && PresignedShape.IsWellFormed(repaired);
    }

    private static VerificationContext Run(VerificationContext verification, SearchEffort effort, SigningKeyCache keys)
    {
        MechanismCheck.Run(verification);
        FormatCheck.Run(verification);
        ScopeCheck.Run(verification);
        TimeCheck.Run(verification);
        HeaderCheck.Run(verification);
        CredentialCheck.Run(verification);
        if (verification.Parameters.Form == SignatureForm.V2)
        {
            SignatureV2Check.Run(verification, effort);
        }
        else
        {
            SignatureCheck.Run(verification, effort, keys);
        }

        CredentialForm.AfterSignature(verification);
        ScopeCheck.AfterSignature(verification);
        HostCheck(verification);
        ResponseCheck.Run(verification);
        LimitCheck.Run(verification);
        KnownPitfallsCheck.Run(verification);
        NotComputed(verification);
        return verification;
    }

    /// <summary>
    /// Where a secret was given and the signature could not be computed, a finding says so: what was not checked is not passed over.
    /// </summary>
    private static void NotComputed(VerificationContext j)
    {
        if (j.IsOfOthersSession)
        {
            j.Add(CauseId.SignatureMismatch, FindingStatus.Skipped, EvidenceKind.Circumstance,
                "The signature was not checked: the URL is signed with the keys of a session with a directory bucket, and the credentials "
                    + "given are not those of the session.",
                "Give the access key, the secret key and the token that CreateSession answered.", "signature");
        }
        else if (j.Credentials is not null && j.SignatureMatches is null
            && !j.Findings.Any(static f => f.Status is FindingStatus.Fail or FindingStatus.Skipped))
        {
            j.Add(CauseId.SignatureMismatch, FindingStatus.Skipped, EvidenceKind.Circumstance,
                "The signature was not checked: the URL does not have all that goes into it.", "Take the whole URL again, as it was made.",
                    "signature");
        }
    }

    /// <summary>
    /// Without a computation, another host than the URL's is a fault that speaks for itself: the URL was made for its own.
    /// </summary>
    private static void HostCheck(VerificationContext j)
    {
        if (j.SignatureMatches is null && j.Host != j.UrlHost && j.Parameters.Form is SignatureForm.V4 or SignatureForm.V4A)
        {
            j.Add(
                CauseId.SignedHostMismatch,
                FindingStatus.Fail,
                EvidenceKind.SeenInRequest,
                $"The server saw host {Text.Printable.Of(j.Host, 100)}, the URL is for {Text.Printable.Of(j.UrlHost, 100)}: the host is "
                    + $"signed.",
                null,
                "host");
        }
    }
}
