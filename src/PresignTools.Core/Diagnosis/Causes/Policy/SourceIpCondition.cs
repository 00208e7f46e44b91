namespace PresignTools.Diagnosis.Causes.Policy;

/// <summary>A condition on the source address shuts out who uses the URL.</summary>
internal sealed class SourceIpCondition : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("source-ip-condition", CheckLayer.Policy)
    {
        Title = "A condition on the source address shuts out who uses the URL",
        Why = "aws:SourceIp is the public address of whoever uses the URL, not of the signer. Through a VPC endpoint there is "
            + "no such key.",
        Fix = "The address of the URL's user counts, not the signer's; widen aws:SourceIp.",
        Document = AwsDocuments.ConditionKeys,
        Stages = [S3CheckStage.Authorization, S3CheckStage.Encryption],
        Statuses = [403],
    };
}
