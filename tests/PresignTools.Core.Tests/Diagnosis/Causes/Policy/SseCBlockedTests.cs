using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Policy;

public class SseCBlockedTests : CauseTests
{
    private const string Algorithm = "x-amz-server-side-encryption-customer-algorithm";

    private static readonly DiagnosisInput OwnKey = Put(null, (Algorithm, "AES256")) with
    {
        Url = Signed.Url(method: "PUT", headers: [(Algorithm, "AES256")]),
        Principal = Given.Signer,
        Bucket = new() { BlocksCustomerKeys = true },
    };

    private protected override string Cause => CauseId.SseCBlocked;

    private protected override CauseRow[] Recognized =>
    [
        new("S3 says so", OwnKey with { Url = null, Response = S3Says.Row("access-denied-ssec-blocked") })
        {
            Kind = EvidenceKind.StatedByS3,
            Says = "blocked upload requests that specify Server Side Encryption with Customer provided keys",
        },
        new("AWS shows that the bucket blocks it", OwnKey)
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "The request contains its own key (SSE-C), and the bucket's default encryption blocks that.",
        },
        new("a policy denies such keys", OwnKey with
        {
            Response = Failure.Bare,
            Policies = Given.Deny("Null", "s3:" + Algorithm, "false"),
        })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "s3:" + Algorithm,
            Fix = "-ServerSideEncryption AES256",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("no key comes with the upload", Put() with { Bucket = OwnKey.Bucket }),
        new("the bucket takes such keys", OwnKey with { Bucket = new() { BlocksCustomerKeys = false } }),
    ];

    private protected override CauseRow[] OtherAnswers => NotOfPolicies(OwnKey);
}
