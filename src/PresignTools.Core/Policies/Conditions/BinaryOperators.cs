using PresignTools.Policies.Matching;

namespace PresignTools.Policies.Conditions;

/// <summary>BinaryEquals: two Base64 texts that stand for the same bytes.</summary>
internal sealed class BinaryOperator : ConditionOperator
{
    private BinaryOperator()
        : base("BinaryEquals", negated: false)
    {
    }

    internal static IEnumerable<ConditionOperator> All { get; } = [new BinaryOperator()];

    internal override string Relation => "is";

    internal override ConditionValue Compile(string text, bool variables) => new BinaryValue(text);

    private static byte[]? Decode(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private sealed class BinaryValue : ConditionValue
    {
        private readonly byte[]? _bytes;

        internal BinaryValue(string text)
            : base(text) => _bytes = Decode(text);

        internal override string? Fault => _bytes is null ? "Base64 text" : null;

        internal override IEnumerable<string> Candidates => _bytes is null ? [] : [Text];

        internal override bool Matches(string actual, RequestContext context) =>
            _bytes is not null && Decode(actual) is { } other && _bytes.AsSpan().SequenceEqual(other);
    }
}
