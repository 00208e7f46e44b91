using PresignTools.Policies.Conditions;
using PresignTools.Policies.Matching;
using PresignTools.Policies.Model;

namespace PresignTools.Policies.Decisions;

/// <summary>The element of a statement that a request did not meet.</summary>
public enum StatementElement : long
{
    /// <summary>None: the statement matched.</summary>
    None,

    /// <summary>Principal or NotPrincipal.</summary>
    Principal,

    /// <summary>Action or NotAction.</summary>
    Action,

    /// <summary>Resource or NotResource.</summary>
    Resource,

    /// <summary>One condition.</summary>
    Condition,
}

/// <summary>
/// How one statement met a request: what matched, how far it was from matching, and the place where it failed. Text is made from it on
/// demand.
/// </summary>
internal readonly struct StatementMatch
{
    private StatementMatch(
        Policy policy,
        PolicyStatement statement,
        int failures,
        StatementElement failed,
        Condition? condition,
        PrincipalGrant grant,
        bool applies,
        bool waits = false)
    {
        Policy = policy;
        Statement = statement;
        Failures = failures;
        FailedElement = failed;
        FailedCondition = condition;
        Grant = grant;
        AppliesWithoutConditions = applies;
        HasVariableResource = waits;
    }

    internal Policy Policy { get; }

    internal PolicyStatement Statement { get; }

    /// <summary>0: matched. 1: one element or condition away. 2: further away (counting stops).</summary>
    internal int Failures { get; }

    internal StatementElement FailedElement { get; }

    internal Condition? FailedCondition { get; }

    internal PrincipalGrant Grant { get; }

    /// <summary>Principal, action and resource match: only conditions decide.</summary>
    internal bool AppliesWithoutConditions { get; }

    /// <summary>Principal and action match, and its resources have policy variables: the request's keys decide there too.</summary>
    internal bool HasVariableResource { get; }

    internal bool Matched => Failures == 0;

    internal static StatementMatch Of(
        Policy policy,
        PolicyStatement statement,
        AccessRequest request,
        string resource,
        bool callerHasBoundary)
    {
        int failures = 0;
        var failed = StatementElement.None;
        bool actionMatches = MatchesAction(statement, request.Action);
        if (!actionMatches)
        {
            failures++;
            failed = StatementElement.Action;
        }

        if (!MatchesResource(statement, resource, request.Context))
        {
            failures++;
            failed = StatementElement.Resource;
        }

        if (failures > 1)
        {
            return new StatementMatch(policy, statement, 2, failed, null, PrincipalGrant.None, false);
        }

        PrincipalGrant grant = statement.Principal is null
            ? PrincipalGrant.Direct
            : statement.Principal.Match(request.Principal, request.IssuerArn, request.CanonicalUserId, callerHasBoundary);
        if (grant == PrincipalGrant.None)
        {
            failures++;
            failed = StatementElement.Principal;
        }

        bool applies = failures == 0;
        bool varies = actionMatches && grant != PrincipalGrant.None && statement.HasVariableResources;
        Condition? unmet = null;
        for (int i = 0; i < statement.Conditions.Count && failures < 2; i++)
        {
            if (!statement.Conditions[i].IsMet(request.Context))
            {
                failures++;
                failed = StatementElement.Condition;
                unmet = statement.Conditions[i];
            }
        }

        return new StatementMatch(policy, statement, failures, failed, unmet, grant, applies, varies);
    }

    private static bool MatchesAction(PolicyStatement statement, string action)
    {
        foreach (ActionPattern pattern in statement.Actions)
        {
            if (pattern.IsMatch(action))
            {
                return !statement.ActionsExclude;
            }
        }

        return statement.ActionsExclude;
    }

    private static bool MatchesResource(PolicyStatement statement, string resource, RequestContext context)
    {
        if (statement.Resources is null)
        {
            return true;
        }

        foreach (ResourcePattern pattern in statement.Resources)
        {
            if (pattern.IsMatch(resource, context))
            {
                return !statement.ResourcesExclude;
            }
        }

        return statement.ResourcesExclude;
    }
}
