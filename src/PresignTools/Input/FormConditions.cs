using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text.Json;
using PresignTools.Errors;
using PresignTools.Forms;

namespace PresignTools.Input;

/// <summary>
/// Reads -Condition: what S3's documents write as JSON, as arrays, hashtables or JSON text. PowerShell makes one list of a single array, so
/// that three values of which the first is an operation are one condition.
/// </summary>
internal static class FormConditions
{
    private const string Size = "content-length-range";

    /// <exception cref="PresignException"><c>FormConditionInvalid</c> and those of <see cref="PostCondition"/>.</exception>
    internal static List<PostCondition> Read(object?[]? conditions)
    {
        if (conditions is not { Length: > 0 })
        {
            return [];
        }

        return Plain(conditions[0]) is string first && IsOperation(first) ? [OfList(conditions)] : [.. conditions.SelectMany(Of)];
    }

    private static IEnumerable<PostCondition> Of(object? value)
    {
        switch (Plain(value))
        {
            case PostCondition known:
                return [known];
            case IDictionary table:
                return [.. table.Cast<DictionaryEntry>().Select(static e => PostCondition.Exact(Text(e.Key), Text(e.Value)))];
            case string json:
                return OfJson(json);
            case IList list:
                return [OfList([.. list.Cast<object?>()])];
            case PSObject custom:
                return [.. custom.Properties.Select(static p => PostCondition.Exact(p.Name, Text(p.Value)))];
            default:
                throw InputErrors.FormConditionInvalid("it is empty");
        }
    }

    private static PostCondition OfList(object?[] items)
    {
        if (items.Length != 3)
        {
            throw InputErrors.FormConditionInvalid($"it has {items.Length} values, and needs an operation and two values");
        }

        string operation = Text(items[0]);
        return operation.ToLowerInvariant() switch
        {
            "eq" => PostCondition.Exact(Text(items[1]), Text(items[2])),
            "starts-with" => PostCondition.StartsWith(Text(items[1]), Text(items[2])),
            Size => PostCondition.SizeRange(Number(items[1]), Number(items[2])),
            _ => throw InputErrors.FormConditionInvalid(
                $"'{PresignTools.Text.Printable.Of(operation, 40)}' is not eq, starts-with or content-length-range"),
        };
    }

    private static List<PostCondition> OfJson(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            bool isList = root.ValueKind == JsonValueKind.Array
                && root.GetArrayLength() > 0 && root[0].ValueKind is JsonValueKind.Array or JsonValueKind.Object;
            return [.. (isList ? root.EnumerateArray().ToArray() : [root]).SelectMany(OfElement)];
        }
        catch (JsonException)
        {
            throw InputErrors.FormConditionInvalid("the text is not JSON");
        }
    }

    private static IEnumerable<PostCondition> OfElement(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => [.. element.EnumerateObject().Select(static p => PostCondition.Exact(p.Name, Text(p.Value)))],
        JsonValueKind.Array => [OfList([.. element.EnumerateArray().Select(static e => (object?)Text(e))])],
        _ => throw InputErrors.FormConditionInvalid("the JSON is neither an object nor a list"),
    };

    private static string Text(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();

    private static bool IsOperation(string text) => text.ToLowerInvariant() is "eq" or "starts-with" or Size;

    private static object? Plain(object? value) =>
        value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    private static string Text(object? value) => LanguagePrimitives.ConvertTo<string>(value) ?? string.Empty;

    private static long Number(object? value) =>
        LanguagePrimitives.TryConvertTo(Plain(value), CultureInfo.InvariantCulture, out long number) ? number
        : throw InputErrors.FormConditionInvalid($"'{PresignTools.Text.Printable.Of(Text(value), 40)}' is not a number of bytes");
}
