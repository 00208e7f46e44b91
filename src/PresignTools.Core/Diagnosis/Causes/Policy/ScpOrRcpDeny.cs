namespace PresignTools.Diagnosis.Causes.Policy;

/// <summary>An organization's policy (SCP or RCP) denies it.</summary>
internal sealed class ScpOrRcpDeny : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("scp-or-rcp-deny", CheckLayer.Policy)
    {
        Title = "An organization's policy (SCP or RCP) denies it",
        Why = "Organization policies bound what accounts can do or let be done to their resources. Nothing inside the account "
            + "overrides them.",
        Fix = "Ask whoever administers the organization; no policy in the account can override it.",
        Document = AwsDocuments.OrganizationPolicies,
        Stages = [S3CheckStage.Authorization, S3CheckStage.Encryption],
        Statuses = [403],
    };

    internal override bool IsProvenByAnswer(Evidence e) => true;
}
