namespace PresignTools.Policies.Conditions;

/// <summary>The order relations that numbers and dates share.</summary>
internal enum Ordering
{
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

internal static class Orderings
{
    internal static bool Holds(this Ordering ordering, int comparison) => ordering switch
    {
        Ordering.Equal => comparison == 0,
        Ordering.Less => comparison < 0,
        Ordering.LessOrEqual => comparison <= 0,
        Ordering.Greater => comparison > 0,
        _ => comparison >= 0,
    };

    internal static string Words(this Ordering ordering) => ordering switch
    {
        Ordering.Equal => "is",
        Ordering.Less => "is less than",
        Ordering.LessOrEqual => "is at most",
        Ordering.Greater => "is greater than",
        _ => "is at least",
    };
}
