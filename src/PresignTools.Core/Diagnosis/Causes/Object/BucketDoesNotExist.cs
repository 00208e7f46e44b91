using PresignTools.Diagnosis.Reasoning;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Object;

/// <summary>The bucket does not exist.</summary>
internal sealed class BucketDoesNotExist : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("bucket-does-not-exist", CheckLayer.Object)
    {
        Title = "The bucket does not exist",
        Why = "Bucket names are looked up within the partition of the endpoint. S3 reports a missing bucket before it checks any "
            + "permission.",
        Fix = "Check the name of the bucket, and the account and partition that it was created in.",
        Document = AwsDocuments.Errors,
        Stages = [S3CheckStage.Routing, S3CheckStage.Target, S3CheckStage.Preflight, S3CheckStage.Authorization],
        Statuses = [403, 404],
    };

    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (e.Bucket.Exists == false && e.Response is null)
        {
            yield return Match.SeenInAccount($"There is no bucket '{Printable.Of(e.BucketName ?? "?", 80)}'.")
                .Explaining(CauseId.MissingIdentityPermission, CauseId.WrongBucketOrKey);
        }
        else if (e.Code == "NoSuchBucket")
        {
            string name = (e.Response!.BucketName ?? e.BucketName) is { } none ? $"'{Printable.Of(none, 80)}'" : "of that name";
            yield return Match.NamedByAnswer($"There is no bucket {name} in this partition.");
        }
    }

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e)
    {
        if (e.Code == "NoSuchBucket")
        {
            yield return new(
                "Which buckets there are",
                "names must match exactly; a bucket that exists belongs to another account or partition",
                Say.Of(Phrase.BucketNames) + Say.Wording.Comment("with the signer's credentials"));
        }
    }
}
