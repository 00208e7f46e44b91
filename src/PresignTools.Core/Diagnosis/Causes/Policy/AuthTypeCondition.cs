using PresignTools.Diagnosis.Reasoning;
using PresignTools.Policies.Conditions;
using PresignTools.Policies.Matching;

namespace PresignTools.Diagnosis.Causes.Policy;

/// <summary>A policy refuses signatures in the query (s3:authType).</summary>
internal sealed class AuthTypeCondition : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("auth-type-condition", CheckLayer.Policy)
    {
        Title = "A policy refuses signatures in the query (s3:authType)",
        Why = "s3:authType of a presigned URL is REST-QUERY-STRING. A policy that requires REST-HEADER refuses every one of them.",
        Fix = "Presigned URLs cannot work with this policy. Sign in the header, or change the policy.",
        Document = AwsDocuments.PolicyConditions,
        Stages = [S3CheckStage.Authorization],
        Statuses = [403],
        ConditionKeys = ["s3:authtype"],
    };

    internal override IEnumerable<Match> Find(FailureFacts e) => e.Denials.Of(Id);

    /// <summary>A request without a signature has no such key; what it lacks is the signature.</summary>
    internal override bool IsMeantBy(Condition condition, RequestContext context, bool isMet) =>
        base.IsMeantBy(condition, context, isMet) && context.TryGet(condition.Key, out _);

    /// <summary>With another condition in the same Deny, it only says which way of signing the other one is about.</summary>
    internal override bool IsScopeBesideOthers => true;

    internal override string? FixOf(DenialCause denial, FailureFacts e)
    {
        if (denial.Condition is not { } condition)
        {
            return null;
        }

        string change = DenialFix.WantsItsValues(denial) ? DenialFix.Addition(condition, "REST-QUERY-STRING")
            : $"take {DenialFix.Values(condition)} out of its condition on s3:authType.";
        return $"No presigned URL can pass {DenialFix.Where(denial)}. Send the request signed in its header ("
            + $"{Say.Call(AwsCall.GetObject)}, {Say.Call(AwsCall.PutObject)}), or let query signatures in there: {change}";
    }

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => Ask.BucketPolicy(e);
}
