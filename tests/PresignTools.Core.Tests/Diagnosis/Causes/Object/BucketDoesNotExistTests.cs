using PresignTools.Intake;

namespace PresignTools.Tests.Diagnosis.Causes.Object;

public class BucketDoesNotExistTests : CauseTests
{
    private static readonly BucketFacts None = new() { Exists = false };

    private protected override string Cause => CauseId.BucketDoesNotExist;

    private protected override CauseRow[] Recognized =>
    [
        new("AWS knows no such bucket", Get() with { Bucket = None })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "There is no bucket 'examplebucket'.",
        },
        new("S3 says so", Get(S3Says.Row("bucket-missing")))
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "There is no bucket 'examplebucket' in this partition",
        },
        new("S3 says so and names it", new() { Response = S3Says.Row("bucket-missing", ("BucketName", "exmaplebucket")) })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "There is no bucket 'exmaplebucket'",
        },
        new("S3 says so to a preflight", new() { Method = "OPTIONS", Response = S3Says.Row("cors-bucket-not-found") })
        {
            By = FoundBy.Answer,
            Kind = EvidenceKind.CommonCause,
            Says = "CORSResponse: Bucket not found",
            Root = CauseId.CorsMisconfigured,
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the bucket is there", Get() with { Bucket = new() { Exists = true } }),
        new("the object is missing", Get(S3Says.Row("key-missing"))) { Root = CauseId.WrongBucketOrKey },
        new("S3 names another bucket than the URL", Get(S3Says.Row("bucket-missing", ("BucketName", "anotherbucket"))))
        {
            Kind = EvidenceKind.NamedByAnswer,
            Root = CauseId.WrongBucketOrKey,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 had not come to the bucket", Get(S3Says.Row("url-expired")) with { Bucket = None }) { Root = CauseId.UrlExpired },
        new("S3 has the bucket's policies", Get(S3Says.Row("access-denied-explicit", Denials.Explicit)) with { Bucket = None })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
            IsPossible = true,   // it may have been deleted since
        },
    ];
}
