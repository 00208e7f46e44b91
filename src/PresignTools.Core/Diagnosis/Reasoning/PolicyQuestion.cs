using PresignTools.Diagnosis.Known;
using PresignTools.Identity;
using PresignTools.Policies.Conditions;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Matching;
using PresignTools.Policies.Operations;
using PresignTools.Verification.Subject;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>What the policies are asked: who asks for which action on what, and in which circumstances.</summary>
internal static class PolicyQuestion
{
    private static readonly string[] SignatureParameters =
        ["X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-SignedHeaders", "X-Amz-Expires", "X-Amz-Signature", "AWSAccessKeyId"];

    /// <summary>Stands for the bucket's owner where it is only known that it is not the signer's account.</summary>
    private const string NotTheSigners = "000000000000";

    /// <summary>The operation whose permissions are asked about.</summary>
    internal static string OperationName(FailureFacts e) => e.Operation switch
    {
        "PostObject" => "PutObject",
        { } name => name,
        null => "GetObject",
    };

    /// <summary>The request as policies see it.</summary>
    /// <param name="e">The failure.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="operation">For what.</param>
    /// <param name="bucket">Of which bucket.</param>
    /// <param name="key">Of which object.</param>
    /// <param name="hoisted">Whether x-amz-* parameters of the query count as headers.</param>
    internal static OperationAccess Access(
        FailureFacts e,
        RequestPrincipal principal,
        string operation,
        string bucket,
        string key,
        bool hoisted)
    {
        List<KeyValuePair<string, string>> headers = [.. Headers(e)];
        PresignedRequestContext? presigned = e.Url is null ? null : new PresignedRequestContext(e.Url, headers);
        var given = new List<(string, string)>();
        if (e.Input.SourceIp is { } ip)
        {
            given.Add(("aws:SourceIp", ip));
        }

        if ((e.Input.VpcEndpointId ?? e.Location?.VpcEndpointId) is { } endpoint)
        {
            given.Add(("aws:SourceVpce", endpoint));
        }

        if (TokenIssuedBy(e, e.Input.Policies) is { } issued)
        {
            given.Add(("aws:TokenIssueTime", issued));
        }

        string? action = e.Response?.AccessDenied?.Action;
        var request = new S3OperationRequest
        {
            Operation = operation,
            Bucket = bucket,
            Key = operation.Contains("Bucket") || operation.StartsWith("ListObject", StringComparison.Ordinal) ? null : key,
            VersionId = e.Url?.VersionId,
            Partition = principal.Partition,
            Region = SpecialResources.Has(bucket) ? e.Url?.Region : null,
            CallerAccount = SpecialResources.Has(bucket) ? principal.Account : null,    // of other buckets no ARN has it
            Headers = hoisted && e.Url is { } url ? [.. url.HoistedHeaders, .. headers] : headers,
            KmsKeyArn = operation.StartsWith("List", StringComparison.Ordinal) ? null : KmsKey(e, principal),
        };
        IReadOnlyList<RequiredAction> actions =
            action is not null && operation != "ListObjectsV2" && action.StartsWith("s3:", StringComparison.OrdinalIgnoreCase)
                ?
                [
                    new RequiredAction(
                        action,
                        e.Response!.AccessDenied!.Resource ?? $"arn:{principal.Partition}:s3:::{bucket}/{key}",
                        "S3 names it"),
                ]
                // what is only assumed to be needed is no evidence
                : [.. S3Operations.Required(request).Where(static a => a.Assumption is null)];
        return new OperationAccess
        {
            Principal = principal,
            Actions = actions,
            ResourceAccount = e.Bucket.OwnerAccount
                ?? (e.Bucket.IsOwnedBySigner == false && e.Input.Policies.Bucket is not null ? NotTheSigners : null),
            Given = RequestContext.Of([.. given]).WithDefaults(e.Input.Context),
            Derived = time => presigned is null || !hoisted
                ? S3RequestKeys.Of(headers, []).WithDefaults(TimeKeys.At(time)).WithDefaults(OfBareRequest(e, principal))
                : presigned.At(time),
            AsOf = e.AsOf,
            SignedAt = e.Url?.SignedAt,
        };
    }

