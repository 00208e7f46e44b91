using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

public class UnsignedExtraHeaderTests : CauseTests
{
    private static readonly DiagnosisInput SendsAcl =
        Put(S3Says.Row("headers-not-signed", ("HeadersNotSigned", "x-amz-acl")), ("x-amz-acl", "private"));

    private protected override string Cause => CauseId.UnsignedExtraHeader;

    private protected override CauseRow[] Recognized =>
    [
        new("S3 names the header", SendsAcl)
        {
            Kind = EvidenceKind.StatedByS3,
            Says = "Sent, but not signed: x-amz-acl.",
            Fix = "Leave out x-amz-acl, or sign it: New-S3PresignedUrl",
        },
        new("another server names it", SendsAcl with { Url = Urls.OwnServer })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "Sent, but not signed: x-amz-acl.",
        },
        new("an SDK added it", SendsAcl with
        {
            Response = S3Says.Row("headers-not-signed", ("HeadersNotSigned", "x-amz-sdk-checksum-algorithm")),
        })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "Sent, but not signed: x-amz-sdk-checksum-algorithm.",
            Root = CauseId.ChecksumDefault,
        },
        new("the server names none", new() { Response = S3Says.Row("headers-not-signed") })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "There were headers present in the request which were not signed",
        },
        new("before it is sent", SendsAcl with { Response = null })
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.SeenInRequest,
            Says = "Sent, but not signed: x-amz-acl.",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the header was signed", SendsAcl with
        {
            Url = Signed.Url(method: "PUT", headers: [("x-amz-acl", "private")]),
            Response = null,
        }),
        new("host is not in the list, which no client adds", Get(S3Says.Row("headers-not-signed", ("HeadersNotSigned", "host"))))
        {
            Root = CauseId.UrlMangledInTransit,
        },
        new("other headers need not be signed", Put(null, ("Cache-Control", "no-store"))),
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 compared the signature, after the headers", SendsAcl with { Response = Failure.Mismatch }) { Root = CauseRow.Undecided },
        new("S3 judged the time, before the headers", SendsAcl with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired },
    ];
}
