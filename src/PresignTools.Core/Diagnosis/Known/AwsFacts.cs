using PresignTools.Abstractions;
using PresignTools.Identity;
using PresignTools.Intake;
using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Model;
using PresignTools.Policies.Parsing;
using PresignTools.Responses;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// Puts what AWS told into the input of a diagnosis. What the user gave goes before it. A refusal to tell is no fact: only what AWS told,
/// or says that there is none of, counts.
/// </summary>
public static class AwsFacts
{
    /// <summary>The input with what AWS told.</summary>
    /// <param name="input">What is known.</param>
    /// <param name="aws">What AWS was asked.</param>
    /// <param name="askerIsSigner">Whether the asker is the signer: only then do their identity and policies say anything about the
    /// failure. See <see cref="IsSigner"/>.</param>
    public static DiagnosisInput Add(DiagnosisInput input, AwsEvidence aws, bool askerIsSigner)
    {
        _ = input ?? throw new ArgumentNullException(nameof(input));
        _ = aws ?? throw new ArgumentNullException(nameof(aws));
        return input with
        {
            Bucket = input.Bucket.WithDefaults(Bucket(aws, askerIsSigner)),
            Policies = Policies(input.Policies, aws, askerIsSigner),
            Principal = input.Principal ?? (askerIsSigner ? aws.Identity.Value?.Arn : null),
            SignerIsDeniedAll = askerIsSigner && IsDeniedAll(aws),
            Simulated = askerIsSigner ? aws.Simulation.Value?.Decisions ?? [] : [],
            Asked = [.. aws.All.Where(static p => p.Status != ProbeStatus.NotAsked).Select(static p => p.ToString()!)],
        };
    }

    /// <summary>Whether those who ask are those who signed.</summary>
    /// <param name="signerKeyId">Access key id of the URL or of S3's answer; null if neither is known.</param>
    /// <param name="response">S3's answer, which may name who asked.</param>
    /// <param name="askerKeyId">Access key id of who asks AWS now.</param>
    /// <param name="asker">Who that is, as STS says.</param>
    /// <param name="wasNamed">Whether the user gave these credentials for this failure; the machine's own may be anybody's.</param>
    internal static bool IsSigner(string? signerKeyId, S3ErrorResponse? response, string askerKeyId, CallerIdentity? asker, bool wasNamed)
    {
        if (signerKeyId == askerKeyId)
        {
            return true;
        }

        if (response?.AccessDenied?.Principal is { } named && PrincipalArn.TryParse(named) is { } who && asker?.Principal is { } self)
        {
            return self.AccountId == who.AccountId && self.Kind == who.Kind && self.Name == who.Name;
        }

        // A role has new keys with each session: those that the user names for a session's URL of the same account are taken for the same
        // role's.
        bool sessions = AccessKey.Kind(signerKeyId) == AccessKeyKind.Temporary && AccessKey.Kind(askerKeyId) == AccessKeyKind.Temporary;
        return signerKeyId is null
            || (wasNamed && sessions && AccessKey.AccountId(signerKeyId) is { } account && account == asker?.AccountId);
    }

    /// <summary>
    /// GetCallerIdentity needs no permission, and HeadBucket tells the region to everybody; all else was refused, in words that name the
    /// signer's own policies.
    /// </summary>
    private static bool IsDeniedAll(AwsEvidence aws)
    {
        ProbeResult[] asked = [.. aws.All.Where(p => p.Status != ProbeStatus.NotAsked && p != aws.Identity && p != aws.Bucket)];
        string[] services =
        [
            .. asked
                .Where(static p => p.AccessDeniedMessage?.Contains("explicit deny in an identity-based policy") == true)
                .Select(static p => p.Action.Split(':')[0])
                .Distinct(),
        ];
        return aws.Identity.IsKnown && services.Length > 1 && asked.All(static p => p.Status == ProbeStatus.NotAllowed);
    }

