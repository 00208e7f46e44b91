using PresignTools.Policies.Matching;

namespace PresignTools.Policies.Conditions;

/// <summary>Bool: true or false, in any case. A value that is neither matches nothing.</summary>
internal sealed class BoolOperator : ConditionOperator
{
    private BoolOperator()
        : base("Bool", negated: false)
    {
    }

    internal static IEnumerable<ConditionOperator> All { get; } = [new BoolOperator()];

    internal override string Relation => "is";

    // One AWS page lists Bool among the operators that take variables, so a variable is resolved here.
    internal override ConditionValue Compile(string text, bool variables) =>
        new BoolValue(TextPattern.Parse(text, variables, wildcards: false));

    private static bool IsBool(string text) => IsTrue(text) || text.Equals("false", StringComparison.OrdinalIgnoreCase);

    private static bool IsTrue(string text) => text.Equals("true", StringComparison.OrdinalIgnoreCase);

    private sealed class BoolValue(TextPattern pattern) : ConditionValue(pattern.Source)
    {
        internal override string? Fault => pattern.HasVariables || IsBool(Text) ? null : "true or false";

        internal override IEnumerable<string> VariableKeys => pattern.VariableKeys;

        internal override IEnumerable<string> Candidates => ["true", "false"];

        internal override bool Matches(string actual, RequestContext context) =>
            IsBool(actual) && (pattern.HasVariables
                ? pattern.IsMatch(actual, context, ignoreCase: true)
                : IsBool(Text) && IsTrue(Text) == IsTrue(actual));
    }
}
