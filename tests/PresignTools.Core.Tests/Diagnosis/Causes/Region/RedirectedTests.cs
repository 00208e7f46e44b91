using PresignTools.Intake;
using PresignTools.Responses;

namespace PresignTools.Tests.Diagnosis.Causes.Region;

public class RedirectedTests : CauseTests
{
    private static readonly DiagnosisInput ToLogin = Get(S3Says.Status(302, ("Location", "https://login.example.com/?next=/"))) with
    {
        Url = Urls.OwnServer,
    };

    private protected override string Cause => CauseId.Redirected;

    private protected override CauseRow[] Recognized =>
    [
        new("a proxy sends the client to its login page", ToLogin)
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "minio.example.com answered 302 and sends the request on",
            Fix = "let the proxy pass the request on unchanged",
        },
        new("a proxy answers with a page", Get(Page(301)) with { Url = Urls.OwnServer })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "That is not a redirect of S3, which has a request id",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("S3 redirects to the bucket's region", Get(S3Says.Row("permanent-redirect", ("Endpoint", Urls.Host))) with
        {
            Url = Urls.Global,
        })
        {
            Root = CauseId.WrongEndpointGlobalRedirect,
        },
        new("a server of S3's kind redirects", Get(S3Says.Status(307, ("x-amz-request-id", "955102B1FB2EXAMP"))) with
        {
            Url = Urls.OwnServer,
        })
        {
            Root = CauseId.WrongEndpointGlobalRedirect,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("the server refuses", ToLogin with { Response = S3Says.Row("access-denied-explicit", Denials.Explicit) })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
        new("the server does not know the key", ToLogin with { Response = S3Says.Row("key-missing") }) { Root = CauseId.WrongBucketOrKey },
    ];

    private static S3ErrorResponse Page(int status) =>
        S3ErrorResponseReader.Read(new() { Status = status, Body = "<html><head><title>Moved</title></head><body>nginx</body></html>" });
}
