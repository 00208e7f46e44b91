using System.Globalization;
using System.Text.Json;

namespace PresignTools.Signing.Uploads;

/// <summary>The values of a JSON object, by names in any case. What is missing or of another kind is an error with the name.</summary>
internal sealed class JsonFields
{
    private readonly Dictionary<string, JsonElement> _values = new(StringComparer.OrdinalIgnoreCase);

    internal JsonFields(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw UploadErrors.UploadSetNotReadable("it is not a JSON object");
        }

        foreach (JsonProperty property in element.EnumerateObject())
        {
            _values[property.Name] = property.Value;
        }
    }

    internal string Text(string name) => OptionalText(name) is { Length: > 0 } text ? text : throw Unfit(name);

    /// <summary>A text; null where there is none.</summary>
    internal string? OptionalText(string name) => _values.GetValueOrDefault(name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        _ => throw Unfit(name),
    };

    internal long Number(string name) =>
        _values.GetValueOrDefault(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out long value)
            ? value
            : throw Unfit(name);

    internal bool Flag(string name) => _values.GetValueOrDefault(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw Unfit(name),
    };

    /// <summary>A time; also one that PowerShell has taken apart on its way from another process.</summary>
    internal DateTimeOffset Time(string name) =>
        _values.GetValueOrDefault(name) is { ValueKind: JsonValueKind.Object } parts ? new JsonFields(parts).Time("UtcDateTime")
        : DateTimeOffset.TryParse(
            Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time
        : throw Unfit(name);

    /// <summary>A value of an enumeration, by name or number.</summary>
    internal T Choice<T>(string name)
        where T : struct, Enum =>
        _values.GetValueOrDefault(name) is { ValueKind: JsonValueKind.String or JsonValueKind.Number } value
            && Enum.TryParse(value.ToString(), ignoreCase: true, out T choice)
            && Enum.IsDefined(choice)
            ? choice
            : throw Unfit(name);

    internal JsonFields Inner(string name) =>
        _values.GetValueOrDefault(name) is { ValueKind: JsonValueKind.Object } inner ? new JsonFields(inner) : throw Unfit(name);

    /// <summary>The objects of a list; one that stands alone counts as a list, as PowerShell unwraps them.</summary>
    internal JsonFields[] Items(string name) => _values.GetValueOrDefault(name) switch
    {
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(static e => new JsonFields(e))],
        { ValueKind: JsonValueKind.Object } one => [new JsonFields(one)],
        _ => throw Unfit(name),
    };

    /// <summary>The same, where sets of earlier versions have none.</summary>
    internal JsonFields[] OptionalItems(string name) =>
        _values.GetValueOrDefault(name) is { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } ? [] : Items(name);

    /// <summary>Headers: an object, or the text "name: value; name: value" that ConvertTo-Json makes of one that lies too deep.</summary>
    internal RequiredHeaders? Headers(string name)
    {
        JsonElement element = _values.GetValueOrDefault(name);
        KeyValuePair<string, string>[]? headers = element.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            JsonValueKind.String => [.. Pairs(element.GetString()!, name)],
            JsonValueKind.Object => [.. element.EnumerateObject().Select(p => new KeyValuePair<string, string>(
                p.Name,
                p.Value.ValueKind == JsonValueKind.String ? p.Value.GetString()! : throw Unfit(name)))],
            _ => throw Unfit(name),
        };

        // A client sends them as they are.
        return headers is null ? null
            : Array.Exists(headers, static h => RequestLimits.HasControl(h.Key) || RequestLimits.HasControl(h.Value)) ? throw Unfit(name)
            : new RequiredHeaders(headers);
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs(string text, string name)
    {
        foreach (string pair in text.Split("; ", StringSplitOptions.RemoveEmptyEntries))
        {
            int colon = pair.IndexOf(": ", StringComparison.Ordinal);
            yield return colon > 0 ? new(pair[..colon], pair[(colon + 2)..]) : throw Unfit(name);
        }
    }

    private static Errors.PresignException Unfit(string name) =>
        UploadErrors.UploadSetNotReadable($"{name} is missing or has another form");
}
