namespace PresignTools.Tests.Diagnosis.Causes.Region;

public class IntermediaryBlockTests : CauseTests
{
    private static readonly PresignTools.Responses.S3ErrorResponse Page = PresignTools.Responses.S3ErrorResponseReader.Read(new()
    {
        Status = 403,
        Body = "<html><head><title>Blocked</title></head><body><h1>Not allowed here</h1></body></html>",
    });

    private protected override string Cause => CauseId.IntermediaryBlock;

    private protected override CauseRow[] Recognized =>
    [
        new("the page of a web filter", Get() with
        {
            ClientMessage = "This site is blocked due to policy",
            Intermediaries = [new("a web filter", default) { Answered = true, IsSeen = true }],
        })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "The answer is a page of a web filter, not of S3.",
        },
        new("a proxy that wants a sign-in", Get(S3Says.Status(407)))
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "Status 407",
        },
        new("a page in place of S3's XML", Get(Page))
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "The answer is an HTML page",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("S3's own denial, and CloudFront named beside it", Get(Failure.Bare) with { Client = "CloudFront" })
        {
            Root = CauseRow.Undecided,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("the URL expired", Get() with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired },
    ];
}
