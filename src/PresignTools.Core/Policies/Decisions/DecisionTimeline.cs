using PresignTools.Policies.Conditions;

namespace PresignTools.Policies.Decisions;

/// <summary>
/// A decision can change by itself: the signature grows older (s3:signatureAge), a date of a condition comes (aws:CurrentTime).
/// The instants at which that can happen stand in the policies, so each is tried.
/// </summary>
internal static class DecisionTimeline
{
    private const int MaximumInstants = 64;

    /// <summary>
    /// The first instant after <paramref name="now"/> at which the outcome differs from the present one; null if there is none until
    /// <paramref name="end"/>.
    /// </summary>
    /// <param name="policies">The policies.</param>
    /// <param name="signedAt">When the signature was made; null if its age does not count.</param>
    /// <param name="now">The present.</param>
    /// <param name="end">Where to stop looking: when the URL ends.</param>
    /// <param name="outcomeAt">The outcome at an instant.</param>
    internal static (DateTimeOffset At, AccessOutcome To)? NextChange(
        PolicySet policies,
        DateTimeOffset? signedAt,
        DateTimeOffset now,
        DateTimeOffset? end,
        Func<DateTimeOffset, AccessOutcome> outcomeAt)
    {
        AccessOutcome present = outcomeAt(now);
        foreach (
            DateTimeOffset instant in Instants(policies, signedAt)
                .Where(t => t > now && (end is null || t <= end))
                .Distinct()
                .OrderBy(t => t)
                .Take(MaximumInstants))
        {
            AccessOutcome then = outcomeAt(instant);
            if (then != present)
            {
                return (instant, then);
            }
        }

        return null;
    }

    /// <summary>
    /// For each threshold the instant itself and the next step behind it, since a relation may or may not include its value.
    /// </summary>
    private static IEnumerable<DateTimeOffset> Instants(PolicySet policies, DateTimeOffset? signedAt)
    {
        foreach (Condition condition in policies.All.SelectMany(p => p.Statements).SelectMany(s => s.Conditions))
        {
            foreach (ConditionValue value in condition.Values)
            {
                if (condition.Operator is NumericOperator && signedAt is { } signed && Is(condition, "s3:signatureAge")
                    && NumericOperator.TryParse(value.Text, out decimal age) && age is > 0 and < 31536000000m)
                {
                    yield return signed.AddMilliseconds((double)age);
                    yield return signed.AddMilliseconds((double)age + 1);
                }
                else if (condition.Operator is DateOperator && (Is(condition, "aws:CurrentTime") || Is(condition, "aws:EpochTime"))
                    && DateOperator.TryParse(value.Text, out DateTimeOffset time) && time.Year is > 1 and < 9999)
                {
                    yield return time;
                    yield return time.AddSeconds(1);
                }
            }
        }
    }

    private static bool Is(Condition condition, string key) => condition.Key.Equals(key, StringComparison.OrdinalIgnoreCase);
}
