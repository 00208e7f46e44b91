using PresignTools.Intake;
using PresignTools.Responses;

namespace PresignTools.Tests.Diagnosis.Causes.Encryption;

public class KmsKeyPolicyTests : CauseTests
{
    private const string KeyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234";

    private const string Unclear = "because the resource does not exist in this Region, no resource-based policies allow access, "
        + "or a resource-based policy explicitly denies access";

    private static readonly DiagnosisInput OfAnotherAccount = Get(Failure.Bare) with
    {
        Principal = "arn:aws:iam::111122223333:user/app",
        Bucket = new() { UsesKms = true, OwnerAccount = "999988887777" },
    };

    private protected override string Cause => CauseId.KmsKeyPolicy;

    private protected override CauseRow[] Recognized =>
    [
        new("S3 says that the key's policy does not allow it", Get(Kms("because no resource-based policy allows the kms:Decrypt action")))
        {
            Kind = EvidenceKind.StatedByS3,
            Says = "KMS does not let",
            Fix = "Add to the key's policy",
        },
        new("S3 says that the key's policy denies it", Get(Kms("with an explicit deny in a resource-based policy")))
        {
            Kind = EvidenceKind.StatedByS3,
            Says = "kms:Decrypt",
            Fix = "arn:aws:iam::111122223333:root",
        },
        new("S3 does not say which policy", Get(S3Says.Row("access-denied-kms-ciphertext", Denials.Of("kms:Decrypt", Unclear, KeyArn))))
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "the resource does not exist in this Region",
            Fix = "Add to the key's policy",
        },
        new("a bare refusal of an object that another account encrypts", OfAnotherAccount)
        {
            Kind = EvidenceKind.Circumstance,
            Says = "encrypted with a KMS key of another account, for which the signer needs kms:Decrypt too",
            Fix = "Get-KMSKeyPolicy",
        },
        new("a bare refusal of an object that the own account encrypts", OfAnotherAccount with { Bucket = new() { UsesKms = true } })
        {
            Kind = EvidenceKind.Circumstance,
            Says = "The KMS key's own policy must let the signer, or its account, use it.",
            Root = CauseRow.Undecided,
        },
        new("the key's policy that was given does not allow it", OfAnotherAccount with
        {
            Bucket = new() { UsesKms = true },
            Policies = Given.Key,
        })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "kms:Decrypt",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the signer's own policies lack it", Get(S3Says.Row("access-denied-kms"))) { Root = CauseId.KmsPermissionMissing },
        new("no KMS key is in play", OfAnotherAccount with { Bucket = new() { UsesKms = false, OwnerAccount = "999988887777" } })
        {
            Root = CauseRow.Undecided,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 had not come to KMS", OfAnotherAccount with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired },
        new("the key is disabled", OfAnotherAccount with { Response = S3Says.Row("kms-disabled") })
        {
            Root = CauseId.KmsKeyDisabledOrMissing,
        },
    ];

    private static S3ErrorResponse Kms(string reason) => S3Says.Row("access-denied-kms", Denials.Of("kms:Decrypt", reason, KeyArn));
}
