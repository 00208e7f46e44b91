using PresignTools.Policies.Conditions;
using PresignTools.Policies.Matching;
using PresignTools.Policies.Model;

namespace PresignTools.Diagnosis;

/// <summary>
/// The condition patterns that break presigned URLs, by the key that a condition tests, by what it does with it and by whether the request has it.
/// Source: S3 guide, "Limiting presigned URL capabilities" and "Amazon S3 condition keys"; IAM guide, global condition keys.
/// </summary>
internal static class ConditionCause
{
    /// <summary>The condition of a Deny that shut the request out, and its cause; null if no condition of the statement has a cause of its own.</summary>
    internal static (string Cause, Condition Condition)? OfDeny(PolicyStatement deny, RequestContext context)
    {
        (string Cause, Condition Condition)? scope = null;
        foreach (Condition condition in deny.Conditions)
        {
            if (Of(condition, context, isMet: true) is not { } cause)
            {
                continue;
            }

            // Beside another condition s3:authType only says which requests the other one is about.
            if (cause != CauseId.AuthTypeCondition)
            {
                return (cause, condition);
            }

            scope ??= (cause, condition);
        }

        return scope;
    }

    /// <summary>The cause behind one condition; null if it is not one of the patterns.</summary>
    /// <param name="condition">The condition: one that is met, of a Deny, or one that is not, of an Allow.</param>
    /// <param name="context">What the request has.</param>
    /// <param name="isMet">Whether it is met, and so shuts the request out by being met.</param>
    internal static string? Of(Condition condition, RequestContext context, bool isMet)
    {
        bool has = context.TryGet(condition.Key, out IReadOnlyList<string> values);
        switch (condition.Key.ToLowerInvariant())
        {
            case "aws:sourceip":
                return CauseId.SourceIpCondition;
            case "aws:vpcsourceip":
                return has ? CauseId.SourceIpCondition : CauseId.VpceCondition;   // without an endpoint there is no such key
            case "aws:sourcevpc" or "aws:sourcevpce" or "aws:sourcevpcarn" or "aws:vpceaccount" or "aws:vpceorgid" or "aws:vpceorgpaths":
                return CauseId.VpceCondition;
            case "aws:securetransport" or "s3:tlsversion":
                return CauseId.SecureTransportCondition;
            case "s3:signatureage":
                return CauseId.SignatureAgeCondition;
            case "s3:authtype":
                return has ? CauseId.AuthTypeCondition : CauseId.UnsignedRequest;
            case "s3:x-amz-content-sha256":
                return CauseId.PayloadHashCondition;
            case "s3:signatureversion":
                return !has ? CauseId.UnsignedRequest : values[0] == "AWS" ? CauseId.SigV2OnV4OnlyRegionOrKms : null;
            case "aws:multifactorauthpresent" or "aws:multifactorauthage":
                return CauseId.MfaCondition;
            case "aws:referer" or "aws:useragent":
                return CauseId.RefererCondition;
            case "aws:tokenissuetime":
                return has ? CauseId.SessionRevoked : null;      // long-term keys have no session that could be revoked
            default:
                return HeaderDemand.HeaderOf(condition.Key) is null ? null : OfHeader(condition, has, isMet);
        }
    }

    /// <summary>Whether the condition wants its values: a request with one of them would pass. Else it refuses its values.</summary>
    internal static bool WantsItsValues(Condition condition, bool isMet) =>
        condition.Operator != NullOperator.Instance && condition.Operator.IsNegated == isMet;

    /// <summary>Whether a header, or another value of it, would help: it is missing, or its value is not one of those that are wanted.</summary>
    internal static bool IsDemand(Condition condition, bool has, bool isMet) =>
        !has || WantsItsValues(condition, isMet) || condition.Operator is NumericOperator or DateOperator;

    private static string? OfHeader(Condition condition, bool has, bool isMet)
    {
        string key = condition.Key.ToLowerInvariant();
        if (key == "s3:x-amz-server-side-encryption-customer-algorithm")
        {
            return has ? CauseId.SseCBlocked : CauseId.SseHeaderRequiredByPolicy;
        }

        if (key.StartsWith("s3:x-amz-server-side-encryption", StringComparison.Ordinal))
        {
            return CauseId.SseHeaderRequiredByPolicy;
        }

        if (has && (key == "s3:x-amz-acl" || key.StartsWith("s3:x-amz-grant-", StringComparison.Ordinal)))
        {
            return CauseId.AclWithoutPermissionOrAclsDisabled;
        }

        return IsDemand(condition, has, isMet) ? CauseId.HeaderRequiredByPolicy : null;
    }
}
