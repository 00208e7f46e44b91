using PresignTools.Policies.Matching;

namespace PresignTools.Policies.Conditions;

/// <summary>StringEquals, StringLike and their IgnoreCase and Not forms. Only the Like forms have wildcards.</summary>
internal sealed class StringOperator : ConditionOperator
{
    private readonly bool _wildcards;
    private readonly bool _ignoreCase;

    private StringOperator(string name, bool negated, bool wildcards, bool ignoreCase)
        : base(name, negated)
    {
        _wildcards = wildcards;
        _ignoreCase = ignoreCase;
    }

    internal static IEnumerable<ConditionOperator> All { get; } =
    [
        new StringOperator("StringEquals", false, false, false),
        new StringOperator("StringNotEquals", true, false, false),
        new StringOperator("StringEqualsIgnoreCase", false, false, true),
        new StringOperator("StringNotEqualsIgnoreCase", true, false, true),
        new StringOperator("StringLike", false, true, false),
        new StringOperator("StringNotLike", true, true, false),
    ];

    internal override string Relation => (_wildcards ? "matches" : "is") + (IsNegated ? " none of" : string.Empty);

    internal override ConditionValue Compile(string text, bool variables) =>
        new StringValue(TextPattern.Parse(text, variables, _wildcards), _ignoreCase);

    private sealed class StringValue(TextPattern pattern, bool ignoreCase) : ConditionValue(pattern.Source)
    {
        internal override IEnumerable<string> VariableKeys => pattern.VariableKeys;

        internal override IEnumerable<string> Candidates => pattern.HasVariables ? [] : [Text];

        internal override bool Matches(string actual, RequestContext context) => pattern.IsMatch(actual, context, ignoreCase);
    }
}
