namespace PresignTools.Diagnosis.Causes.Policy;

/// <summary>A condition on the VPC or endpoint shuts out where the URL is used.</summary>
internal sealed class VpceCondition : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("vpce-condition", CheckLayer.Policy)
    {
        Title = "A condition on the VPC or endpoint shuts out where the URL is used",
        Why = "The keys aws:SourceVpc and aws:SourceVpce exist only for requests through an endpoint. Everybody else lacks "
            + "them, and StringNotEquals then denies.",
        Fix = "Use the URL inside that VPC, or widen aws:SourceVpc / aws:SourceVpce in the policy.",
        Document = AwsDocuments.ConditionKeys,
        Stages = [S3CheckStage.Authorization, S3CheckStage.Encryption],
        Statuses = [403],
    };
}
