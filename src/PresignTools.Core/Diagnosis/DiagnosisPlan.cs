using PresignTools.Abstractions;
using PresignTools.Addressing;
using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Errors;
using PresignTools.Inspection;
using PresignTools.Intake;
using PresignTools.Policies.Operations;
using PresignTools.Signing;
using PresignTools.Verification;
using PresignTools.Verification.Search;
using PresignTools.Verification.Sending;
using PresignTools.Verification.Subject;

namespace PresignTools.Diagnosis;

/// <summary>
/// What there is to ask about a failure: of AWS, as somebody, and of the URL's own server. Pure: it only reads the input.
/// </summary>
internal sealed class DiagnosisPlan
{
    private readonly VerificationContext? _verification;

    private DiagnosisPlan(EvidenceQuestion question, VerificationContext? verification, bool isWorthSending)
    {
        Question = question;
        Probe = isWorthSending ? verification : null;
        _verification = verification;
    }

    /// <summary>The question to AWS.</summary>
    internal EvidenceQuestion Question { get; }

    /// <summary>
    /// The request to send, made harmless, because S3's answer to it is not known; null where it is, or where there is no URL to send.
    /// </summary>
    internal VerificationContext? Probe { get; }

    /// <summary>
    /// The method that was told to have been sent, where it changes what is stored and <see cref="Probe"/> asks with a harmless one in its
    /// place: an answer to that is no answer to what was sent, but where the server takes it, the other method was wrong. Null else.
    /// </summary>
    internal string? Replaced { get; private init; }

    /// <summary>Whether somebody told the method that was sent; else the one that is probed is a guess.</summary>
    internal bool IsMethodTold { get; private init; }

    /// <summary>Access key id of the signer; null if it is not known.</summary>
    internal string? AccessKeyId { get; private init; }

    /// <summary>Region to start asking in: the one that was signed for, where it is one of AWS's.</summary>
    internal string? Region { get; private init; }

    /// <summary>
    /// Scheme, host and port of a server that is not one of AWS's and takes bucket names in its path; null for AWS. Nobody but the owner of
    /// the URL's own key has any business there: AWS knows nothing of its buckets, and it nothing of AWS's keys.
    /// </summary>
    internal string? OtherEndpoint { get; private init; }

    /// <summary>Whether the URL's server is not one of AWS's.</summary>
    internal bool IsOtherServer { get; private init; }

    /// <param name="input">What is known.</param>
    /// <param name="now">The present time.</param>
    /// <param name="isAskedFor">Whether the user wants the URL sent even where S3's answer is known.</param>
    /// <param name="cancellation">Cancelled when the user stops the command.</param>
    internal static DiagnosisPlan Of(
        DiagnosisInput input,
        DateTimeOffset now,
        bool isAskedFor = false,
        CancellationToken cancellation = default)
    {
        var e = new FailureFacts(input, FailureClock.Of(input, now), SearchEffort.None, cancellation);

        // A multi-region access point is no bucket: nobody can ask S3 about one of its alias.
        bool isBucket = e.Location is not { HostKind: S3HostKind.MultiRegionAccessPoint };
        var question = new EvidenceQuestion
        {
            BucketName = isBucket ? e.BucketName : null,
            Key = isBucket ? e.Key : null,
            VersionId = e.Url?.VersionId,
            RequesterPays = e.AmzValue("x-amz-request-payer") is not null,
            KmsKeyId = e.AmzValue("x-amz-server-side-encryption-aws-kms-key-id") is { Length: > 0 } id ? id : null,
            Actions = isBucket ? Actions(e) : [],
        };
        string? region = e.Url?.Region ?? e.Url?.ScopeRegion ?? e.Response?.Region;
        bool other = e.Location is { HostKind: S3HostKind.Custom };
        string? replaced = MayBeForGet(e) ? e.Method : null;
        VerificationContext? asGet = replaced is null ? null
            : new FailureFacts(input with { Method = "GET" }, e.Clock, SearchEffort.None, cancellation).Verification;
        return new DiagnosisPlan(question, asGet ?? e.Verification, IsWorthSending(e, isAskedFor))
        {
            Replaced = asGet is null ? null : replaced,
            IsMethodTold = e.Method is not null,
            AccessKeyId = e.AccessKeyId,
            Region = S3Partitions.FindPartition(region) is null ? null : region,
            IsOtherServer = other,
            OtherEndpoint =
                other && e.Location is { IsPathStyle: true, BasePath.Length: 0 }
                    ? $"{e.Raw!.Scheme}://{VerificationContext.HostAndPort(e.Raw)}"
                    : null,
        };
    }

