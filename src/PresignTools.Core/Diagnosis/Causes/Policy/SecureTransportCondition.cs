namespace PresignTools.Diagnosis.Causes.Policy;

/// <summary>A policy demands TLS, or a newer version of it.</summary>
internal sealed class SecureTransportCondition : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("secure-transport-condition", CheckLayer.Policy)
    {
        Title = "A policy demands TLS, or a newer version of it",
        Why = "The policy looks at the connection of whoever uses the URL: plain http, or an older TLS version, is shut out.",
        Fix = "Use https and a client with TLS 1.2 or later.",
        Document = AwsDocuments.ConditionKeys,
        Stages = [S3CheckStage.Authorization, S3CheckStage.Encryption],
        Statuses = [403],
    };

    internal override bool IsRuledOut(Evidence e) =>
        e.Raw?.Scheme == "https";
}
