namespace PresignTools.Diagnosis.Causes.Object;

/// <summary>The object does not exist, and the signer may not list the bucket: 403 instead of 404.</summary>
internal sealed class KeyMissingWithoutListPermission : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("key-missing-without-list-permission", CheckLayer.Object)
    {
        Title = "The object does not exist, and the signer may not list the bucket: 403 instead of 404",
        Why = "S3 does not tell whether a key exists to somebody who may not list the bucket: the answer is 403 where a lister "
            + "would get 404.",
        Fix = "Check that the object exists under exactly this key. With s3:ListBucket the answer would be 404.",
        Document = AwsDocuments.GetObject,
        Stages = [S3CheckStage.Authorization],
    };

    internal override bool IsRuledOut(Evidence e) =>
        e.Operation is not null && e.IsUpload || e.Bucket.ObjectExists == true || e.Bucket.MayList == true;
}
