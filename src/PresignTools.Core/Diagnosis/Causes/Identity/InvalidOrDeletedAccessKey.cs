namespace PresignTools.Diagnosis.Causes.Identity;

/// <summary>The access key does not exist, is inactive or was deleted.</summary>
internal sealed class InvalidOrDeletedAccessKey : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("invalid-or-deleted-access-key", CheckLayer.Identity)
    {
        Title = "The access key does not exist, is inactive or was deleted",
        Why = "S3 looks the access key id up each time a URL is used. Deleting or deactivating the key ends every URL it "
            + "signed.",
        Fix = "Sign with an active key: aws sts get-caller-identity (Get-STSCallerIdentity) shows which one is in use.",
        Document = AwsDocuments.AccessKeys,
        Stages = [S3CheckStage.Credential],
    };
}
