using PresignTools.Policies.Conditions;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Matching;
using PresignTools.Policies.Model;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>
/// The cause that a condition of a policy stands for. Each cause says itself which conditions those are
/// (<see cref="CauseInfo.ConditionKeys"/>, <see cref="CauseDefinition.IsMeantBy"/>); no condition is of two causes.
/// </summary>
internal static class ConditionCause
{
    /// <summary>
    /// The condition of a Deny that shut the request out, and its cause; null if no condition of the statement has a cause of its own.
    /// </summary>
    internal static (CauseDefinition Cause, Condition Condition)? OfDeny(PolicyStatement deny, RequestContext context)
    {
        (CauseDefinition Cause, Condition Condition)? scope = null;
        foreach (Condition condition in deny.Conditions)
        {
            if (Of(condition, context, isMet: true) is not { } cause)
            {
                continue;
            }

            if (!cause.IsScopeBesideOthers)
            {
                return (cause, condition);
            }

            scope ??= (cause, condition);
        }

        return scope;
    }

    /// <summary>
    /// The cause of an Allow that fails by its conditions alone, where all of those that are not met are of one cause; null if they are
    /// not.
    /// </summary>
    internal static CauseDefinition? OfUnmet(StatementMatch allow, RequestContext context)
    {
        if (allow.Failures == 1)
        {
            return Of(allow.FailedCondition!, context, isMet: false);
        }

        CauseDefinition?[] causes = !allow.AppliesWithoutConditions ? []
            : [.. allow.Statement.Conditions.Where(c => !c.IsMet(context)).Select(c => Of(c, context, isMet: false)).Distinct()];
        return causes.Length == 1 ? causes[0] : null;
    }

    /// <summary>The cause behind one condition; null if none stands for it.</summary>
    /// <param name="condition">The condition: one that is met, of a Deny, or one that is not, of an Allow.</param>
    /// <param name="context">What the request has.</param>
    /// <param name="isMet">Whether it is met, and so shuts the request out by being met.</param>
    internal static CauseDefinition? Of(Condition condition, RequestContext context, bool isMet) =>
        CauseBook.All.FirstOrDefault(c => c.IsMeantBy(condition, context, isMet));

    /// <summary>Whether the condition wants its values: a request with one of them would pass. Else it refuses its values.</summary>
    internal static bool WantsItsValues(Condition condition, bool isMet) =>
        condition.Operator != NullOperator.Instance && condition.Operator.IsNegated == isMet;

    /// <summary>
    /// Whether a header, or another value of it, would help: it is missing, or its value is not one of those that are wanted.
    /// </summary>
    internal static bool IsDemand(Condition condition, bool has, bool isMet) =>
        !has || WantsItsValues(condition, isMet) || condition.Operator is NumericOperator or DateOperator;
}
