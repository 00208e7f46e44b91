using PresignTools.Intake;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

public class ChecksumHeaderMissingTests : CauseTests
{
    private static readonly DiagnosisInput Named = Put(
        S3Says.Error("InvalidRequest", "No such thing", 400),
        ("x-amz-sdk-checksum-algorithm", "SHA256"));

    private protected override string Cause => CauseId.ChecksumHeaderMissing;

    private protected override CauseRow[] Recognized =>
    [
        new("S3 says so", Put(S3Says.Row("sdk-checksum-without-value")))
        {
            By = FoundBy.Answer,
            Kind = EvidenceKind.StatedByS3,
            Says = "no corresponding x-amz-checksum",
        },
        new("an algorithm without its checksum", Named)
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "names the checksum algorithm SHA256 and contains no checksum",
            Fix = "x-amz-checksum-sha256",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("with its checksum", Put(S3Says.Error("InvalidRequest", "No such thing", 400),
            ("x-amz-sdk-checksum-algorithm", "SHA256"), ("x-amz-checksum-sha256", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")))
        {
            Root = CauseId.Other,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("the URL expired", Named with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired },
    ];
}
