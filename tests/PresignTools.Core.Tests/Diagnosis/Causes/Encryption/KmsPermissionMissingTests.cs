using PresignTools.Intake;
using PresignTools.Responses;

namespace PresignTools.Tests.Diagnosis.Causes.Encryption;

public class KmsPermissionMissingTests : CauseTests
{
    private const string KeyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234";

    private static readonly DiagnosisInput Encrypted = Get(Failure.Bare) with { Bucket = new() { UsesKms = true, KmsKeyArn = KeyArn } };

    private protected override string Cause => CauseId.KmsPermissionMissing;

    private protected override CauseRow[] Recognized =>
    [
        new("S3 says that the signer's policies do not allow it", Get(S3Says.Row("access-denied-kms")))
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "S3 itself allows the operation; KMS does not let arn:aws:iam::111122223333:user/a do kms:Decrypt",
            Fix = "kms:Decrypt",
        },
        new("S3 says that the signer's policies deny it", Get(Kms("with an explicit deny in an identity-based policy")))
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "explicit deny in an identity-based policy",
            Fix = "kms:Decrypt",
        },
        new("a bare refusal of an object that KMS encrypts", Encrypted)
        {
            Kind = EvidenceKind.Circumstance,
            Says = "The object is encrypted with a KMS key, for which the signer needs kms:Decrypt too.",
            Fix = KeyArn,
            Root = CauseRow.Undecided,
        },
        new("a bare refusal of an upload that another account's key encrypts", Put(Failure.Bare) with
        {
            Principal = Given.Signer,
            Bucket = new() { UsesKms = true, OwnerAccount = "999988887777" },
        })
        {
            Kind = EvidenceKind.CommonCause,
            Says = "The signer's own policies must allow the KMS key too.",
            Fix = "kms:GenerateDataKey",
            Root = CauseRow.Undecided,
        },
        new("the policies that were given do not allow it", Encrypted with { Principal = Given.Signer, Policies = Given.All })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "kms:Decrypt",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the key's policy does not allow it", Get(Kms("because no resource-based policy allows the kms:Decrypt action")))
        {
            Root = CauseId.KmsKeyPolicy,
        },
        new("no KMS key is in play", Encrypted with { Bucket = new() { UsesKms = false } }) { Root = CauseRow.Undecided },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 had not come to KMS", Encrypted with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired },
        new("the key is disabled", Encrypted with { Response = S3Says.Row("kms-disabled") }) { Root = CauseId.KmsKeyDisabledOrMissing },
        new("S3's own permission is missing", Encrypted with { Response = S3Says.Row("access-denied-implicit", Denials.Implicit) })
        {
            Root = CauseId.MissingIdentityPermission,
        },
    ];

    private static S3ErrorResponse Kms(string reason) => S3Says.Row("access-denied-kms", Denials.Of("kms:Decrypt", reason, KeyArn));
}
