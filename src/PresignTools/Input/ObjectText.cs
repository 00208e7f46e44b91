using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PresignTools.Input;

/// <summary>
/// An object of ConvertFrom-Json, or a hashtable, as the JSON that it stands for: a line of a log, an answer of a gateway.
/// </summary>
internal static class ObjectText
{
    private const int MaximumDepth = 12;
    private const int MaximumValues = 20_000;

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Of(object value, int most = MaximumValues)
    {
        int left = most;
        return JsonSerializer.Serialize(Plain(value, MaximumDepth, ref left), Options);
    }

    private static object? Plain(object? value, int depth, ref int left)
    {
        object? inner = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        if (inner is null or string or bool or int or long or double or decimal || depth == 0 || --left < 0)
        {
            return inner is null or string or bool or int or long or double or decimal ? inner : null;
        }

        if (inner is IDictionary or PSObject)
        {
            var table = new Dictionary<string, object?>();
            IEnumerable<(string Name, object? Value)> entries = inner is IDictionary dictionary
                ? dictionary
                    .Cast<DictionaryEntry>()
                    .Select(static e => (Convert.ToString(e.Key, CultureInfo.InvariantCulture) ?? string.Empty, e.Value))
                : ((PSObject)inner).Properties.Select(static p => (p.Name, (object?)p.Value));
            foreach ((string name, object? entry) in entries)
            {
                table[name] = Plain(entry, depth - 1, ref left);
            }

            return table;
        }

        if (inner is IEnumerable many)
        {
            var list = new List<object?>();
            foreach (object? item in many)
            {
                list.Add(Plain(item, depth - 1, ref left));
            }

            return list;
        }

        return inner switch
        {
            DateTime time => time.ToString("o", CultureInfo.InvariantCulture),
            DateTimeOffset time => time.ToString("o", CultureInfo.InvariantCulture),
            _ => Convert.ToString(inner, CultureInfo.InvariantCulture),
        };
    }
}
