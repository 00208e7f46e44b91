using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Encryption;

public class KmsKeyDisabledOrMissingTests : CauseTests
{
    private const string Key = "arn:aws:kms:us-east-1:111122223333:key/1234";

    private static readonly BucketFacts Disabled = new() { UsesKms = true, KmsKeyState = "Disabled", KmsKeyArn = Key };

    private protected override string Cause => CauseId.KmsKeyDisabledOrMissing;

    private protected override CauseRow[] Recognized =>
    [
        new("the key is disabled", Get(S3Says.Row("kms-disabled")))
        {
            Kind = EvidenceKind.StatedByS3,
            Says = Key + " is disabled",
            Fix = $"Enable-KMSKey -KeyId '{Key}'",
        },
        new("the key is to be deleted", Get(S3Says.Row("kms-state")))
        {
            Kind = EvidenceKind.StatedByS3,
            Says = "is pending deletion",
            Fix = $"Stop-KMSKeyDeletion -KeyId '{Key}'",
        },
        new("there is no such key", Put(S3Says.Row("kms-not-found", $"Key '{Key}' does not exist")))
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "does not exist",
            Fix = $"Get-KMSKey -KeyId '{Key}' shows whether it is there",
        },
        new("AWS shows the key's state", Get() with { Bucket = Disabled })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "The KMS key is in state Disabled.",
        },
        new("AWS shows the key's state behind a 400 without a body", Get(S3Says.Status(400)) with { Bucket = Disabled })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "The KMS key is in state Disabled.",
        },
        new("KMS answered a client that encrypts by itself", Pasted(
            "writing to s3://examplebucket/a fails\ncom.amazonaws.services.kms.model.NotFoundException: Key "
                + "'arn:aws:kms:us-east-1:111122223333:key/abc' does not exist (Service: AWSKMS; Status Code: 400; "
                + "Error Code: NotFoundException)"))
        {
            By = FoundBy.Words,
            Kind = EvidenceKind.SeenInAccount,
            Says = "it does not know the key in the region that was asked",
            Fix = "region of the key",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the key is enabled", Get() with { Bucket = Disabled with { KmsKeyState = "Enabled" } }),
        new("deleting needs no key", Get() with { Method = "DELETE", Url = Signed.Url(method: "DELETE"), Bucket = Disabled }),
        new("the signer may not use the key", Get(S3Says.Row("access-denied-kms")) with { Bucket = Disabled })
        {
            Root = CauseId.KmsPermissionMissing,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 had not come to the key", Get(S3Says.Row("url-expired")) with { Bucket = Disabled }) { Root = CauseId.UrlExpired },
        new("a policy denies it", Get(S3Says.Row("access-denied-explicit", Denials.Explicit)) with { Bucket = Disabled })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
    ];
}
