namespace PresignTools.Diagnosis.Causes.Object;

/// <summary>The bucket does not exist.</summary>
internal sealed class BucketDoesNotExist : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("bucket-does-not-exist", CheckLayer.Object)
    {
        Title = "The bucket does not exist",
        Why = "Bucket names are looked up within the partition of the endpoint. A name that is not there is told before any "
            + "permission is judged.",
        Fix = "Check the bucket's name and the account and partition it was made in.",
        Document = AwsDocuments.Errors,
        Stages = [S3CheckStage.Routing, S3CheckStage.Target, S3CheckStage.Preflight, S3CheckStage.Authorization],
    };
}
