using PresignTools.Intake;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

public class NotS3Tests : CauseTests
{
    private static readonly DiagnosisInput CloudFront = new()
    {
        Response = S3Says.Error("InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.", 403,
            ("AWSAccessKeyId", "APKAEXAMPLE")),
    };

    private protected override string Cause => CauseId.NotS3;

    private protected override CauseRow[] Recognized =>
    [
        new("a web page where XML should be", Pasted("xml: expected element type <Error> but have <html>"))
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "what answered does not speak S3",
        },
        new("something else where XML should be", Pasted("Deserialization error: to see the raw response, inspect $response"))
        {
            Kind = EvidenceKind.Circumstance,
            Says = "what answered does not speak S3",
        },
        new("a URL of Google Cloud's own kind", Get() with
        {
            Url = "https://storage.googleapis.com/b/k?X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Signature=00",
        })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "signed in the way of Google Cloud Storage",
        },
        new("Azure answers", Pasted("<Error><Code>PublicAccessNotPermitted</Code><Message>Public access is not permitted on this "
            + "storage account.</Message></Error>"))
        {
            By = FoundBy.Answer,
            Kind = EvidenceKind.NamedByAnswer,
            Says = "PublicAccessNotPermitted",
        },
        new("a CloudFront key pair at S3", CloudFront)
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "signed with a CloudFront key pair",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("a key of S3's own kind", new()
        {
            Response = S3Says.Error("InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.", 403,
                ("AWSAccessKeyId", "AKIAIOSFODNN7EXAMPLE")),
        })
        {
            Root = CauseId.InvalidOrDeletedAccessKey,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("the signature does not fit", CloudFront with { Response = Failure.Mismatch }) { Root = CauseRow.Undecided },
    ];
}
