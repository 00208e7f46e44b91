namespace PresignTools.Diagnosis.Causes.Object;

/// <summary>The current version is a delete marker.</summary>
internal sealed class DeleteMarker : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("delete-marker", CheckLayer.Object)
    {
        Title = "The current version is a delete marker",
        Why = "With versioning a delete puts a marker on top. The current version is then nothing, though older versions are "
            + "still there.",
        Fix = "Ask for an older version by its versionId, or delete the marker.",
        Document = AwsDocuments.DeleteMarkers,
        Stages = [S3CheckStage.Target],
    };
}
