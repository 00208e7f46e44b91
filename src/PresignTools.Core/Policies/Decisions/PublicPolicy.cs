using PresignTools.Policies.Conditions;
using PresignTools.Policies.Matching;
using PresignTools.Policies.Model;

namespace PresignTools.Policies.Decisions;

/// <summary>
/// Whether S3 takes a bucket policy for public (S3 guide, "The meaning of public"): an Allow for everybody that no condition
/// ties to fixed values. A fixed value has no wildcard and no policy variable.
/// </summary>
internal static class PublicPolicy
{
    private static readonly HashSet<string> FixingKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:SourceArn", "aws:SourceVpc", "aws:SourceVpce", "aws:SourceOwner", "aws:SourceAccount", "aws:SourceOrgID", "aws:userid",
        "aws:PrincipalOrgID", "aws:PrincipalArn", "aws:PrincipalAccount", "kms:CallerAccount",
        "s3:x-amz-server-side-encryption-aws-kms-key-id", "s3:DataAccessPointAccount", "s3:DataAccessPointArn",
    };

    /// <summary>The first public statement; null if the policy is not public.</summary>
    internal static PolicyStatement? FirstPublicStatement(Policy policy) => policy.Statements.FirstOrDefault(IsPublic);

    private static bool IsPublic(PolicyStatement statement) =>
        statement.Effect == PolicyEffect.Allow
        && statement.Principal is { Excludes: false, NamesEveryone: true }
        && !statement.Conditions.Any(Fixes);

    private static bool Fixes(Condition condition)
    {
        if (
            condition.Operator.IsNegated
            || condition.IfExists
            || condition.Qualifier == SetQualifier.ForAllValues
            || condition.Values.Count == 0)
        {
            return false;
        }

        if (condition.Operator is IpAddressOperator)
        {
            return condition.Key.Equals("aws:SourceIp", StringComparison.OrdinalIgnoreCase)
                && condition.Values.All(v => CidrBlock.TryParse(v.Text) is { } block && block.Prefix >= (block.IsIPv6 ? 32 : 8));
        }

        return condition.Operator is StringOperator or ArnOperator
            && FixingKeys.Contains(condition.Key)
            && condition.Values.All(v => IsFixed(condition.Key, v));
    }

    private static bool IsFixed(string key, ConditionValue value)
    {
        if (value.VariableKeys.Any())
        {
            return false;
        }

        // An access point's ARN may leave its name open as long as the account is fixed; a userid may end in a session: AROAEXAMPLE:*.
        string text = value.Text;
        if (key.Equals("s3:DataAccessPointArn", StringComparison.OrdinalIgnoreCase))
        {
            string[] parts = text.Split([':'], 6);
            return parts.Length == 6 && RequestPrincipal.IsAccountId(parts[4]);
        }

        if (key.Equals("aws:userid", StringComparison.OrdinalIgnoreCase) && text.EndsWith(":*", StringComparison.Ordinal))
        {
            text = text[..^2];
        }

        return text.IndexOfAny(['*', '?']) < 0;
    }
}
