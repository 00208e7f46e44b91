using PresignTools.Policies.Matching;

namespace PresignTools.Policies.Conditions;

/// <summary>
/// ArnEquals, ArnLike and their Not forms. Equals behaves as Like: six parts, each compared by itself, with wildcards (IAM guide).
/// </summary>
internal sealed class ArnOperator : ConditionOperator
{
    private ArnOperator(string name, bool negated)
        : base(name, negated)
    {
    }

    internal static IEnumerable<ConditionOperator> All { get; } =
    [
        new ArnOperator("ArnEquals", false), new ArnOperator("ArnLike", false),
        new ArnOperator("ArnNotEquals", true), new ArnOperator("ArnNotLike", true),
    ];

    internal override string Relation => IsNegated ? "matches none of" : "matches";

    internal override ConditionValue Compile(string text, bool variables) => new ArnValue(text, variables);

    private sealed class ArnValue(string text, bool variables) : ConditionValue(text)
    {
        private readonly ArnPattern _pattern = new(text, variables);

        internal override IEnumerable<string> VariableKeys => _pattern.Pattern.VariableKeys;

        internal override IEnumerable<string> Candidates => _pattern.Pattern.HasVariables ? [] : [Text];

        internal override bool Matches(string actual, RequestContext context) => _pattern.IsMatch(actual, context);
    }
}
