namespace PresignTools.Diagnosis.Causes.Policy;

/// <summary>The signer's permissions boundary does not allow it.</summary>
internal sealed class PermissionsBoundary : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("permissions-boundary", CheckLayer.Policy)
    {
        Title = "The signer's permissions boundary does not allow it",
        Why = "A boundary grants nothing; it caps what the identity's policies grant. What it leaves out is denied.",
        Fix = "Allow the action in the boundary too.",
        Document = AwsDocuments.Boundaries,
        Stages = [S3CheckStage.Authorization, S3CheckStage.Encryption],
        Statuses = [403],
    };

    internal override bool IsProvenByAnswer(Evidence e) => true;
}
