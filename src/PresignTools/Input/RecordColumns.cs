using System.Collections;
using System.Management.Automation;

namespace PresignTools.Input;

/// <summary>
/// Reads columns of what came through the pipeline: rows of a CSV file, objects of JSON, hashtables. PowerShell itself binds the ones with
/// the parameters' own names; it does not look into hashtables, and aliases would be looked for in each record.
/// </summary>
internal static class RecordColumns
{
    /// <summary>
    /// Whether an object is a row of data, whose columns somebody named; objects of .NET types have properties of their own.
    /// </summary>
    internal static bool IsData(object? record) => record is IDictionary or PSObject { BaseObject: PSCustomObject or IDictionary };

    /// <summary>The value of the first of these columns that has one; an empty cell is no value.</summary>
    internal static object? Value(object? record, params ReadOnlySpan<string> names)
    {
        if (record is null)
        {
            return null;
        }

        foreach (string name in names)
        {
            object? value = One(record, name);
            if (value is not (null or "") && !(value is string text && string.IsNullOrWhiteSpace(text)))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The same as text.</summary>
    internal static string? Text(object? record, params ReadOnlySpan<string> names) =>
        Value(record, names) is { } value && LanguagePrimitives.TryConvertTo(value, out string text) ? text : null;

    /// <summary>Names of the columns that have a value.</summary>
    internal static IEnumerable<string> Names(object record) =>
        Table(record) is { } table
            ? table.Keys.Cast<object>().Select(static k => k.ToString() ?? string.Empty)
            : PSObject.AsPSObject(record).Properties.Select(static p => p.Name);

    private static object? One(object record, string name)
    {
        object? value;
        if (Table(record) is { } table)
        {
            object? key = table.Keys.Cast<object>()
                .FirstOrDefault(k => name.Equals(k.ToString(), StringComparison.OrdinalIgnoreCase));
            value = key is null ? null : table[key];
        }
        else
        {
            value = PSObject.AsPSObject(record).Properties[name]?.Value;
        }

        return value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
    }

    private static IDictionary? Table(object record) => (record is PSObject wrapped ? wrapped.BaseObject : record) as IDictionary;
}
