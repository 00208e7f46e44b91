using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

public class ChecksumDefaultTests : CauseTests
{
    private const string Algorithm = "x-amz-sdk-checksum-algorithm";

    private static readonly DiagnosisInput EmptyBody = Put(Failure.Mismatch) with
    {
        Url = Signed.Url(method: "PUT", query: [("x-amz-checksum-crc32", "AAAAAA=="), (Algorithm, "CRC32")]),
    };

    private static readonly DiagnosisInput AtOwnServer = EmptyBody with
    {
        Url = Signed.Url(method: "PUT", query: [("x-amz-checksum-crc32", "AAAAAA==")], endpoint: new()
        {
            Region = "us-east-1",
            EndpointUrl = "https://minio.example.com",
        }),
        Response = S3Says.Row("checksum-mismatch"),
    };

    private static readonly DiagnosisInput Trailer =
        Put(S3Says.Row("not-implemented"), ("x-amz-content-sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER"));

    private protected override string Cause => CauseId.ChecksumDefault;

    private protected override CauseRow[] Recognized =>
    [
        new("an SDK signed its header, and the client does not send it", Put(Failure.Mismatch) with
        {
            Url = Signed.Url(method: "PUT", headers: [(Algorithm, "CRC32")]),
        })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "Header x-amz-sdk-checksum-algorithm was signed, but is not sent.",
            Weighed = EvidenceKind.SeenInRequest,
        },
        new("the body comes with a trailer that the server does not know", Trailer)
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "aws-chunked with a trailer",
            Fix = "AWS_REQUEST_CHECKSUM_CALCULATION=WHEN_REQUIRED",
        },
        new("another server hashes the frames of the trailer", new()
        {
            Method = "PUT",
            SignedBy = "boto3 against MinIO",
            Response = S3Says.Row("payload-hash-mismatch"),
        })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "aws-chunked with a trailer",
        },
        new("the answer names the header", Put(S3Says.Row("checksum-value-invalid")))
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "The server does not take a checksum header that SDKs send by default",
            Fix = "request_checksum_calculation",
        },
        new("the checksum in the URL is not the body's", AtOwnServer)
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "a checksum that the SDK made at signing, when the body was not known",
        },
        new("the checksum that is sent is not the body's", new() { Method = "PUT", Response = S3Says.Row("checksum-mismatch") })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "The request contains a checksum that SDKs add by default",
        },
        new("the header was added and not signed", NotSigned(Algorithm))
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "The unsigned header is a checksum header that SDKs send by default",
        },
        new("the URL has the checksum of an empty body", EmptyBody)
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "the checksum of an empty body (AAAAAA==)",
        },
        new("the same at another server", AtOwnServer with { Response = S3Says.Status(400) })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "servers that verify it reject every non-empty upload",
        },
        new("the URL has some checksum", EmptyBody with { Url = Signed.Url(method: "PUT", query: [("x-amz-checksum-crc32", "Nks/tw==")]) })
        {
            Kind = EvidenceKind.Circumstance,
            Says = "The URL carries a checksum that an SDK put there at signing.",
        },
        new("a download whose signer wanted a checksum back", Get(Failure.Mismatch) with
        {
            Url = Signed.Url(headers: [("x-amz-checksum-mode", "ENABLED")]),
            Headers = null,
        })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "An x-amz-checksum-* header is among the signed ones, which plain clients do not send",
        },
        new("uploads to another store fail since an upgrade", Pasted(
            "After upgrading the SDK our PutObject to the store fails. The release notes speak of default integrity protections.\n"
                + "An error occurred (SignatureDoesNotMatch) when calling the PutObject operation: " + Failure.SignatureMessage))
        {
            By = FoundBy.Words,
            Kind = EvidenceKind.Circumstance,
            Says = "Uploads fail since a release",
            Fix = "AWS_REQUEST_CHECKSUM_CALCULATION",
        },
        new("another server refuses an upload without a reason", Pasted(
            "endpoint: https://ceph.example.net (Ceph). Multipart upload fails, checksums are switched off in the environment.\n"
                + "<Error><Code>InvalidRequest</Code><RequestId>tx000001-example-default</RequestId></Error>"))
        {
            By = FoundBy.Words,
            Kind = EvidenceKind.Circumstance,
            Says = "refused an upload without a reason, and the text speaks of checksums",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the setting is there, and nothing began with a release", Pasted(
            "request_checksum_calculation = when_required\n"
                + "An error occurred (SignatureDoesNotMatch) when calling the PutObject operation: " + Failure.SignatureMessage))
        {
            Root = CauseRow.Undecided,
        },
        new("a header that somebody chose is not sent", Put(Failure.Mismatch) with
        {
            Url = Signed.Url(method: "PUT", headers: [("x-amz-meta-owner", "ann")]),
        })
        {
            Root = CauseId.MissingSignedHeader,
        },
        new("the Content-MD5 is not the body's", Put(S3Says.Row("md5-mismatch"))) { Root = CauseId.PayloadHashMismatch },
        new("a header that somebody chose is not signed", NotSigned("x-amz-acl"))
        {
            Root = CauseId.UnsignedExtraHeader,
        },
        new("S3 takes that URL, whatever the body", EmptyBody with { Response = null }),
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 judged the policies", EmptyBody with { Response = S3Says.Row("access-denied-explicit", Denials.Explicit) })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
        new("S3 judged the time", EmptyBody with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired },
    ];

    private static DiagnosisInput NotSigned(string header) =>
        Put(S3Says.Row("headers-not-signed", ("HeadersNotSigned", header)), (header, "CRC32"));
}