    private static RequestContext OfBareRequest(FailureFacts e, RequestPrincipal principal)
    {
        RequestContext context = RequestContext.Of(("aws:SecureTransport", e.Raw?.Scheme == "http" ? "false" : "true"));
        return principal.Kind == RequestPrincipalKind.Anonymous
            ? context
            : context.With("s3:authType", IsInQuery(e) ? "REST-QUERY-STRING" : "REST-HEADER");
    }

    /// <summary>
    /// Whether the signature is in the query: of the URL, though people show only a part of it, or of the one that the code makes where it
    /// is not shown.
    /// </summary>
    private static bool IsInQuery(FailureFacts e) =>
        e.IsPresigned || (e.Header("authorization") is null && (IsShownInPart(e) || IsCoded(e)));

    private static bool IsShownInPart(FailureFacts e) =>
        Array.Exists(SignatureParameters, p => e.Raw is null ? e.WholeText.Contains(p + "=", StringComparison.Ordinal) : e.InQuery(p));

    private static bool IsCoded(FailureFacts e) => e.Raw is null && e.Input.SigningCalls.Any(static c => c.IsPresigning);

    /// <summary>
    /// The latest instant at which the signer's session can have begun: a token is older than what it signs. Null if no policy asks for it,
    /// or if it is told, or if there is no session.
    /// </summary>
    internal static string? TokenIssuedBy(FailureFacts e, PolicySet given)
    {
        const string IssueTime = "aws:TokenIssueTime";
        bool asked =
            e.IsTemporaryKey
            && !e.Input.Context.Mentions(IssueTime)
            && given
                .All.SelectMany(static p => p.Statements)
                .SelectMany(static s => s.Conditions)
                .Any(static c => c.Key.Equals(IssueTime, StringComparison.OrdinalIgnoreCase));
        return asked && e.Url?.SignedAt is { } signed ? DateOperator.Format(signed) : null;
    }

    /// <summary>Headers that count: those sent, and those that were signed, which the client must send.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Headers(FailureFacts e)
    {
        foreach (KeyValuePair<string, string> header in e.Headers ?? [])
        {
            yield return header;
        }

        foreach (KeyValuePair<string, string?> header in e.Headers is null ? e.Signing.Headers : new Dictionary<string, string?>())
        {
            if (header.Value is { Length: > 0 } value)
            {
                yield return new(header.Key, value);
            }
        }
    }

    private static string? KmsKey(FailureFacts e, RequestPrincipal principal)
    {
        if (e.Bucket.KmsKeyArn is { } arn && arn.StartsWith("arn:", StringComparison.Ordinal))
        {
            return arn;
        }

        bool kms = e.Bucket.UsesKms == true || e.Input.Policies.Key is not null;
        string region = e.Bucket.Region ?? e.Url?.Region ?? "us-east-1";
        string account = e.Bucket.OwnerAccount ?? principal.Account ?? AssumedPolicies.AnyAccount;
        return kms ? $"arn:{principal.Partition}:kms:{region}:{account}:key/key" : null;
    }

    /// <summary>Who asks; what is assumed of it is added to <paramref name="assumptions"/>.</summary>
    internal static RequestPrincipal Principal(FailureFacts e, List<string> assumptions)
    {
        if ((e.Input.Principal ?? e.Response?.AccessDenied?.Principal) is { } text && RequestPrincipal.TryParse(text) is { } known)
        {
            return known;
        }

        if (
            e.Verification is { Parameters.Form: SignatureForm.None }
            && e.Header("authorization") is null
            && e.Response is not null
            && !e.SaysSigned
            && !SdkUrl.Is(e.Input.FullText, e.Input.Url))
        {
            return RequestPrincipal.Anonymous;
        }

        // An account decoded from an example key id belongs to nobody; the bucket's own is the better guess where it is known.
        string? account = AccessKey.AccountId(e.AccessKeyId);
        assumptions.Add(
            $"Who signed is not known; assumed to be a principal of account {account ?? e.Bucket.OwnerAccount ?? "the bucket's owner"}.");
        return RequestPrincipal.OfAccount(account ?? e.Bucket.OwnerAccount ?? AssumedPolicies.AnyAccount);
    }
}
