using PresignTools.Abstractions;
using PresignTools.Intake;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

public class CorsCachedNonCorsResponseTests : CauseTests
{
    private const string Complaint = "blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource";

    private static readonly CorsRule Rule = new() { AllowedOrigins = ["*"], AllowedMethods = ["GET"] };

    private static readonly DiagnosisInput Covered = Get() with
    {
        Origin = "https://app.example.com",
        ClientMessage = Complaint,
        Bucket = new() { Cors = [Rule] },
    };

    private protected override string Cause => CauseId.CorsCachedNonCorsResponse;

    private protected override CauseRow[] Recognized =>
    [
        new("the rules allow it, and the browser complains", Covered)
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "it reuses an answer that it got without Origin",
            Fix = "crossorigin=\"anonymous\"",
        },
        new("somebody mentions an img tag", Get() with { ClientMessage = Complaint + "; the same image is in an img tag" })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "the browser misses Access-Control-Allow-Origin",
            Fix = "-ResponseCacheControl",
        },
        new("S3 answered 200 all the same", Get() with { SuccessStatus = 200, ClientMessage = "tainted canvas, sometimes" })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "a cache that ignores Vary",
        },
        new("the browser has an answer from before, without Vary", Pasted(
            "CORS error in the canvas export only. The thumbnail was drawn before, that answer comes without Vary, and the browser uses the "
                + "earlier response."))
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "it reuses an answer that it got without Origin",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the rules do not allow it", Covered with
        {
            Bucket = new() { Cors = [Rule with { AllowedOrigins = ["https://other.example.com"] }] },
        })
        {
            Root = CauseId.CorsMisconfigured,
        },
        new("nobody mentions a cache", Covered with { Bucket = new() }) { Root = CauseId.CorsMisconfigured },
        new("an upload is not cached", Covered with { Url = Put().Url, Method = "PUT", ClientMessage = Complaint + " (cache)" })
        {
            Root = CauseId.CorsMisconfigured,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 refused it", Covered with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired },
        new("S3 refused it without a word", Covered with { Response = S3Says.Status(403) }) { Root = CauseRow.Undecided },
    ];
}
