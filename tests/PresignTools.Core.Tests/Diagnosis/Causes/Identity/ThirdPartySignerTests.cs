using PresignTools.Intake;

namespace PresignTools.Tests.Diagnosis.Causes.Identity;

public class ThirdPartySignerTests : CauseTests
{
    private static readonly DiagnosisInput Link =
        Pasted("curl -sL https://github.com/example/tool/releases/download/1.0/tool\n<Error><Code>SignatureDoesNotMatch</Code></Error>");

    private protected override string Cause => CauseId.ThirdPartySigner;

    private protected override CauseRow[] Recognized =>
    [
        new("a link of a release host", Link)
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "GitHub made this link",
        },
        new("an expired link of another service", Get(S3Says.Row("url-expired")) with { Url = Urls.On("docker-images-prod.s3.amazonaws.com") })
        {
            Kind = EvidenceKind.Circumstance,
            Says = "Docker Hub made this link",
            Root = CauseId.UrlExpired,
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("code that signs", Link with { SigningCalls = [new() { Operation = "GetObject", IsPresigning = true }] })
        {
            Root = CauseRow.Undecided,
        },
        new("an own bucket", Get(Failure.Mismatch)) { Root = CauseRow.Undecided },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("the object is missing", Link with { Response = S3Says.Error("NoSuchKey", "The specified key does not exist.", 404) })
        {
            Root = CauseId.WrongBucketOrKey,
        },
    ];
}
