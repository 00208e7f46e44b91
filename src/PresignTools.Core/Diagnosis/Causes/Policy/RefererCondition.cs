namespace PresignTools.Diagnosis.Causes.Policy;

/// <summary>A policy looks at the Referer or User-Agent of whoever uses the URL.</summary>
internal sealed class RefererCondition : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("referer-condition", CheckLayer.Policy)
    {
        Title = "A policy looks at the Referer or User-Agent of whoever uses the URL",
        Why = "The policy lets in by a header that browsers send from a certain page. Scripts and other pages send another "
            + "one, or none.",
        Fix = "Let the client send the header that the policy wants, or take the condition out: anybody can send it.",
        Document = AwsDocuments.ConditionKeys,
        Stages = [S3CheckStage.Authorization],
        Statuses = [403],
    };
}
