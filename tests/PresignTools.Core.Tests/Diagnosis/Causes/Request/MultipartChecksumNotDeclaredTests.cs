using PresignTools.Intake;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

/// <summary>Named by S3; the definition recognizes nothing by itself.</summary>
public class MultipartChecksumNotDeclaredTests : CauseTests
{
    private const string Message = "Checksum Type mismatch occurred, expected checksum Type: null, actual checksum Type: crc32c";

    private static readonly DiagnosisInput Part = Put(S3Says.Row("checksum-type-mismatch", Message)) with
    {
        SignedOperation = "UploadPart",
    };

    private protected override string Cause => CauseId.MultipartChecksumNotDeclared;

    private protected override CauseRow[] Recognized =>
    [
        new("S3 did not expect the part's checksum", Part)
        {
            By = FoundBy.Answer,
            Kind = EvidenceKind.NamedByAnswer,
            Says = "expected checksum Type: null, actual checksum Type: crc32c",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the part's checksum is wrong", Part with { Response = S3Says.Row("checksum-mismatch") })
        {
            Root = CauseId.PayloadHashMismatch,
        },
        new("two checksums come with the part", Part with { Response = S3Says.Row("checksum-twice") }) { Root = CauseId.ChecksumDefault },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("there is no such upload", Part with { Response = S3Says.Row("upload-missing") }) { Root = CauseRow.Undecided },
        new("S3 judged the policies", Part with { Response = S3Says.Row("access-denied-explicit", Denials.Explicit) })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
    ];
}
