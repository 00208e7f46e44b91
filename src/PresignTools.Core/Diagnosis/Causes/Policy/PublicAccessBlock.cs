namespace PresignTools.Diagnosis.Causes.Policy;

/// <summary>Block Public Access forbids it.</summary>
internal sealed class PublicAccessBlock : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("public-access-block", CheckLayer.Policy)
    {
        Title = "Block Public Access forbids it",
        Why = "Block Public Access overrides ACLs and policies that open a bucket to everybody. It does not touch presigned "
            + "URLs of known signers.",
        Fix = "Do not rely on public ACLs or policies; a presigned URL needs neither.",
        Document = AwsDocuments.BlockPublicAccess,
        Stages = [S3CheckStage.Authorization],
        Statuses = [403],
    };
}
