using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Region;

public class AccelerateNotEnabledTests : CauseTests
{
    private static readonly DiagnosisInput Accelerated = Get() with
    {
        Url = Signed.Url(endpoint: new() { Region = "eu-central-1", UseAccelerateEndpoint = true }),
        Bucket = new() { Accelerate = false },
    };

    private protected override string Cause => CauseId.AccelerateNotEnabled;

    private protected override CauseRow[] Recognized =>
    [
        new("S3 says that it is not configured", Accelerated with { Response = S3Says.Row("accelerate-not-enabled") })
        {
            By = FoundBy.Answer,
            Kind = EvidenceKind.StatedByS3,
            Says = "S3 Transfer Acceleration is not configured on this bucket",
        },
        new("S3 says that the bucket cannot have it", Accelerated with { Response = S3Says.Row("accelerate-not-supported") })
        {
            By = FoundBy.Answer,
            Kind = EvidenceKind.NamedByAnswer,
            Says = "is not supported for buckets with periods",
        },
        new("AWS shows that the bucket has it off", Accelerated)
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "The URL goes to the accelerate host, and the bucket has transfer acceleration off.",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the bucket has it on", Accelerated with { Bucket = new() { Accelerate = true } }),
        new("the regional host needs none", Accelerated with { Url = Signed.Url() }),
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 judged the URL's time behind that host", Accelerated with { Response = S3Says.Row("url-expired") })
        {
            Root = CauseId.UrlExpired,
        },
        new("S3 judged the policies", Accelerated with { Response = S3Says.Row("access-denied-explicit", Denials.Explicit) })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
    ];
}
