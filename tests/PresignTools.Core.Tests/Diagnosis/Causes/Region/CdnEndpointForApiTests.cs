using PresignTools.Intake;

namespace PresignTools.Tests.Diagnosis.Causes.Region;

public class CdnEndpointForApiTests : CauseTests
{
    private static readonly DiagnosisInput Set =
        Pasted("SPACES_ENDPOINT=https://ams3.cdn.digitaloceanspaces.com\n<Error><Code>AccessDenied</Code></Error>");

    private protected override string Cause => CauseId.CdnEndpointForApi;

    private protected override CauseRow[] Recognized =>
    [
        new("the endpoint is the CDN's", Set)
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The endpoint is set to 'ams3.cdn.digitaloceanspaces.com'",
        },
        new("the URL goes to the CDN", Get(Failure.Mismatch) with { Url = Urls.On("photos.ams3.cdn.digitaloceanspaces.com") })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The request goes to 'photos.ams3.cdn.digitaloceanspaces.com'",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the S3 endpoint of the same server", Get(Failure.Mismatch) with { Url = Urls.On("photos.ams3.digitaloceanspaces.com") })
        {
            Root = CauseRow.Undecided,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("the request went well", Set with { Response = S3Says.Row("token-expired"), Settings = [] })
        {
            Root = CauseId.CredentialsExpiredBeforeUrl,
        },
    ];
}
