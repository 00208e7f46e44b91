using PresignTools.Policies.Matching;
using PresignTools.Policies.Model;

namespace PresignTools.Policies.Decisions;

/// <summary>What the policies of one layer (or of one level of it) say together, with the statements that say so.</summary>
internal sealed class LayerEvaluation
{
    private LayerEvaluation(PolicyKind kind, string? level, IReadOnlyList<StatementMatch> near)
    {
        Kind = kind;
        Level = level;
        Near = near;
    }

    internal PolicyKind Kind { get; }

    internal string? Level { get; }

    /// <summary>Statements that matched or were one element away, in document order.</summary>
    internal IReadOnlyList<StatementMatch> Near { get; }

    /// <summary>No document was given.</summary>
    internal bool IsEmpty { get; private set; } = true;

    internal StatementMatch? Deny { get; private set; }

    /// <summary>The Allow with the strongest grant.</summary>
    internal StatementMatch? Allow { get; private set; }

    internal PrincipalGrant Grant => Allow?.Grant ?? PrincipalGrant.None;

    internal bool Allows => Deny is null && Allow is not null;

    internal AccessOutcome Outcome => Deny is not null ? AccessOutcome.ExplicitlyDenied
        : Allow is not null ? AccessOutcome.Allowed : AccessOutcome.ImplicitlyDenied;

    internal static LayerEvaluation Of(
        PolicyKind kind,
        string? level,
        IEnumerable<Policy> policies,
        AccessRequest request,
        string resource,
        bool callerHasBoundary)
    {
        var near = new List<StatementMatch>();
        var result = new LayerEvaluation(kind, level, near);
        foreach (Policy policy in policies)
        {
            result.IsEmpty = false;
            foreach (PolicyStatement statement in policy.Statements)
            {
                StatementMatch match = StatementMatch.Of(
                    policy,
                    statement,
                    request,
                    resource,
                    callerHasBoundary && statement.Effect == PolicyEffect.Deny);
                if (match.Failures < 2 || match.AppliesWithoutConditions || match.HasVariableResource)
                {
                    near.Add(match);
                }

                if (!match.Matched)
                {
                    continue;
                }

                if (statement.Effect == PolicyEffect.Deny)
                {
                    result.Deny ??= match;
                }
                else if (result.Allow is null || match.Grant > result.Allow.Value.Grant)
                {
                    result.Allow = match;
                }
            }
        }

        return result;
    }
}
