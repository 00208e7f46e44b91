namespace PresignTools.Tests.Diagnosis.Causes.Region;

public class VirtualHostStyleNeededTests : CauseTests
{
    private protected override string Cause => CauseId.VirtualHostStyleNeeded;

    private protected override CauseRow[] Recognized =>
    [
        new("OSS says so", Pasted("SecondLevelDomainForbidden: Please use virtual hosted style to access."))
        {
            By = FoundBy.Answer,
            Kind = EvidenceKind.NamedByAnswer,
            Says = "SecondLevelDomainForbidden",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("a bare denial of S3", Get(Failure.Bare)) { Root = CauseRow.Undecided },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("the URL expired", Get() with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired },
    ];
}
