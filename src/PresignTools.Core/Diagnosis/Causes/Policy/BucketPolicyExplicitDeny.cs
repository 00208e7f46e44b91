namespace PresignTools.Diagnosis.Causes.Policy;

/// <summary>The bucket policy denies it.</summary>
internal sealed class BucketPolicyExplicitDeny : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("bucket-policy-explicit-deny", CheckLayer.Policy)
    {
        Title = "The bucket policy denies it",
        Why = "A Deny that fits the request wins over every Allow. It sees the signer's identity and the network of whoever "
            + "uses the URL.",
        Fix = "Find the Deny statement that fits the request; the URL's user and the signer both count for its conditions.",
        Document = AwsDocuments.AccessDenied,
        Stages = [S3CheckStage.Authorization],
        Statuses = [403],
    };

    internal override bool IsProvenByAnswer(Evidence e) => false;
}
