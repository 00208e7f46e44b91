using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Identity;

public class InvalidOrDeletedAccessKeyTests : CauseTests
{
    private static readonly S3ErrorResponse Unknown = S3Says.Row("access-key-unknown", ("AWSAccessKeyId", "AKIAIOSFODNN7EXAMPLE"));

    private static readonly DiagnosisInput OwnServer = Get(Unknown) with
    {
        Url = Signed.Url(endpoint: new() { Region = "us-east-1", EndpointUrl = "https://minio.example.com" }),
    };

    private protected override string Cause => CauseId.InvalidOrDeletedAccessKey;

    private protected override CauseRow[] Recognized =>
    [
        new("S3 does not know the long-term key", Get(Unknown))
        {
            Kind = EvidenceKind.StatedByS3,
            Says = "S3 does not know the long-term key AKIAIOSFODNN7EXAMPLE",
        },
        new("another server does not know it", OwnServer)
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "or belongs to another partition or server",
        },
        new("a line break got into the key id", Get(S3Says.Row("access-key-unknown", ("AWSAccessKeyId", "AKIAIOSFODNN7EXAMPLE\n"))) with
        {
            Url = Signed.Url().Replace("EXAMPLE%2F", "EXAMPLE%0A%2F", StringComparison.Ordinal),
        })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "AKIAIOSFODNN7EXAMPLE with a line break or a space",
            Fix = "a file that ends in a line break",
        },
        new("S3 does not know a temporary key and its token together", new()
        {
            Response = S3Says.Row("access-key-unknown", ("AWSAccessKeyId", "ASIAIOSFODNN7EXAMPLE")),
            Url = Signed.Url(by: Signed.Session),
        })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "the role was deleted, or the token belongs to another session",
        },
        new("S3 names another key than the URL", Get(S3Says.Row("access-key-unknown", ("AWSAccessKeyId", "AKIAI44QH8DHBEXAMPLE"))))
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "S3 does not know the key AKIAI44QH8DHBEXAMPLE",
            Fix = "check which credentials signed it",
        },
        new("a key id that no key of AWS has", Get() with
        {
            Url = Signed.Url().Replace("AKIAIOSFODNN7EXAMPLE", "minioadmin", StringComparison.Ordinal),
        })
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.SeenInRequest,
            Says = "The access key id in X-Amz-Credential is 'minioadmin'",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("a temporary key without its token", new()
        {
            Response = S3Says.Row("access-key-unknown", ("AWSAccessKeyId", "ASIAIOSFODNN7EXAMPLE")),
        })
        {
            Root = CauseId.MissingSessionToken,
        },
        new("a key id that a log has masked", new()
        {
            Response = S3Says.Row("access-key-unknown", ("AWSAccessKeyId", "AKIA****************")),
        })
        {
            Root = CauseId.UrlMangledInTransit,
        },
        new("a short key id at a server that gives such ones", OwnServer with
        {
            Url = OwnServer.Url!.Replace("AKIAIOSFODNN7EXAMPLE", "minioadmin", StringComparison.Ordinal),
            Response = null,
        }),
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 knows the key and refuses the signature", Get(Failure.Mismatch)) { Root = CauseRow.Undecided },
        new("S3 knows the key and refuses the token", Get(S3Says.Row("token-invalid"))) { Root = CauseId.MalformedSessionToken },
        new("S3 had not come to the key", Get(S3Says.Row("query-region-wrong", ("Region", "ap-south-1")))) { Root = CauseId.WrongRegion },
    ];
}
