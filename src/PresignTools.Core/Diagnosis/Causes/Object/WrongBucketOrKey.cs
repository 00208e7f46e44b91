namespace PresignTools.Diagnosis.Causes.Object;

/// <summary>Bucket or key is not the one that was meant.</summary>
internal sealed class WrongBucketOrKey : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("wrong-bucket-or-key", CheckLayer.Object)
    {
        Title = "Bucket or key is not the one that was meant",
        Why = "Bucket and key are signed letter by letter, case included. Another name is another object, or none.",
        Fix = "Compare bucket and key, letter by letter, with the object's own.",
        Document = AwsDocuments.ObjectKeys,
        Stages = [S3CheckStage.Routing, S3CheckStage.Signature, S3CheckStage.Authorization, S3CheckStage.Target, S3CheckStage.Operation],
    };
}
