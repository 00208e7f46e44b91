using PresignTools.Intake;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

public class TransferEncodingChunkedTests : CauseTests
{
    private static readonly DiagnosisInput Chunked = Put(S3Says.Row("not-implemented"), ("Transfer-Encoding", "chunked"));

    private protected override string Cause => CauseId.TransferEncodingChunked;

    private protected override CauseRow[] Recognized =>
    [
        new("S3 names the header", Put(S3Says.Row("not-implemented", ("Header", "Transfer-Encoding"))))
        {
            Kind = EvidenceKind.StatedByS3,
            Says = "The client sends the body with Transfer-Encoding: chunked",
        },
        new("S3 does not do it, and the client sends it", Chunked)
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "S3 requires a Content-Length",
        },
        new("S3 misses the length", Chunked with { Response = S3Says.Row("content-length-missing") })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "because it does not know its length",
            Weighed = EvidenceKind.StatedByS3,
        },
        new("501 without a body", Chunked with { Response = S3Says.Status(501) })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "S3 requires a Content-Length",
        },
        new("before it is sent", Chunked with { Response = null })
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.SeenInRequest,
            Says = "The client sends Transfer-Encoding: chunked; S3 answers 501 NotImplemented.",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("another header that S3 does not do", Put(S3Says.Row("not-implemented", ("Header", "x-amz-checksum-crc32"))))
        {
            Root = CauseId.ChecksumDefault,
        },
        new("the body is chunked because of a trailer", Chunked with
        {
            Headers = Failure.Pairs(("Transfer-Encoding", "chunked"), ("x-amz-content-sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER")),
        })
        {
            Kind = EvidenceKind.SeenInRequest,
            Root = CauseId.ChecksumDefault,
        },
        new("the client sends a length", Put(null, ("Content-Length", "12"))),
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 judged the time", Chunked with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired },
        new("S3 judged the policies", Chunked with { Response = S3Says.Row("access-denied-explicit", Denials.Explicit) })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
    ];
}
