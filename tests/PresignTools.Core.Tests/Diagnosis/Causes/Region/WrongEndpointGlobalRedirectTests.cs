using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Region;

public class WrongEndpointGlobalRedirectTests : CauseTests
{
    private const string Cors = "Access to fetch has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present";

    private const string PreflightRedirected =
        "blocked by CORS policy: Response to preflight request: Redirect is not allowed for a preflight request.";

    private const string Ireland = "examplebucket.s3.eu-west-1.amazonaws.com";

    private static readonly S3ErrorResponse Permanent = S3Says.Row("permanent-redirect", ("Endpoint", Urls.Host));

    private static readonly S3ErrorResponse Temporary = S3Says.Row("temporary-redirect", ("Endpoint", Urls.Host));

    private static readonly DiagnosisInput Global = Get() with { Url = Urls.Global };

    private protected override string Cause => CauseId.WrongEndpointGlobalRedirect;

    private protected override CauseRow[] Recognized =>
    [
        new("the global host sends on to the region", Global with { Response = Permanent })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "S3 answered 301 and sends the request on to " + Urls.Host,
            Fix = "-Region eu-central-1",
        },
        new("a new bucket: 307, and no URL", new() { Response = Temporary })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "S3 answered 307 and sends the request on",
        },
        new("301, and no URL", new() { Response = Permanent })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "S3 answered 301 and sends the request on",
        },
        new("the host of the region sends on within the region", Get(Permanent))
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "S3 redirects to " + Urls.Host,
        },
        new("the client followed, and the signature did not fit", Global with { Response = Failure.Mismatch, Redirects = [Temporary] })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "a client that follows gets SignatureDoesNotMatch",
        },
        new("a browser does not follow a preflight's redirect", Global with { ClientMessage = PreflightRedirected })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The browser's preflight was redirected, which browsers do not follow",
        },
        new("a browser misses CORS headers in the global host's redirect", Global with { ClientMessage = Cors })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "its redirect has no CORS headers, and a preflight does not follow it",
        },
        new("no redirect is seen, but the host is the global one", Global with { Response = Failure.Mismatch })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "is the global host, and the bucket is in eu-central-1",
            Fix = "-Region eu-central-1",
        },
        new("it fails somehow, and the host is the global one", Global with { ClientMessage = "the download fails" })
        {
            Kind = EvidenceKind.Reported,
            Says = "what was signed is the global one",
            Fix = "-Region eu-central-1",
        },
        new("the global host does not serve the region", Global with { Response = S3Says.Row("location-constraint") })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "is the global host, which does not serve the bucket's region",
            Fix = "Sign for the regional host",
        },
        new("a redirected preflight, in the words of older browsers", Pasted(
            "XMLHttpRequest cannot load https://examplebucket.s3.amazonaws.com/a.png. Response for preflight is invalid (redirect)"))
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The browser's preflight was redirected",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the bucket is in us-east-1, which the global host serves", Get(Failure.Mismatch) with
        {
            Url = Signed.Url(region: "us-east-1").Replace("s3.us-east-1.", "s3.", StringComparison.Ordinal),
        })
        {
            Root = CauseRow.Undecided,
        },
        new("the regional host", Get(Failure.Mismatch)) { Root = CauseRow.Undecided },
        new("the host of another region sends on", Get(S3Says.Row("permanent-redirect", ("Endpoint", Ireland))))
        {
            Root = CauseId.WrongRegion,
        },
        new("a browser misses CORS headers at the regional host", Get() with { ClientMessage = Cors }) { Root = CauseId.CorsMisconfigured },
        new("CreateBucket asks for a region", new() { Response = S3Says.Row("location-constraint"), SignedOperation = "CreateBucket" })
        {
            Root = CauseId.WrongRegion,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 judged the policies behind that host", Global with { Response = S3Says.Row("access-denied-implicit", Denials.Implicit) })
        {
            Root = CauseId.MissingIdentityPermission,
        },
        new("S3 judged the time", Global with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired },
    ];
}
