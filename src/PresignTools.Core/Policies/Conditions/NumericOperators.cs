using System.Globalization;
using PresignTools.Policies.Matching;

namespace PresignTools.Policies.Conditions;

/// <summary>NumericEquals and its relatives, on decimal numbers: 300 and 300.0 are the same.</summary>
internal sealed class NumericOperator : ConditionOperator
{
    private readonly Ordering _ordering;

    private NumericOperator(string name, bool negated, Ordering ordering)
        : base(name, negated) => _ordering = ordering;

    internal static IEnumerable<ConditionOperator> All { get; } =
    [
        new NumericOperator("NumericEquals", false, Ordering.Equal),
        new NumericOperator("NumericNotEquals", true, Ordering.Equal),
        new NumericOperator("NumericLessThan", false, Ordering.Less),
        new NumericOperator("NumericLessThanEquals", false, Ordering.LessOrEqual),
        new NumericOperator("NumericGreaterThan", false, Ordering.Greater),
        new NumericOperator("NumericGreaterThanEquals", false, Ordering.GreaterOrEqual),
    ];

    internal override string Relation => IsNegated ? "is not" : _ordering.Words();

    internal override ConditionValue Compile(string text, bool variables) => new NumericValue(text, _ordering);

    internal static bool TryParse(string text, out decimal number) =>
        decimal.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    private sealed class NumericValue : ConditionValue
    {
        private readonly decimal? _number;
        private readonly Ordering _ordering;

        internal NumericValue(string text, Ordering ordering)
            : base(text)
        {
            _number = TryParse(text, out decimal number) ? number : null;
            _ordering = ordering;
        }

        internal override string? Fault => _number is null ? "a number" : null;

        internal override IEnumerable<string> Candidates => _number is not { } n || Math.Abs(n) > 1e27m
            ? []
            : [Show(n), Show(n - 1), Show(n + 1)];

        internal override bool Matches(string actual, RequestContext context) =>
            _number is { } expected && TryParse(actual, out decimal number) && _ordering.Holds(number.CompareTo(expected));

        private static string Show(decimal n) => n.ToString(CultureInfo.InvariantCulture);
    }
}
