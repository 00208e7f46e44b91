using System.Collections;
using System.Management.Automation;
using PresignTools.Errors;
using PresignTools.Inspection;
using PresignTools.Signing;

namespace PresignTools.Input;

/// <summary>Reads what is given for -Url: text, an object of New-S3PresignedUrl, or any object with a property Url.</summary>
internal static class UrlArgument
{
    /// <summary>The URL, and method and headers where the object knows them.</summary>
    /// <exception cref="PresignException"><c>UrlArgumentUnknown</c>.</exception>
    internal static (string Url, string? Method, IDictionary? Headers) Read(object? argument)
    {
        object? value = argument is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : argument;
        switch (value)
        {
            case string text:
                return (text, null, null);
            case PresignedUrl signed:
                return (signed.Url, signed.Method, (IDictionary)signed.RequiredHeaders);
            case Uri uri:
                return (uri.OriginalString, null, null);
            case null:
                throw InspectionErrors.UrlMalformed("it is empty");
        }

        // Rows of a CSV file, outputs of other cmdlets, objects that came back from a job.
        PSObject shape = PSObject.AsPSObject(value);
        return
            shape.Properties["Url"]?.Value is { } inner
            && (inner as PSObject)?.BaseObject is string or null
            && LanguagePrimitives.TryConvertTo(inner, out string url)
            ? (url, shape.Properties["Method"]?.Value as string, Table(shape.Properties["RequiredHeaders"]?.Value))
            : throw InputErrors.UrlArgumentUnknown(value.GetType().Name);
    }

    /// <summary>The method that New-S3PresignedUrl signed, of its object or a copy of it; null for anything else.</summary>
    internal static string? SignedMethod(object? argument)
    {
        PSObject? shape = argument is null or string ? null : PSObject.AsPSObject(argument);
        return shape?.Properties["RequiredHeaders"] is null ? null : shape.Properties["Method"]?.Value as string;
    }

    /// <summary>Names and values as text; a value that is a list is joined by commas, as HTTP does. Null stays null.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>>? Pairs(IDictionary? table)
    {
        if (table is null)
        {
            return null;
        }

        var pairs = new List<KeyValuePair<string, string>>();
        foreach (DictionaryEntry entry in table)
        {
            object? value = entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value;
            string text = value is IEnumerable list and not string ? string.Join(",", list.Cast<object?>().Select(Text)) : Text(value);
            pairs.Add(new(Text(entry.Key), text));
        }

        return pairs;
    }

    private static string Text(object? value) => LanguagePrimitives.ConvertTo<string>(value) ?? string.Empty;

    private static Hashtable? Table(object? value)
    {
        switch (value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value)
        {
            case Hashtable table:
                return table;
            case IDictionary dictionary:
                return new Hashtable(dictionary);
            case PSObject custom:
                var properties = new Hashtable();
                foreach (PSPropertyInfo property in custom.Properties)
                {
                    properties[property.Name] = property.Value;
                }

                return properties;
            default:
                return null;
        }
    }
}