    /// <summary>Whether the URL leads to one of these endpoints.</summary>
    internal bool IsAt(IReadOnlyList<string> endpoints) => _verification is not null && OwnEndpoint.Covers(endpoints, _verification.Url);

    /// <summary>
    /// Whether these credentials signed the URL as it stands, for the host that stands in it: only then is that server theirs. A Host
    /// header that was told beside it proves nothing, since the request goes to the URL's host; nor does Signature Version 2, which signs
    /// no host
    /// (<see href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html"/>: X-Amz-SignedHeaders must have host).
    /// </summary>
    internal bool IsSignedBy(SigningCredentials credentials)
    {
        if (_verification is not { Parameters.Form: SignatureForm.V4 or SignatureForm.V4A } judged)
        {
            return false;
        }

        var request = new ReceivedRequest
        {
            Url = judged.Url.Text,
            Method = judged.Request.Method,
            Headers = judged.Request.Headers is { } headers
                ? [.. headers.Where(static h => !"host".Equals(h.Key?.Trim(), StringComparison.OrdinalIgnoreCase))]
                : null,
        };
        return PresignedUrlVerifier
                .Judge(request, credentials, judged.AsOf, null, SearchEffort.None, new SigningKeyCache())
                .SignatureMatches == true;
    }

    /// <summary>
    /// A URL is sent where S3's answer is not known, or came without its body. Not where the failure is replayed for another time (-AsOf):
    /// what the URL does today says nothing of then. Not one whose signature was blotted out. One without a signature only where the user
    /// wants it (-Live): a server may serve it to everybody, and then nothing is wrong with it.
    /// </summary>
    private static bool IsWorthSending(FailureFacts e, bool isAskedFor)
    {
        bool isOpen = e.Response is null || (e.Response.Code is null && e.Status is 400 or 403 && e.Method is null or "GET");
        return (e.IsPresigned || isAskedFor) && !e.IsUrlMasked && !UntoldHost.Is(e.Input.Url)
            && e.Input.AsOf is null && e.Method != "OPTIONS" && (isOpen || isAskedFor);
    }

    /// <summary>
    /// Whether the method that was sent changes what is stored, and the URL may have been made for GET all the same: nothing says for which
    /// method it is, and no header beside the host is signed, as an upload's would be.
    /// </summary>
    private static bool MayBeForGet(FailureFacts e) =>
        e is { Method: "PUT" or "POST" or "DELETE" or "PATCH", IsForm: false, Signing.Method: null, Input.IsMethodSigned: false }
        && e.Verification?.Hint.Methods.Contains("GET") == true && e.SignedHeaderNames is ["host"] or null
        && e.Doubt.Method is not MethodDoubt.SaidByUrl;

    private static IReadOnlyList<string> Actions(FailureFacts e)
    {
        if (e.Response?.AccessDenied?.Action is { } named)
        {
            return named.StartsWith("s3:", StringComparison.OrdinalIgnoreCase) ? [named] : [];
        }

        if (e.Operation is null || e.BucketName is null)
        {
            return [];
        }

        try
        {
            return [.. S3Operations.Required(new S3OperationRequest
            {
                Operation = e.Operation == "PostObject" ? "PutObject" : e.Operation,
                Bucket = e.BucketName,
                Key = e.Key,
                VersionId = e.Url?.VersionId,
                Headers = e.Url is { } url ? [.. url.HoistedHeaders, .. e.Headers ?? []] : [.. e.Headers ?? []],
            }).Where(static a => a.Assumption is null).Select(static a => a.Action).Distinct(StringComparer.OrdinalIgnoreCase)];
        }
        catch (PresignException)
        {
            return [];      // an operation that has no action, or lacks its key: nothing to simulate
        }
    }
}
