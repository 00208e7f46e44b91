using PresignTools.Diagnosis.Reasoning;
using PresignTools.Policies.Conditions;
using PresignTools.Policies.Decisions;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Policy;

/// <summary>The bucket policy denies it.</summary>
internal sealed class BucketPolicyExplicitDeny : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("bucket-policy-explicit-deny", CheckLayer.Policy)
    {
        Title = "The bucket policy denies it",
        Why = "A Deny that fits the request wins over every Allow. It sees the signer's identity and the network of the "
            + "URL's user.",
        Fix = "Find the Deny statement that fits the request; the URL's user and the signer both count for its conditions.",
        Document = AwsDocuments.AccessDenied,
        Stages = [S3CheckStage.Authorization],
        Statuses = [403],
    };

    internal override bool IsProvenByAnswer(FailureFacts e) => false;

    internal override IEnumerable<Match> Find(FailureFacts e) => e.Denials.Of(Id);

    internal override bool IsRefusalBy(RefusingLayer layer) => layer is { IsOfBucket: true, IsExplicit: true };

    /// <summary>Who is let in is the signer's matter, whoever uses the URL.</summary>
    internal override string? FixOf(DenialCause denial, FailureFacts e)
    {
        Condition? condition = denial.Statement?.Statement.Conditions.FirstOrDefault(static c =>
            ContextKeySources.Of(c.Key) == ContextKeySource.Signer);
        if (condition is null)
        {
            return null;
        }

        string where = DenialFix.Where(denial);
        string? value = denial.Refusal.Request.Context[condition.Key];
        string has = value is null ? "no such key" : $"'{Printable.Of(value, 120)}'";
        return ConditionCause.WantsItsValues(condition, denial.IsExplicit)
            ? $"Sign as somebody whose {condition.Key} is {DenialFix.Values(condition)} (the signer has {has}), or add the signer in "
                + $"{where}: "
                + DenialFix.Addition(condition, value ?? "VALUE")
            : $"Sign as somebody else: {where} denies by {condition.Key} (the signer has {has}), or except the signer there.";
    }

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => Ask.BucketPolicy(e);
}
