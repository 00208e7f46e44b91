namespace PresignTools.Diagnosis.Causes.Policy;

/// <summary>A policy limits the age of signatures (s3:signatureAge).</summary>
internal sealed class SignatureAgeCondition : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("signature-age-condition", CheckLayer.Policy)
    {
        Title = "A policy limits the age of signatures (s3:signatureAge)",
        Why = "s3:signatureAge counts milliseconds since signing. A Deny on it ends URLs earlier than their X-Amz-Expires.",
        Fix = "Use the URL sooner after signing than the policy's limit in milliseconds.",
        Document = AwsDocuments.PolicyConditions,
        Stages = [S3CheckStage.Authorization],
        Statuses = [403],
    };
}
