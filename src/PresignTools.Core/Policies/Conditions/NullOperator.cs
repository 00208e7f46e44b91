using PresignTools.Policies.Matching;

namespace PresignTools.Policies.Conditions;

/// <summary>Null: "true" wants the key to be absent, "false" wants it to be there with any value, be it an empty text.</summary>
internal sealed class NullOperator : ConditionOperator
{
    private NullOperator()
        : base("Null", negated: false)
    {
    }

    internal static NullOperator Instance { get; } = new();

    internal static IEnumerable<ConditionOperator> All { get; } = [Instance];

    internal override string Relation => "is";

    internal override ConditionValue Compile(string text, bool variables) => new NullValue(text);

    private sealed class NullValue(string text) : ConditionValue(text)
    {
        internal override string? Fault => IsBool(Text) ? null : "true or false";

        internal override IEnumerable<string> Candidates => ["(any value)"];

        /// <summary>Here <paramref name="actual"/> is "true" for an absent key and "false" for one that is there.</summary>
        internal override bool Matches(string actual, RequestContext context) => actual.Equals(Text, StringComparison.OrdinalIgnoreCase);

        private static bool IsBool(string text) =>
            text.Equals("true", StringComparison.OrdinalIgnoreCase) || text.Equals("false", StringComparison.OrdinalIgnoreCase);
    }
}
