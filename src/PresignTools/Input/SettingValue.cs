using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text.Json;

namespace PresignTools.Input;

/// <summary>Values of settings in the forms in which people have them: hashtables, objects, JSON, texts.</summary>
internal static class SettingValue
{
    /// <summary>Values in values are looked at so far.</summary>
    internal const int MaximumDepth = 6;

    /// <summary>The texts of a list, or the one text.</summary>
    internal static List<string> Texts(object? value) => Bare(value) switch
    {
        null => [],
        string text => [text],
        IEnumerable list => [.. list.Cast<object?>().Select(static o => Text(o)).OfType<string>()],
        { } other => [Text(other) ?? string.Empty],
    };

    /// <summary>JSON as hashtables, arrays and texts.</summary>
    internal static object? Json(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(
                text,
                new JsonDocumentOptions
                {
                    MaxDepth = 32,
                    AllowTrailingCommas = true,
                    CommentHandling = JsonCommentHandling.Skip,
                });
            return Plain(document.RootElement);
        }
        catch (JsonException e)
        {
            throw InputErrors.DiagnosisConfigurationNotUnderstood($"it is not JSON (line {e.LineNumber + 1})");
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            throw InputErrors.DiagnosisConfigurationNotUnderstood("a text in it is not valid Unicode (half of a surrogate pair)");
        }
    }

    private static object? Plain(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => new Hashtable(
                element.EnumerateObject().DistinctBy(static p => p.Name).ToDictionary(static p => p.Name, static p => Plain(p.Value))),
            JsonValueKind.Array => element.EnumerateArray().Select(Plain).ToArray(),
            JsonValueKind.String => element.GetString(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => element.GetRawText(),
            _ => null,
        };

    /// <summary>Names, made plain, and values of a hashtable or an object.</summary>
    internal static IEnumerable<(string Name, object? Value)> Entries(object table)
    {
        if (Bare(table) is IDictionary dictionary)
        {
            foreach (DictionaryEntry entry in dictionary)
            {
                yield return (Plain(entry.Key.ToString()!), Bare(entry.Value));
            }
        }
        else
        {
            foreach (PSPropertyInfo property in PSObject.AsPSObject(table).Properties)
            {
                yield return (Plain(property.Name), Bare(property.Value));
            }
        }
    }

    private static string Plain(string name) =>
        name.Replace("_", string.Empty, StringComparison.Ordinal)
            .Replace("-", string.Empty, StringComparison.Ordinal)
            .Replace(" ", string.Empty, StringComparison.Ordinal)
            .ToLowerInvariant();

    /// <summary>The value without the wrapping of PowerShell.</summary>
    internal static object? Bare(object? value) =>
        value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    /// <summary>The value as text; null for none.</summary>
    internal static string? Text(object? value) => Bare(value) is { } bare ? Convert.ToString(bare, CultureInfo.InvariantCulture) : null;

    /// <summary>Whether a setting is on; null if the value does not say.</summary>
    internal static bool? Flag(object value) =>
        Bare(value) switch
        {
            bool flag => flag,
            SwitchParameter flag => flag,
            string text when bool.TryParse(text, out bool flag) => flag,
            string text
                when text.Equals("enabled", StringComparison.OrdinalIgnoreCase)
                    || text.Equals("on", StringComparison.OrdinalIgnoreCase)
                    || text.Equals("yes", StringComparison.OrdinalIgnoreCase) => true,
            string text
                when text.Equals("disabled", StringComparison.OrdinalIgnoreCase)
                    || text.Equals("off", StringComparison.OrdinalIgnoreCase)
                    || text.Equals("suspended", StringComparison.OrdinalIgnoreCase) => false,
            _ => null,
        };

    /// <summary>Whether a value, or anything in it, says the word.</summary>
    internal static bool Has(object value, string word, int depth = 0) => Bare(value) switch
    {
        null => false,
        string text => text.Contains(word, StringComparison.OrdinalIgnoreCase),
        IDictionary or PSObject => depth < MaximumDepth && Entries(value).Any(e => e.Value is not null && Has(e.Value, word, depth + 1)),
        IEnumerable list => depth < MaximumDepth && list.Cast<object?>().Any(o => o is not null && Has(o, word, depth + 1)),
        { } other => Convert.ToString(other, CultureInfo.InvariantCulture)?.Contains(word, StringComparison.OrdinalIgnoreCase) == true,
    };
}
