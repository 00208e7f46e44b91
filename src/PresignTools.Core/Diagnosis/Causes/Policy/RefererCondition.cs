using PresignTools.Diagnosis.Reasoning;

namespace PresignTools.Diagnosis.Causes.Policy;

/// <summary>A policy tests the Referer or User-Agent of the URL's user.</summary>
internal sealed class RefererCondition : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("referer-condition", CheckLayer.Policy)
    {
        Title = "A policy tests the Referer or User-Agent of the URL's user",
        Why = "The policy allows requests by a header that browsers send from a certain page. Scripts and other pages send "
            + "a different one, or none.",
        Fix = "Let the client send the header that the policy requires, or remove the condition: anyone can send that header.",
        Document = AwsDocuments.ConditionKeys,
        Stages = [S3CheckStage.Authorization],
        Statuses = [403],
        ConditionKeys = ["aws:referer", "aws:useragent"],
    };

    internal override IEnumerable<Match> Find(FailureFacts e) => e.Denials.Of(Id);

    internal override string? FixOf(DenialCause denial, FailureFacts e)
    {
        if (denial.Condition is not { } condition)
        {
            return null;
        }

        bool isReferer = condition.Key.Equals("aws:Referer", StringComparison.OrdinalIgnoreCase);
        string header = isReferer ? "Referer" : "User-Agent";
        Argument parameter = isReferer ? new("Headers", Say.Table(new Argument("Referer", Say.Quoted("URL"))))
            : new("UserAgent", Say.Quoted("TEXT"));
        string values = DenialFix.Values(condition);
        string send = DenialFix.WantsItsValues(denial) ? $"Let the client send {header} as {DenialFix.Where(denial)} requires it ({values})"
            : $"Let the client send another {header} than {values}";
        return $"{send}: {HeaderAdvice.Client(parameter)}. Anybody can send it: for a presigned URL the condition protects nothing, "
            + "and can go.";
    }

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => Ask.BucketPolicy(e);
}
