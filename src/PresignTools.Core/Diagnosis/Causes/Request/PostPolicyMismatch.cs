namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>A field of the upload form does not fit the form's policy, or its signature is wrong.</summary>
internal sealed class PostPolicyMismatch : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("post-policy-mismatch", CheckLayer.Request)
    {
        Title = "A field of the upload form does not fit the form's policy, or its signature is wrong",
        Why = "Every field of the form must be covered by a condition of the signed policy, and meet it.",
        Fix = "Send exactly the fields that the policy has conditions for.",
        Document = AwsDocuments.PostPolicy,
        Stages = [S3CheckStage.PostPolicy, S3CheckStage.Operation],
    };

    internal override bool IsRuledOut(Evidence e) =>
        e.Operation is not null && !e.IsForm && e.Method is not (null or "POST");

    internal override bool IsProvenByAnswer(Evidence e) => true;
}
