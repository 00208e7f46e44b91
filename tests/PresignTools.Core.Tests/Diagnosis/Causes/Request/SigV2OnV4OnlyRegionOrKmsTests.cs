using PresignTools.Intake;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

public class SigV2OnV4OnlyRegionOrKmsTests : CauseTests
{
    private static readonly DiagnosisInput Encrypted = Get() with { Url = Urls.Version2, Bucket = new() { UsesKms = true } };

    private static readonly string InOldRegion = Urls.OfVersion2("https://examplebucket.s3.us-east-1.amazonaws.com/reports/q3.pdf");

    private protected override string Cause => CauseId.SigV2OnV4OnlyRegionOrKms;

    private protected override CauseRow[] Recognized =>
    [
        new("S3 wants Version 4", new() { Response = S3Says.Row("signature-version-not-supported") })
        {
            By = FoundBy.Answer,
            Kind = EvidenceKind.NamedByAnswer,
            Says = "Please use AWS4-HMAC-SHA256",
        },
        new("S3 wants Version 4 for KMS", new() { Response = S3Says.Row("kms-needs-signature-v4") })
        {
            By = FoundBy.Answer,
            Kind = EvidenceKind.NamedByAnswer,
            Says = "require AWS Signature Version 4",
        },
        new("a URL of Version 2, and an object that KMS encrypts", Encrypted)
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "and the object is encrypted with KMS, which takes Version 4 only",
            Weighed = EvidenceKind.Recomputed,
        },
        new("a URL of Version 2 is refused without a word", Encrypted with { Bucket = new(), Response = S3Says.Status(400) })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The URL is signed with Signature Version 2.",
            Weighed = EvidenceKind.Recomputed,
        },
        new("somebody tells so", new() { Response = S3Says.Status(400), SignedBy = "boto with SigV2", Bucket = new() { UsesKms = true } })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "According to your description the URL uses Signature Version 2",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("a URL of Version 4", Get() with { Bucket = new() { UsesKms = true } }),
        new("Version 2 without KMS", Encrypted with
        {
            Url = InOldRegion,
            Bucket = new(),
        }),
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 compared the signature: it takes Version 2 there", Encrypted with { Url = InOldRegion, Response = Failure.Mismatch })
        {
            Root = CauseRow.Undecided,
        },
        new("S3 judged the time", Encrypted with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired },
    ];
}
