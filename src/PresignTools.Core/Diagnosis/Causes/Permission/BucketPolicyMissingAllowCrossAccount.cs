namespace PresignTools.Diagnosis.Causes.Permission;

/// <summary>Cross-account: the bucket policy does not allow the signer.</summary>
internal sealed class BucketPolicyMissingAllowCrossAccount : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("bucket-policy-missing-allow-cross-account", CheckLayer.Permission)
    {
        Title = "Cross-account: the bucket policy does not allow the signer",
        Why = "Across accounts both sides must allow: the signer's own policy and the policy of the bucket's owner.",
        Fix = "Both sides must allow it: the signer's own policy and the bucket policy.",
        Document = AwsDocuments.CrossAccount,
        Stages = [S3CheckStage.Authorization],
        Statuses = [403],
    };

    internal override bool IsProvenByAnswer(Evidence e) => false;
}
