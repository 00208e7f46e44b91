using PresignTools.Abstractions;
using PresignTools.Intake;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

public class CorsMisconfiguredTests : CauseTests
{
    private const string Complaint = "blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource";

    private static readonly CorsRule Downloads = new() { AllowedOrigins = ["*"], AllowedMethods = ["GET"] };

    private static readonly DiagnosisInput Upload = Put() with { Origin = "https://app.example.com", ClientMessage = Complaint };

    private static readonly DiagnosisInput Preflight = new()
    {
        Url = Put().Url,
        Method = "OPTIONS",
        Headers = Failure.Pairs(("Origin", "https://app.example.com"), ("Access-Control-Request-Method", "PUT")),
        Response = S3Says.Status(403),
    };

    private protected override string Cause => CauseId.CorsMisconfigured;

    private protected override CauseRow[] Recognized =>
    [
        new("S3 says that the bucket has no rules", Preflight with { Response = S3Says.Row("cors-not-enabled") })
        {
            By = FoundBy.Answer,
            Kind = EvidenceKind.StatedByS3,
            Says = "CORS is not enabled for this bucket",
        },
        new("S3 says that no rule allows it", Preflight with { Response = S3Says.Row("cors-not-allowed") })
        {
            By = FoundBy.Answer,
            Kind = EvidenceKind.StatedByS3,
            Says = "This CORS request is not allowed",
        },
        new("a preflight is refused without a word", Preflight)
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "A browser's preflight was refused",
            Fix = "AllowedOrigins = 'https://app.example.com'; AllowedMethods = 'PUT'",
        },
        new("a preflight fails in another way", Preflight with { Response = null, ClientMessage = "preflight failed" })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "it is judged by the bucket's CORS rules alone",
        },
        new("the browser hides the answer", Upload)
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "The browser found no Access-Control-Allow-Origin in the answer",
            Fix = "Write-S3CORSConfiguration -BucketName 'examplebucket'",
        },
        new("AWS shows that no rule allows the method", Upload with { Bucket = new() { Cors = [Downloads] } })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "do not cover the method (PUT from https://app.example.com)",
        },
        new("AWS shows that there are no rules", Upload with { Bucket = new() { Cors = [] } })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "do not cover the request at all, for there are none",
        },
        new("origin and method are allowed, and not all headers", Preflight with
        {
            Bucket = new() { Cors = [Downloads with { AllowedMethods = ["PUT"] }] },
        })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "the preflight was refused anyway: the browser asks for others",
            Weighed = EvidenceKind.SeenInAccount,
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the rules allow everything", Preflight with
        {
            Response = null,
            Bucket = new() { Cors = [new() { AllowedOrigins = ["*"], AllowedMethods = ["PUT"], AllowedHeaders = ["*"] }] },
        }),
        new("the preflight was redirected", Get() with
        {
            Url = Urls.Global,
            ClientMessage = "CORS: Redirect is not allowed for a preflight request",
        })
        {
            Root = CauseId.WrongEndpointGlobalRedirect,
        },
        new("no browser is in play", Get()),
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("an answer that could be read was not hidden", Upload with { Response = Failure.Mismatch }) { Root = CauseRow.Undecided },
        new("the bucket is not there", Preflight with { Response = S3Says.Row("bucket-missing") }) { Root = CauseId.BucketDoesNotExist },
    ];
}
