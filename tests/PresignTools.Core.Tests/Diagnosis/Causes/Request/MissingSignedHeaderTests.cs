using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

public class MissingSignedHeaderTests : CauseTests
{
    private static readonly DiagnosisInput SignsAcl = Put(Failure.Mismatch) with
    {
        Url = Signed.Url(method: "PUT", headers: [("x-amz-acl", "private")]),
    };

    private static readonly DiagnosisInput OwnServer = Put(S3Says.Row("headers-not-signed"), ("x-amz-meta-file_name", "q3")) with
    {
        Url = Urls.OwnServer,
    };

    private protected override string Cause => CauseId.MissingSignedHeader;

    private protected override CauseRow[] Recognized =>
    [
        new("it is known that the client does not send it", SignsAcl)
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "Header x-amz-acl was signed, but is not sent.",
            Fix = "x-amz-acl",
        },
        new("nobody knows what the client sends", SignsAcl with { Headers = null })
        {
            Kind = EvidenceKind.Circumstance,
            Says = "Signed, so the client must send it: x-amz-acl.",
        },
        new("it fails somehow, and nobody knows what the client sends", SignsAcl with
        {
            Headers = null,
            Response = null,
            ClientMessage = "the upload fails",
        })
        {
            Kind = EvidenceKind.CommonCause,
            Says = "Signed, so the client must send it: x-amz-acl.",
        },
        new("the signing code shows it", SignsAcl with { Url = null, SignedParameters = [new("ACL", "private")] })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "Header x-amz-acl was signed, but is not sent.",
        },
        new("the header is in the query only", SignsAcl with
        {
            Url = Signed.Url(method: "PUT", headers: [("x-amz-acl", "private")], query: [("x-amz-acl", "private")]),
        })
        {
            Kind = EvidenceKind.Circumstance,
            Says = "x-amz-acl was signed as a header, is in the query, and is not sent as a header.",
        },
        new("nginx drops a header with an underscore", OwnServer)
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "'x-amz-meta-file_name' has an underscore in its name: nginx drops such headers",
            Fix = "underscores_in_headers",
        },
        new("MinIO says so of a signed header that is not sent", OwnServer with
        {
            Url = Signed.Url(method: "PUT", headers: [("x-amz-acl", "private")], endpoint: new()
            {
                Region = "us-east-1",
                EndpointUrl = "https://minio.example.com",
            }),
            Headers = [],
        })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "This server gives this answer where a signed header is missing.",
        },
        new("the checks find it too", SignsAcl with { Response = null })
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.SeenInRequest,
            Says = "Header x-amz-acl was signed, but is not sent.",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the client sends it", Put(Failure.Mismatch, ("x-amz-acl", "private")) with { Url = SignsAcl.Url })
        {
            Root = CauseRow.Undecided,
        },
        new("the URL signs host alone", Put(Failure.Mismatch)) { Root = CauseRow.Undecided },
        new("only Content-Type is missing", Put(Failure.Mismatch) with
        {
            Url = Signed.Url(method: "PUT", headers: [("content-type", "image/png")]),
        })
        {
            Kind = EvidenceKind.SeenInRequest,
            Root = CauseId.ContentTypeMismatch,
        },
        new("an SDK signed its checksum header", Put(Failure.Mismatch) with
        {
            Url = Signed.Url(method: "PUT", headers: [("x-amz-checksum-crc32", "AAAAAA==")]),
        })
        {
            Kind = EvidenceKind.SeenInRequest,
            Root = CauseId.ChecksumDefault,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 found the signature good", SignsAcl with { Response = S3Says.Row("access-denied-explicit", Denials.Explicit) })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
        new("S3 had not come to the signature", SignsAcl with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired },
    ];
}
