using PresignTools.Intake;

namespace PresignTools.Tests.Diagnosis.Causes.Region;

public class WrongEndpointServerTests : CauseTests
{
    private static readonly DiagnosisInput Unknown = Pasted(
        "endpoint: https://play.min.io\nthe IAM policy is AmazonS3FullAccess\n"
            + "The Access Key Id you provided does not exist in our records.");

    private protected override string Cause => CauseId.WrongEndpointServer;

    private protected override CauseRow[] Recognized =>
    [
        new("keys of AWS at another server", Unknown)
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The keys are of AWS ('AmazonS3FullAccess'), and the request goes to MinIO",
        },
        new("R2 says so", Pasted("InvalidArgument: Credential access key has length 20, should be 32"))
        {
            By = FoundBy.Answer,
            Kind = EvidenceKind.NamedByAnswer,
            Says = "Credential access key has length 20",
        },
        new("a key of another server's at AWS",
            Pasted("AWS_ACCESS_KEY_ID=garage-app-7\nInvalidAccessKeyId: The AWS Access Key Id you provided does not exist in our records."))
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "'garage-app-7' does not have the form of AWS's",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("a key that was blotted out",
            Pasted("AWS_ACCESS_KEY_ID=xxxxxxxx\nInvalidAccessKeyId: The AWS Access Key Id you provided does not exist in our records."))
        {
            Root = CauseRow.Undecided,
        },
        new("an unknown key at AWS", Get(S3Says.Row("access-key-unknown"))) { Root = CauseId.InvalidOrDeletedAccessKey },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("the URL expired", Unknown with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired },
    ];
}
