using PresignTools.Abstractions;
using PresignTools.Policies;
using CorsRuleOfBucket = PresignTools.Abstractions.CorsRule;

namespace PresignTools.Diagnosis;

/// <summary>
/// Puts what AWS told into the input of a diagnosis. What the user gave goes before it. A refusal to tell is no fact: only what AWS told, or says
/// that there is none of, counts.
/// </summary>
public static class AwsFacts
{
    /// <summary>The input with what AWS told.</summary>
    /// <param name="input">What is known.</param>
    /// <param name="aws">What AWS was asked.</param>
    /// <param name="asked">Whether those who asked are those who signed: only then do their identity and policies say anything about the URL.</param>
    public static DiagnosisInput Add(DiagnosisInput input, AwsEvidence aws, bool asked)
    {
        _ = input ?? throw new ArgumentNullException(nameof(input));
        _ = aws ?? throw new ArgumentNullException(nameof(aws));
        return input with
        {
            Bucket = input.Bucket.WithDefaults(Bucket(aws, asked)),
            Policies = Policies(input.Policies, aws, asked),
            Principal = input.Principal ?? (asked ? aws.Identity.Value?.Arn : null),
        };
    }

    private static BucketFacts Bucket(AwsEvidence aws, bool asked)
    {
        ObjectHead? head = aws.Object.Value;
        string? encryption = aws.Object.IsKnown ? head!.ServerSideEncryption ?? string.Empty : aws.Encryption.Value?.Algorithm;
        return new()
        {
            Exists = aws.Bucket.Status switch { ProbeStatus.Known => true, ProbeStatus.Absent => false, _ => null },
            Region = aws.Bucket.Value?.Region,
            OwnerAccount = aws.BucketOwner.Value is { IsOwner: true } owner ? owner.AccountId : null,
            IsOfSigner = aws.BucketOwner.Value?.IsOwner,
            MayList = asked ? aws.Bucket.Value?.MayList : null,
            BlocksCustomerKeys = aws.Encryption.IsKnown ? aws.Encryption.Value!.BlockedEncryptionTypes.Contains("SSE-C") : null,
            BlockPublicAcls = aws.PublicAccessBlock.IsKnown ? aws.PublicAccessBlock.Value!.BlockPublicAcls : aws.PublicAccessBlock.Status == ProbeStatus.Absent ? false : null,
            RestrictPublicBuckets = aws.PublicAccessBlock.Value?.RestrictPublicBuckets,
            AclsDisabled = aws.Ownership.Value?.AclsDisabled,
            RequesterPays = aws.RequestPayment.Value?.IsRequesterPays,
            Accelerate = aws.Accelerate.Value?.IsEnabled,
            Cors = aws.Cors.IsKnown ? [.. aws.Cors.Value!.Rules.Select(Rule)] : aws.Cors.Status == ProbeStatus.Absent ? [] : null,
            ObjectExists = aws.Object.Status switch { ProbeStatus.Known => !head!.IsDeleteMarker, ProbeStatus.Absent => false, _ => null },
            IsDeleteMarker = head is { IsDeleteMarker: true } ? true : null,
            StorageClass = head is { IsArchived: true } ? head.StorageClass : null,
            UsesKms = encryption is null ? null : encryption.StartsWith("aws:kms", StringComparison.Ordinal),
            KmsKeyArn = aws.KmsKey.Value?.Arn ?? head?.KmsKeyId,
            KmsKeyState = aws.KmsKey.Value?.State ?? (aws.KmsKey.Status == ProbeStatus.Absent ? "not found" : null),
        };
    }

    private static PolicySet Policies(PolicySet given, AwsEvidence aws, bool asked) => given with
    {
        Bucket = given.Bucket ?? Parse(PolicyKind.Bucket, "the bucket policy", aws.BucketPolicy),
        Key = given.Key ?? Parse(PolicyKind.Key, "the key policy", aws.KmsKeyPolicy),
        Identity = given.Identity.Count > 0 || !asked ? given.Identity : Identity(aws.IdentityPolicies.Value),
        PermissionsBoundary = given.PermissionsBoundary ?? (asked && aws.IdentityPolicies.Value?.PermissionsBoundary is { } boundary && Parse(PolicyKind.PermissionsBoundary, boundary.Name, boundary.Document) is { } read ? [read] : null),
        RestrictPublicBuckets = given.RestrictPublicBuckets || aws.PublicAccessBlock.Value?.RestrictPublicBuckets == true,
    };

    /// <summary>All policies of the identity or none: one that could not be read may be the one that allows.</summary>
    private static IReadOnlyList<Policy> Identity(IdentityPolicies? identity)
    {
        if (identity is not { IsComplete: true })
        {
            return [];
        }

        List<Policy?> policies = [.. identity.Policies.Select(p => Parse(PolicyKind.Identity, p.Name, p.Document))];
        return policies.Contains(null) ? [] : policies.Count == 0 ? [new Policy(PolicyKind.Identity, "no policy at all", null, null, [], [])] : [.. policies.OfType<Policy>()];
    }

    private static Policy? Parse(PolicyKind kind, string name, ProbeResult<PolicyText> document) =>
        document.Value is { Json: { } json } ? PolicyParser.Parse(kind, json, name).Policy : null;

    private static CorsRule Rule(CorsRuleOfBucket rule) => new() { AllowedOrigins = rule.AllowedOrigins, AllowedMethods = rule.AllowedMethods, AllowedHeaders = rule.AllowedHeaders };
}
