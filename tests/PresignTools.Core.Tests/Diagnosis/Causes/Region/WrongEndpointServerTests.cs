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
        new("a key of the form that another service gives its keys",
            Pasted("AWS_ACCESS_KEY_ID=DO00EXAMPLEKEY\nInvalidAccessKeyId: The AWS Access Key Id you provided does not exist in our records."))
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "has the form of those of DigitalOcean Spaces",
        },
        new("the settings name another service's host, and AWS answers",
            Pasted("AWS_ACCESS_KEY_ID=***\nAWS_URL=https://media.fra1.digitaloceanspaces.com\n"
                + "InvalidAccessKeyId: The AWS Access Key Id you provided does not exist in our records."))
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The text names media.fra1.digitaloceanspaces.com, of DigitalOcean Spaces",
        },
        new("the same command without an endpoint works", Pasted(
            "$ aws s3 ls\n2024-01-05 10:00:00 invoices\n\n$ aws s3 ls --endpoint-url http://10.0.0.5:8333\n"
                + "An error occurred (InvalidAccessKeyId) when calling the ListBuckets operation: "
                + "The access key ID you provided does not exist in our records."))
        {
            By = FoundBy.Words,
            Kind = EvidenceKind.SeenInAccount,
            Says = "The same client works without an endpoint, where it asks AWS",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the same command fails without an endpoint too", Pasted(
            "$ aws s3 ls\nAn error occurred (AccessDenied)\n\n$ aws s3 ls --endpoint-url http://10.0.0.5:8333\n"
                + "An error occurred (InvalidAccessKeyId) when calling the ListBuckets operation: "
                + "The access key ID you provided does not exist in our records."))
        {
            Root = CauseRow.Undecided,
        },
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