    private static BucketFacts Bucket(AwsEvidence aws, bool askerIsSigner)
    {
        ObjectHead? head = aws.Object.Value;
        string? encryption = aws.Object.IsKnown ? head!.ServerSideEncryption ?? string.Empty : aws.Encryption.Value?.Algorithm;
        return new()
        {
            Exists = aws.Bucket.Status switch { ProbeStatus.Known => true, ProbeStatus.Absent => false, _ => null },
            Region = aws.Bucket.Value?.Region,
            OwnerAccount = aws.BucketOwner.Value is { IsOwner: true } owner ? owner.AccountId : null,
            MayRead = !askerIsSigner
                ? null
                : aws.Object.Status switch
                {
                    ProbeStatus.Known => true,
                    ProbeStatus.NotAllowed => false,
                    _ => null,
                },
            MayList = askerIsSigner ? aws.Bucket.Value?.MayList : null,
            BlocksCustomerKeys = aws.Encryption.IsKnown ? aws.Encryption.Value!.BlockedEncryptionTypes.Contains("SSE-C") : null,
            IsOwnedBySigner = askerIsSigner ? aws.BucketOwner.Value?.IsOwner : null,
            BlockPublicAcls =
                aws.PublicAccessBlock.IsKnown ? aws.PublicAccessBlock.Value!.BlockPublicAcls
                : aws.PublicAccessBlock.Status == ProbeStatus.Absent ? false
                : null,
            RestrictPublicBuckets = aws.PublicAccessBlock.Value?.RestrictPublicBuckets,
            AclsDisabled = aws.Ownership.Value?.AclsDisabled,
            RequesterPays = aws.RequestPayment.Value?.IsRequesterPays,
            Accelerate = aws.Accelerate.Value?.IsEnabled,
            Cors = aws.Cors.IsKnown ? aws.Cors.Value!.Rules : aws.Cors.Status == ProbeStatus.Absent ? [] : null,
            ObjectExists = aws.Object.Status switch { ProbeStatus.Known => !head!.IsDeleteMarker, ProbeStatus.Absent => false, _ => null },
            IsDeleteMarker = head is { IsDeleteMarker: true } ? true : null,
            StorageClass = head is { IsArchived: true } ? head.StorageClass : null,
            UsesKms = encryption is null ? null : encryption.StartsWith("aws:kms", StringComparison.Ordinal),
            KmsKeyArn = aws.KmsKey.Value?.Arn ?? head?.KmsKeyId,
            KmsKeyState = aws.KmsKey.Value?.State ?? (aws.KmsKey.Status == ProbeStatus.Absent ? "not found" : null),
        };
    }

    private static PolicySet Policies(PolicySet given, AwsEvidence aws, bool askerIsSigner) =>
        given with
        {
            Bucket = given.Bucket ?? Parse(PolicyKind.Bucket, "the bucket policy", aws.BucketPolicy),
            Key = given.Key ?? Parse(PolicyKind.Key, "the key policy", aws.KmsKeyPolicy),
            Identity = given.Identity.Count > 0 || !askerIsSigner ? given.Identity : Identity(aws.IdentityPolicies.Value),
            PermissionsBoundary = given.PermissionsBoundary
                ?? (
                    askerIsSigner
                    && aws.IdentityPolicies.Value?.PermissionsBoundary is { } boundary
                    && Parse(PolicyKind.PermissionsBoundary, boundary.Name, boundary.Document) is { } read
                        ? [read]
                        : null),
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
        return policies.Contains(null) ? []
            : policies.Count == 0 ? [new Policy(PolicyKind.Identity, "no policy at all", null, null, [], [])]
            : [.. policies.OfType<Policy>()];
    }

    private static Policy? Parse(PolicyKind kind, string name, ProbeResult<PolicyText> document) =>
        document.Value is { Json: { } json } ? PolicyParser.Parse(kind, json, name).Policy : null;
}
