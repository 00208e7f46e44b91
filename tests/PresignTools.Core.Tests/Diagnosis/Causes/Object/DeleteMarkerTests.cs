using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Object;

public class DeleteMarkerTests : CauseTests
{
    private static readonly BucketFacts Deleted = new() { IsDeleteMarker = true, ObjectExists = false };

    private protected override string Cause => CauseId.DeleteMarker;

    private protected override CauseRow[] Recognized =>
    [
        new("S3 answers 405 and names the marker", Get(S3Says.Row("method-not-allowed", ("ResourceType", "DeleteMarker"))))
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "The current or the named version is a delete marker.",
        },
        new("S3 answers the download of a version with 405", Get(S3Says.Row("method-not-allowed")) with { Url = Signed.Url(query: [("versionId", "3HL4kqtJvjVBH40N")]) })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "The current or the named version is a delete marker.",
        },
        new("S3 answers 404 with x-amz-delete-marker", Get(S3Says.Status(404, ("x-amz-delete-marker", "true"))))
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "The current or the named version is a delete marker.",
        },
        new("AWS shows the marker", Get() with { Bucket = Deleted })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "The current version of the object is a delete marker.",
        },
        new("AWS shows the marker of the key that S3 does not find", Get(S3Says.Row("key-missing")) with { Bucket = Deleted })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "The current version of the object is a delete marker.",
        },
        new("AWS shows the marker behind a 404 without a body", Get(S3Says.Status(404)) with { Bucket = Deleted })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "The current version of the object is a delete marker.",
        },
        new("AWS shows the marker behind a 403 without a body", Get(S3Says.Status(403)) with { Bucket = Deleted })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "The current version of the object is a delete marker.",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("an upload puts a new version on top of it", Put() with { Bucket = Deleted }),
        new("the key has no version at all", Get(S3Says.Row("key-missing"))) { Root = CauseId.WrongBucketOrKey },
        new("another method got 405", Put(S3Says.Status(405)) with { Method = "POST" })
        {
            Root = CauseId.WrongMethod,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 had not come to the object", Get(S3Says.Row("url-expired")) with { Bucket = Deleted }) { Root = CauseId.UrlExpired },
        new("S3 has an object", Get(S3Says.Row("object-archived")) with { Bucket = Deleted }) { Root = CauseId.ObjectArchived },
        new("a policy denies it", Get(S3Says.Row("access-denied-explicit", Denials.Explicit)) with { Bucket = Deleted })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
    ];
}
