using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

public class QueryChangedTests : CauseTests
{
    private static readonly DiagnosisInput Longer = Get(Failure.Mismatch) with
    {
        Url = Urls.With("Expires=3600", "Expires=7200"),
        Credentials = Signed.Credentials,
    };

    private protected override string Cause => CauseId.QueryChanged;

    private protected override CauseRow[] Recognized =>
    [
        new("S3 names another access key than the URL", Get(Refusal("AKIAI44QH8DHBEXAMPLE")))
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The answer names the access key 'AKIAI44QH8DHBEXAMPLE', the URL 'AKIAIOSFODNN7EXAMPLE'",
            Fix = "X-Amz-Credential is a part of what is signed",
        },
        new("S3 does not know the access key that it names", Get(Unknown("AKIAI44QH8DHBEXAMPLE")))
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "The answer names the access key 'AKIAI44QH8DHBEXAMPLE'",
            Root = CauseId.InvalidOrDeletedAccessKey,
        },
        new("the expiry was made longer", Longer)
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.Recomputed,
            Says = "X-Amz-Expires",
        },
        new("S3's canonical request has another value", Get(WithCanonicalRequestOf("text/csv")) with { Url = OfType("text/plain") })
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.Recomputed,
            Says = "The query that S3 received differs from the URL's: there response-content-type, here response-content-type.",
            Root = CauseId.UrlMangledInTransit,
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("S3 names the access key of the URL", Get(Refusal("AKIAIOSFODNN7EXAMPLE"))) { Root = CauseRow.Undecided },
        new("the access key is blotted out in the answer", Get(Refusal("AKIA****************"))) { Root = CauseRow.Undecided },
        new("a parameter was added", Longer with { Url = Signed.Url() + "&v=12" }) { Root = CauseId.ExtraQueryParameter },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 found the signature good", Longer with { Response = S3Says.Row("access-denied-explicit", Denials.Explicit) })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
        new("the object is not there", Longer with { Response = S3Says.Row("key-missing") }) { Root = CauseId.WrongBucketOrKey },
    ];

    private static S3ErrorResponse Refusal(string accessKeyId) => S3Says.Row("signature-mismatch", ("AWSAccessKeyId", accessKeyId));

    private static S3ErrorResponse Unknown(string accessKeyId) => S3Says.Row("access-key-unknown", ("AWSAccessKeyId", accessKeyId));

    private static string OfType(string type) => Signed.Url(query: [("response-content-type", type)]);

    private static S3ErrorResponse WithCanonicalRequestOf(string type)
    {
        var test = Signed.Test(OfType(type));
        return Signed.Refusal(test.CanonicalRequest!, test.StringToSign);
    }
}
