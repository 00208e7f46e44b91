using PresignTools.Text;

namespace PresignTools.Policies.Parsing;

internal enum JsonKind
{
    Object,
    Array,
    String,
    Number,
    Boolean,
    Null,
}

/// <summary>A JSON value with the place where it stands, which System.Text.Json's own model does not keep.</summary>
internal sealed class JsonNode
{
    internal required JsonKind Kind { get; init; }

    internal required TextPosition Position { get; init; }

    /// <summary>Value of a string; digits of a number; <c>true</c> or <c>false</c>.</summary>
    internal string Text { get; init; } = string.Empty;

    internal IReadOnlyList<JsonMember> Members { get; init; } = [];

    internal IReadOnlyList<JsonNode> Items { get; init; } = [];

    internal bool IsScalar => Kind is JsonKind.String or JsonKind.Number or JsonKind.Boolean;

    internal JsonNode? Member(string name)
    {
        foreach (JsonMember member in Members)
        {
            if (member.Name == name)
            {
                return member.Value;
            }
        }

        return null;
    }
}

internal readonly record struct JsonMember(string Name, TextPosition Position, JsonNode Value);
