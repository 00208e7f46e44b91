using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

public class WrongMethodTests : CauseTests
{
    private static readonly DiagnosisInput PutForGet = Put(Failure.Mismatch) with { Url = Signed.Url(), SignedOperation = "GetObject" };

    private protected override string Cause => CauseId.WrongMethod;

    private protected override CauseRow[] Recognized =>
    [
        new("PUT with a URL for GET", PutForGet)
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "Sent with PUT, but the URL was signed for GetObject, which is GET.",
            Fix = "Send GET, or sign for PUT: New-S3PresignedUrl -BucketName 'examplebucket' -Key 'reports/q3.pdf' -Method PUT",
        },
        new("the tool signs for GET only", PutForGet with
        {
            SignedOperation = null,
            SignedBy = "aws s3 presign s3://examplebucket/reports/q3.pdf",
        })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "the tool that signed makes URLs for GET only",
        },
        new("POST with a URL for PUT", Put(S3Says.Status(405)) with { Method = "POST" })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "S3 takes that for an upload form. Such a URL uploads with PUT.",
        },
        new("with the credentials it is proven", PutForGet with { SignedOperation = null, Credentials = Signed.Credentials })
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.Recomputed,
            Says = "GET",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the method that was signed", Get(Failure.Mismatch) with { SignedOperation = "GetObject" }) { Root = CauseRow.Undecided },
        new("a browser's preflight carries no signature", PutForGet with
        {
            Method = "OPTIONS",
            Headers = Failure.Pairs(("Access-Control-Request-Method", "put")),
            Response = null,
            ClientMessage = "the upload fails",
        })
        {
            Kind = EvidenceKind.SeenInRequest,
            Root = CauseId.CorsMisconfigured,
        },
        new("S3 judges the time first", PutForGet with { Response = S3Says.Row("url-expired") })
        {
            Kind = EvidenceKind.CommonCause,
            Root = CauseId.UrlExpired,
        },
        new("HEAD has a cause of its own", Get(S3Says.Status(403)) with { Method = "HEAD", SignedOperation = "GetObject" })
        {
            Root = CauseId.HeadWithGetUrl,
        },
        new("POST with a form", new() { Method = "POST", SignedOperation = "PostObject", FormFiles = 1, Response = Failure.Bare })
        {
            Root = CauseRow.Undecided,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 found the signature good", PutForGet with { Response = S3Says.Row("access-denied-explicit", Denials.Explicit) })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
        new("S3 does not know the access key", PutForGet with { Response = S3Says.Row("access-key-unknown") })
        {
            Root = CauseId.InvalidOrDeletedAccessKey,
        },
    ];
}
