namespace PresignTools.Tests.Diagnosis.Causes.Request;

public class ThrottledOrUnavailableTests : CauseTests
{
    private protected override string Cause => CauseId.ThrottledOrUnavailable;

    private protected override CauseRow[] Recognized =>
    [
        new("S3 asks for fewer requests", Get(S3Says.Row("slow-down")))
        {
            By = FoundBy.Answer,
            Kind = EvidenceKind.NamedByAnswer,
            Says = "Please reduce your request rate",
        },
        new("a status alone", Get(S3Says.Status(503)))
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "The server answered 503",
        },
        new("a code that nobody knows", Get(S3Says.Error("XTeapotBusy", "Come back later", 429)))
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "It asks for fewer requests.",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("a refusal without a word", Get(S3Says.Status(403))) { Root = CauseRow.Undecided },
        new("a header that S3 does not do", Put(S3Says.Row("not-implemented"))) { Root = CauseId.TransferEncodingChunked },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("the URL expired", Get() with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired },
    ];
}
