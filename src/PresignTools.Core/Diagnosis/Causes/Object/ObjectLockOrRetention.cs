namespace PresignTools.Diagnosis.Causes.Object;

/// <summary>Object Lock or retention forbids it, or asks for a header.</summary>
internal sealed class ObjectLockOrRetention : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("object-lock-or-retention", CheckLayer.Object)
    {
        Title = "Object Lock or retention forbids it, or asks for a header",
        Why = "A bucket with Object Lock takes uploads only with a checksum, and lets nobody remove a locked version before "
            + "its time.",
        Fix = "Uploads to a bucket with Object Lock need Content-MD5 or x-amz-checksum-*; a locked version cannot be deleted.",
        Document = AwsDocuments.ObjectLock,
        Stages = [S3CheckStage.Authorization, S3CheckStage.Target, S3CheckStage.Operation],
    };

    internal override bool IsRuledOut(Evidence e) =>
        e.Operation is not null && e.IsRead;
}
