using PresignTools.Intake;

namespace PresignTools.Tests.Diagnosis.Causes.Object;

public class PathInBucketNameTests : CauseTests
{
    private static readonly DiagnosisInput Set = Pasted("S3_BUCKET=photos/2026\nSignatureDoesNotMatch: " + Failure.SignatureMessage);

    private protected override string Cause => CauseId.PathInBucketName;

    private protected override CauseRow[] Recognized =>
    [
        new("the setting holds a folder", Set)
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The bucket is set to 'photos/2026'.",
        },
        new("the SDK says so", Pasted("Parameter validation failed:\nInvalid bucket name \"photos/2026\": Bucket name must match the "
            + "regex\n<Error><Code>NoSuchBucket</Code></Error>"))
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The client was given 'photos/2026' for a bucket name.",
        },
        new("code that joins them", Pasted("bucketName += \"/\" + path;\nSignatureDoesNotMatch: " + Failure.SignatureMessage))
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The code joins bucket name and folder",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the name alone", Pasted("S3_BUCKET=photos\nSignatureDoesNotMatch: " + Failure.SignatureMessage)) { Root = CauseRow.Undecided },
        new("a copy source has both", Pasted("CopySource = bucket + \"/\" + key\nSignatureDoesNotMatch: " + Failure.SignatureMessage))
        {
            Root = CauseRow.Undecided,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("the token has expired", Set with { Response = S3Says.Row("token-expired") }) { Root = CauseId.CredentialsExpiredBeforeUrl },
    ];
}
