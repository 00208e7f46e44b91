using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

public class HeadWithGetUrlTests : CauseTests
{
    private static readonly DiagnosisInput Head = Get(S3Says.Status(403)) with { Method = "HEAD", SignedOperation = "GetObject" };

    private protected override string Cause => CauseId.HeadWithGetUrl;

    private protected override CauseRow[] Recognized =>
    [
        new("HEAD with a URL that was signed for GET", Head)
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "HEAD was sent with a URL that was signed for GET",
            Fix = "Range: bytes=0-0",
        },
        new("the signing code is for a download", Head with
        {
            SignedOperation = null,
            SignedBy = "getSignedUrl(client, new GetObjectCommand(input))",
        })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "HEAD was sent with a URL that was signed for GET",
        },
        new("the parameters of the URL are a download's", Head with
        {
            SignedOperation = null,
            Url = Signed.Url(query: [("response-content-disposition", "attachment")]),
        })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "HEAD was sent with a URL that was signed for GET",
        },
        new("a client that asks with HEAD", Head with { Method = null, Client = "curl -I" })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "a refused HEAD has no body",
        },
        new("the operation is known, and not that it is a URL", Head with { Url = null })
        {
            Kind = EvidenceKind.Circumstance,
            Says = "HEAD was sent with a URL that was signed for GET",
        },
        new("with the credentials it is proven", Head with { Credentials = Signed.Credentials })
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.Recomputed,
            Says = "GET",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("HEAD with a URL that was signed for HEAD", Head with { Url = Signed.Url(method: "HEAD"), SignedOperation = "HeadObject" })
        {
            Root = CauseRow.Undecided,
        },
        new("GET with that URL", Head with { Method = "GET" }) { Root = CauseRow.Undecided },
        new("HEAD with a URL for an upload", Head with { SignedOperation = "PutObject", Url = Signed.Url(method: "PUT") })
        {
            Root = CauseId.WrongMethod,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 found no such object, and the signature good", Head with { Response = S3Says.Status(404) }) { Root = CauseRow.Undecided },
        new("the bucket is elsewhere", Head with { Response = S3Says.Status(301, ("x-amz-bucket-region", "ap-south-1")) })
        {
            Root = CauseId.WrongRegion,
        },
    ];
}
