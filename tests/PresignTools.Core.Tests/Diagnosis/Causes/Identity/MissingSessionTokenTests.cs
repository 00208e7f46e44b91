using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Identity;

public class MissingSessionTokenTests : CauseTests
{
    private const string Temporary = "ASIAIOSFODNN7EXAMPLE";

    private static readonly S3ErrorResponse Unknown = S3Says.Row("access-key-unknown", ("AWSAccessKeyId", Temporary));

    private static readonly DiagnosisInput WithoutToken = Get(Unknown) with { Url = Signed.Url(by: new(Temporary, Signed.Secret)) };

    private static readonly DiagnosisInput Form = new()
    {
        Method = "POST",
        FormFields = Failure.Pairs(
            ("key", "a"),
            ("x-amz-credential", Temporary + "/20260301/eu-central-1/s3/aws4_request"),
            ("policy", "e30="),
            ("x-amz-signature", "0")),
        Response = Unknown,
    };

    private protected override string Cause => CauseId.MissingSessionToken;

    private protected override CauseRow[] Recognized =>
    [
        new("S3 does not know a temporary key", new() { Response = Unknown })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = Temporary + " is a temporary key, which S3 knows only together with its session token",
        },
        new("S3 does not know the key of a role", new()
        {
            Response = S3Says.Row("access-key-unknown"),
            SignedBy = "aws-sdk-js, assumed role of a Lambda function",
        })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The signer uses temporary credentials",
        },
        new("the URL of a temporary key has no token", WithoutToken)
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.Recomputed,
            Says = "the URL has no X-Amz-Security-Token",
        },
        new("a form of a temporary key has no token", Form)
        {
            Kind = EvidenceKind.SeenInRequest,
            Weighed = EvidenceKind.NamedByAnswer,
            Says = "has no field x-amz-security-token",
            Fix = "and to the conditions of its policy",
        },
        new("a configuration with a temporary key, its secret and no token", Pasted(
            "spark.hadoop.fs.s3a.access.key=ASIAIOSFODNN7EXAMPLE\nspark.hadoop.fs.s3a.secret.key=...\n"
                + "AmazonS3Exception: Forbidden (Service: Amazon S3; Status Code: 403; Error Code: 403 Forbidden)"))
        {
            By = FoundBy.Words,
            Kind = EvidenceKind.SeenInAccount,
            Says = "ASIAIOSFODNN7EXAMPLE is a temporary key",
            Fix = "all three values",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("a configuration with the token", Pasted(
            "spark.hadoop.fs.s3a.access.key=ASIAIOSFODNN7EXAMPLE\nspark.hadoop.fs.s3a.secret.key=...\n"
                + "spark.hadoop.fs.s3a.session.token=...\n"
                + "AmazonS3Exception: Forbidden (Service: Amazon S3; Status Code: 403; Error Code: 403 Forbidden)"))
        {
            Root = CauseRow.Undecided,
        },
        new("a long-term key needs no token", new()
        {
            Response = S3Says.Row("access-key-unknown", ("AWSAccessKeyId", "AKIAIOSFODNN7EXAMPLE")),
        })
        {
            Root = CauseId.InvalidOrDeletedAccessKey,
        },
        new("the URL has the token", WithoutToken with { Url = Signed.Url(by: Signed.Session) })
        {
            Root = CauseId.InvalidOrDeletedAccessKey,
        },
        new("the form has the token", Form with { FormFields = [.. Form.FormFields!, .. Failure.Pairs(("X-Amz-Security-Token", "IQoJ"))] })
        {
            Root = CauseRow.Undecided,
        },
        new("a form of a long-term key", Form with
        {
            FormFields = Failure.Pairs(("key", "a"), ("AWSAccessKeyId", "AKIAIOSFODNN7EXAMPLE"), ("policy", "e30="), ("signature", "0")),
            Response = S3Says.Row("access-key-unknown", ("AWSAccessKeyId", "AKIAIOSFODNN7EXAMPLE")),
        })
        {
            Root = CauseId.InvalidOrDeletedAccessKey,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 looked at the policies: it knew the key", WithoutToken with
        {
            Response = S3Says.Row("access-denied-implicit", Denials.Implicit),
        })
        {
            Root = CauseId.MissingIdentityPermission,
        },
        new("S3 had not come to the key", WithoutToken with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired },
        new("S3 judged the form's policy", Form with { Response = S3Says.Row("post-policy-condition") })
        {
            Root = CauseId.PostPolicyMismatch,
        },
    ];
}
