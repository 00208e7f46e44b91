using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Object;

public class ObjectArchivedTests : CauseTests
{
    private static readonly BucketFacts Archived = new() { StorageClass = "DEEP_ARCHIVE" };

    private protected override string Cause => CauseId.ObjectArchived;

    private protected override CauseRow[] Recognized =>
    [
        new("S3 says so", Get(S3Says.Row("object-archived")))
        {
            Kind = EvidenceKind.StatedByS3,
            Says = "S3 answered InvalidObjectState (403)",
            Fix = "Restore-S3Object -BucketName 'examplebucket' -Key 'reports/q3.pdf' -CopyLifetimeInDays 3",
        },
        new("AWS shows the storage class", Get() with { Bucket = Archived })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "The object is in storage class DEEP_ARCHIVE.",
        },
        new("AWS shows the storage class behind a refusal without a word", Get(S3Says.Status(403)) with
        {
            Bucket = new() { StorageClass = "GLACIER" },
        })
        {
            Kind = EvidenceKind.Circumstance,
            Says = "The object is in storage class GLACIER.",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("GLACIER_IR is read at once", Get() with { Bucket = new() { StorageClass = "GLACIER_IR" } }),
        new("HEAD reads no object", Get() with { Method = "HEAD", Url = Signed.Url(method: "HEAD"), Bucket = Archived }),
        new("an upload replaces the object", Put() with { Bucket = Archived }),
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 had not come to the object", Get(S3Says.Row("url-expired")) with { Bucket = Archived }) { Root = CauseId.UrlExpired },
        new("a policy denies it", Get(S3Says.Row("access-denied-explicit", Denials.Explicit)) with { Bucket = Archived })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
        new("the object is not there", Get(S3Says.Row("key-missing")) with { Bucket = Archived }) { Root = CauseId.WrongBucketOrKey },
    ];
}
