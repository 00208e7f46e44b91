using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Identity;

public class UnsignedRequestTests : CauseTests
{
    private static readonly DiagnosisInput Bare = Get(Failure.Bare) with
    {
        Url = "https://examplebucket.s3.eu-central-1.amazonaws.com/reports/q3.pdf",
    };

    private protected override string Cause => CauseId.UnsignedRequest;

    private protected override CauseRow[] Recognized =>
    [
        new("an SDK without credentials", Pasted("Aws::Errors::MissingCredentialsError: unable to sign request without credentials set"))
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "it found no credentials to sign with",
        },
        new("S3 says that the caller is anonymous", new() { Response = S3Says.Row("anonymous") })
        {
            By = FoundBy.Answer,
            Kind = EvidenceKind.NamedByAnswer,
            Says = "Anonymous users cannot invoke this API",
        },
        new("S3 misses the access key", new() { Response = S3Says.Row("no-access-key-presented") })
        {
            By = FoundBy.Answer,
            Kind = EvidenceKind.NamedByAnswer,
            Says = "No AWSAccessKey was presented",
        },
        new("a URL without a query", Bare with { Response = null, ClientMessage = "the browser shows an XML page" })
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.SeenInRequest,
            Says = "The URL carries no signature and there is no Authorization header",
        },
        new("a URL without a query is refused", Bare)
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "neither in the URL nor in an Authorization header",
        },
        new("the tool that was to sign does not", new() { Response = Failure.Bare, SignedBy = "aws s3 cp --no-sign-request" })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The request carries no signature",
        },
        new("S3 and the URL agree", Bare with { Response = S3Says.Row("anonymous") })
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.Recomputed,
            Says = "S3 takes it for an anonymous request",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the URL is signed", Bare with { Url = Signed.Url() }) { Root = CauseId.MissingIdentityPermission },
        new("the request is signed in its header", Bare with
        {
            Headers = Failure.Pairs(("Authorization", "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/x")),
        })
        {
            Root = CauseId.MissingIdentityPermission,
        },
        new("an SDK signs its requests in the header", Bare with { SignedBy = "boto3 client" })
        {
            Root = CauseId.MissingIdentityPermission,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 names the key that signed", Bare with
        {
            Response = S3Says.Row("access-key-unknown", ("AWSAccessKeyId", "AKIAIOSFODNN7EXAMPLE")),
        })
        {
            Root = CauseId.InvalidOrDeletedAccessKey,
        },
        new("S3 knows who asked", Bare with { Response = S3Says.Row("access-denied-implicit", Denials.Implicit) })
        {
            Root = CauseId.MissingIdentityPermission,
        },
    ];
}
