namespace PresignTools.Diagnosis.Causes.Region;

/// <summary>Signed for another region than the bucket's.</summary>
internal sealed class WrongRegion : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("wrong-region", CheckLayer.Region)
    {
        Title = "Signed for another region than the bucket's",
        Why = "The region is part of the credential scope and of the signing key. S3 of another region cannot derive the same "
            + "key.",
        Fix = "Sign for the bucket's own region; Get-S3BucketLocation, or header x-amz-bucket-region of any answer, tells it.",
        Document = AwsDocuments.QueryAuth,
        Stages = [S3CheckStage.Routing, S3CheckStage.Scope],
    };
}
