using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Net;

namespace PresignTools.Input;

/// <summary>Headers in the forms in which PowerShell and .NET have them, as pairs.</summary>
internal static class HeaderPairs
{
    /// <summary>Headers given as a hashtable or any other set of pairs.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> Of(object? headers)
    {
        var result = new List<KeyValuePair<string, string>>();
        object? inner = headers is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : headers;
        switch (inner)
        {
            case null:
                break;
            case IDictionary table:
                foreach (DictionaryEntry entry in table)
                {
                    Add(result, entry.Key.ToString(), entry.Value);
                }

                break;
            case WebHeaderCollection web:
                foreach (string name in web.AllKeys.OfType<string>())
                {
                    Add(result, name, web[name]);
                }

                break;
            case IEnumerable<KeyValuePair<string, IEnumerable<string>>> pairs:
                foreach (KeyValuePair<string, IEnumerable<string>> pair in pairs)
                {
                    Add(result, pair.Key, pair.Value);
                }

                break;
            case PSObject custom:
                foreach (PSPropertyInfo property in custom.Properties)
                {
                    Add(result, property.Name, property.Value);
                }

                break;
            default:
                break;
        }

        return result;
    }

    /// <summary>Adds a header that has a name and a value; of several values, all in one.</summary>
    internal static void Add(List<KeyValuePair<string, string>> headers, string? name, object? value)
    {
        object? inner = value is PSObject wrapped ? wrapped.BaseObject : value;
        string? text = inner switch
        {
            null => null,
            string s => s,
            IEnumerable many => string.Join(", ", many.Cast<object?>().Select(v => Convert.ToString(v, CultureInfo.InvariantCulture))),
            _ => Convert.ToString(inner, CultureInfo.InvariantCulture),
        };
        if (!string.IsNullOrEmpty(name) && !string.IsNullOrEmpty(text))
        {
            headers.Add(new KeyValuePair<string, string>(name, text));
        }
    }
}
