namespace PresignTools.Diagnosis.Causes.Policy;

/// <summary>A policy demands a header, or a value of it, that the request does not have.</summary>
internal sealed class HeaderRequiredByPolicy : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("header-required-by-policy", CheckLayer.Policy)
    {
        Title = "A policy demands a header, or a value of it, that the request does not have",
        Why = "Policies see the headers of the request itself. A bucket's defaults do not count, and an x-amz-* header must be "
            + "signed to be sent.",
        Fix = "Sign the header that the policy names (New-S3PresignedUrl -Header, or -Tag for tags), and let the client send "
            + "it.",
        Document = AwsDocuments.S3ConditionKeys,
        Stages = [S3CheckStage.Authorization],
        Statuses = [403],
    };

    internal override bool IsRuledOut(Evidence e) =>
        e.Operation is not null && !e.IsUpload && e.Operation?.EndsWith("Acl", StringComparison.Ordinal) != true;
}
