using System.Text.Json;

namespace PresignTools.Logs;

/// <summary>
/// Members of an event by name in any case, because Athena and CloudTrail Lake write them in lower case; and members that are JSON as text,
/// as Athena gives nested ones, are read like objects.
/// </summary>
/// <param name="element">The object.</param>
internal readonly struct CloudTrailFields(JsonElement element)
{
    private readonly JsonElement _element = Unwrapped(element);

    /// <summary>The members in order; none if it is no object.</summary>
    internal IEnumerable<JsonProperty> All => _element.ValueKind == JsonValueKind.Object ? _element.EnumerateObject() : [];

    /// <summary>The items of a list; none if it is no list.</summary>
    internal IEnumerable<JsonElement> Items => _element.ValueKind == JsonValueKind.Array ? _element.EnumerateArray() : [];

    /// <summary>The value of a member as text; null if it is missing, empty or null.</summary>
    /// <param name="name">Its name in lower case.</param>
    internal string? Text(string name) => Find(name) is { } value ? TextOf(value) : null;

    /// <summary>A member that is an object or a list, or the JSON text of one.</summary>
    internal CloudTrailFields Member(string name) => Find(name) is { } value ? new CloudTrailFields(value) : default;

    /// <summary>A value as text: of a list its first item, as parameters of a query are recorded; null for none.</summary>
    internal static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Array when value.GetArrayLength() > 0 && value[0].ValueKind != JsonValueKind.Array =>
            TextOf(value[0]) ?? string.Empty,
        _ => null,
    };

    private JsonElement? Find(string name)
    {
        foreach (JsonProperty member in All)
        {
            if (string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase)
                && member.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
            {
                return member.Value;
            }
        }

        return null;
    }

    private static JsonElement Unwrapped(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String || element.GetString() is not ['{' or '[', _, ..] text)
        {
            return element;
        }

        return Parsed(text) ?? (AthenaStruct.ToJson(text) is { } json ? Parsed(json) : null) ?? element;
    }

    /// <summary>Null for a text that only begins like JSON.</summary>
    private static JsonElement? Parsed(string text)
    {
        try
        {
            using JsonDocument inner = JsonDocument.Parse(text);
            return inner.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
