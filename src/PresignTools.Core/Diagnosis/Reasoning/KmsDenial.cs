using PresignTools.Diagnosis.Known;
using PresignTools.Policies.Matching;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>A denial by KMS: S3 itself has allowed the operation when it gets there.</summary>
internal static class KmsDenial
{
    private const string AnyKey = "arn:aws:kms:REGION:ACCOUNT:key/ID";

    /// <summary>S3's sentence about KMS, in words.</summary>
    internal static string Evidence(AccessDeniedStatement said) =>
        $"S3 itself allows the operation; KMS does not let {Printable.Of(said.Principal ?? "the signer", 120)} do "
            + $"{Printable.Of(said.Action, 40)}: "
        + $"{Printable.Of(said.Reason ?? "no reason given", 240)}.";

    /// <summary>Whether the sentence is about the signer's own policies.</summary>
    internal static bool IsOfSignersPolicies(AccessDeniedStatement said) =>
        (said.PolicyType == "identity-based policy" && said.Denial is PolicyDenial.Implicit or PolicyDenial.Explicit)
        || (said.PolicyType is null && !NamesKeyPolicy(said));

    /// <summary>Whether a sentence without a type of policy leads to the key's own policy.</summary>
    internal static bool NamesKeyPolicy(AccessDeniedStatement said) =>
        said.Reason.ContainsAny("does not exist in this Region", "no resource-based");

    /// <summary>A KMS object behind a bare refusal: S3 permission alone does not suffice.</summary>
    internal static bool IsBehindBareRefusal(FailureFacts e)
    {
        bool kms =
            e.Bucket.UsesKms == true || e.Bucket.KmsKeyArn is not null || e.AmzValue("x-amz-server-side-encryption").ContainsAny("aws:kms");
        return kms && (e.IsBareDenial || e.IsSilentRefusal) && !(e.Input.Policies.Key is not null && e.Policies.Refusal is not null);
    }

    /// <summary>
    /// Whether the bucket is said to have a KMS key of its own, and an upload that works goes around it: with S3's own keys, or with KMS
    /// and no key named, which is AWS's key for S3.
    /// </summary>
    internal static bool IsToldOfOwnKey(FailureFacts e, string text, EncryptionContrast contrast)
    {
        bool isOwn = e.Bucket.UsesKms == true || e.Bucket.KmsKeyArn is not null || text.ContainsAny(
            "CMK", "customer managed", "customer-managed", "our own key", "own KMS key", "key of ours", "aws:kms key", "encrypted with KMS",
            "KMS encrypted", "KMS-encrypted", "SSE-KMS", "encrypted with a KMS", "encrypted with an aws:kms", "custom KMS", "arn:aws:kms:");
        return isOwn && !contrast.HasKey;
    }

    /// <summary>The action on the key that the operation needs.</summary>
    internal static string Action(FailureFacts e) => e.IsRead ? "kms:Decrypt" : "kms:GenerateDataKey";

    /// <summary>Whether bucket and signer are of different accounts, as far as is known.</summary>
    internal static bool IsCrossAccount(FailureFacts e) =>
        e.Bucket.OwnerAccount is { } owner
        && RequestPrincipal.TryParse(e.Input.Principal ?? string.Empty)?.Account is { } signer
        && owner != signer;

    internal static string Allow(AccessDeniedStatement said) => Allow(said.Action ?? "kms:Decrypt", said.Resource);

    internal static string Allow(string action, string? key) => DenialFix.Allow(action, key ?? AnyKey);

    /// <summary>The statement that a key policy needs.</summary>
    internal static string KeyStatement(AccessDeniedStatement said)
    {
        string account = Printable.Of(said.PrincipalAccount ?? "ACCOUNT", 20);
        string statement = $$"""{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{account}}:root"}"""
            + ""","Action":["kms:Decrypt","kms:GenerateDataKey"],"Resource":"*"}""";
        return $"Add to the key's policy: {statement}; the account's own policies must allow it too.";
    }
}
