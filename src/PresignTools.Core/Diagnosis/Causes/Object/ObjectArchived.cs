namespace PresignTools.Diagnosis.Causes.Object;

/// <summary>The object lies in an archive storage class.</summary>
internal sealed class ObjectArchived : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("object-archived", CheckLayer.Object)
    {
        Title = "The object lies in an archive storage class",
        Why = "Archived objects cannot be read in place. Only a restored copy can, for as long as it lives.",
        Fix = "Restore it first; then the same URL works while the restored copy lives.",
        Document = AwsDocuments.Restore,
        Stages = [S3CheckStage.Target],
    };
}
