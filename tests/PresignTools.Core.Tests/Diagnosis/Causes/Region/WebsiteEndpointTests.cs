using PresignTools.Intake;

namespace PresignTools.Tests.Diagnosis.Causes.Region;

/// <summary>Presigned URLs are found by the check of the scope; texts are in <see cref="PastedOperationsTests"/>.</summary>
public class WebsiteEndpointTests : CauseTests
{
    private static readonly DiagnosisInput Website = Get() with { Url = Urls.On("examplebucket.s3-website.eu-central-1.amazonaws.com") };

    private protected override string Cause => CauseId.WebsiteEndpoint;

    private protected override CauseRow[] Recognized =>
    [
        new("the host is a website's", Website)
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.Recomputed,
            Says = "is a website host: it ignores signatures and answers in HTML",
        },
        new("the website refuses", Website with { Response = S3Says.Status(403) })
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.Recomputed,
            Says = "is a website host",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the bucket's REST host", Get()),
        new("a host of one's own with website in its name", Get() with { Url = Urls.On("s3-website.example.com") }),
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 compared a signature: that was not the website", Website with { Response = Failure.Mismatch })
        {
            Root = CauseRow.Undecided,
        },
        new("S3 judged the time of the URL", Website with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired },
    ];
}
