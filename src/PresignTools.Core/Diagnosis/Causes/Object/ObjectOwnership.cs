namespace PresignTools.Diagnosis.Causes.Object;

/// <summary>Another account owns the object.</summary>
internal sealed class ObjectOwnership : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("object-ownership", CheckLayer.Object)
    {
        Title = "Another account owns the object",
        Why = "With ACLs enabled the uploader owns the object. The bucket's policies then do not grant access to it; the owner "
            + "must.",
        Fix = "Let the bucket owner own the objects (Object Ownership: bucket owner enforced), or copy the object as the "
            + "bucket owner.",
        Document = AwsDocuments.Ownership,
        Stages = [S3CheckStage.Authorization],
    };

    internal override bool IsRuledOut(Evidence e) =>
        e.Operation is not null && e.IsUpload;
}
