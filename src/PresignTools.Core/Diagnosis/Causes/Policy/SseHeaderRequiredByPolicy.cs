namespace PresignTools.Diagnosis.Causes.Policy;

/// <summary>A policy demands an encryption header on uploads.</summary>
internal sealed class SseHeaderRequiredByPolicy : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("sse-header-required-by-policy", CheckLayer.Policy)
    {
        Title = "A policy demands an encryption header on uploads",
        Why = "The policy is judged on the request as sent, before the bucket's default encryption applies. So the header must "
            + "be in the request.",
        Fix = "Sign the x-amz-server-side-encryption headers into the URL and send them; the bucket's default encryption does "
            + "not satisfy it.",
        Document = AwsDocuments.Kms,
        Stages = [S3CheckStage.Authorization, S3CheckStage.Operation],
        Statuses = [400, 403],
    };

    internal override bool IsRuledOut(Evidence e) =>
        e.Operation is not null && !e.IsUpload && e.Operation?.EndsWith("Acl", StringComparison.Ordinal) != true;
}
