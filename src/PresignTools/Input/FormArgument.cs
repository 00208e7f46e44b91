using System.Collections;
using System.Globalization;
using System.Management.Automation;
using PresignTools.Errors;
using PresignTools.Forms;
using PresignTools.Intake.Readers.Forms;

namespace PresignTools.Input;

/// <summary>
/// Reads an upload form from what people have: the object of New-S3PresignedPost, its fields as a table, with or without the file, what an
/// SDK printed, HTML, multipart text, a curl command.
/// </summary>
internal static class FormArgument
{
    /// <exception cref="PresignException"><c>FormArgumentUnknown</c>, <c>FormNotFound</c>.</exception>
    internal static ReceivedPost Read(object? argument) => TryRead(argument) ?? throw argument switch
    {
        PSObject { BaseObject: string } or string => FormErrors.FormNotFound(),
        null => FormErrors.FormNotFound(),
        PSObject { BaseObject: IDictionary } or IDictionary => InputErrors.FormFieldsUnknown(),
        PSObject wrapped => InputErrors.FormArgumentUnknown(wrapped.BaseObject.GetType().Name),
        _ => InputErrors.FormArgumentUnknown(argument.GetType().Name),
    };

    /// <summary>The form; null if the argument is something else.</summary>
    internal static ReceivedPost? TryRead(object? argument)
    {
        object? value = argument is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : argument;
        return value switch
        {
            null => null,
            string text => PresignedPostReader.TryRead(text),
            PresignedPost post => OfEntries(post.Fields, post.Url),
            PresignedPostInfo info => info.Post,
            IDictionary table => OfTable(table),
            PSObject shape => OfTable(Table(shape)),
            _ => OfShape(PSObject.AsPSObject(value)),
        };
    }

    private static ReceivedPost? OfShape(PSObject shape) => shape.Properties["Fields"] is null ? null : OfTable(Table(shape));

    /// <summary>Fields, or url and fields, as the SDKs give them.</summary>
    private static ReceivedPost? OfTable(IDictionary table)
    {
        string? url = Value(table, "url") as string;
        object? inner = Value(table, "fields");
        return (inner is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : inner) switch
        {
            IDictionary fields => OfEntries(fields, url),
            PSObject fields => OfEntries(Table(fields), url),
            string json when PresignedPostReader.TryRead(json) is { } read => read with { Url = url ?? read.Url },
            _ when url is null || HasOwn(table) => OfEntries(table, null),
            _ => null,
        };
    }

    private static ReceivedPost? OfEntries(IDictionary entries, string? url)
    {
        var fields = new List<KeyValuePair<string, string>>();
        var after = new List<string>();
        int files = 0;
        string? part = null, fileName = null;
        long? size = null;
        foreach (DictionaryEntry entry in entries)
        {
            string name = Text(entry.Key);
            object? value = entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value;
            if (value is FileInfo file)
            {
                (files, part, fileName, size) = (files + 1, part ?? name, file.Name, file.Exists ? file.Length : null);
            }
            else if (files > 0)
            {
                after.Add(name);
            }
            else
            {
                fields.Add(new(name, Text(value)));
            }
        }

        return fields.Count == 0 || !fields.Exists(static f => IsOwn(f.Key)) ? null : new ReceivedPost
        {
            Url = url,
            Fields = fields,
            FieldsAfterFile = after,
            Files = files > 0 ? files : null,
            FilePart = part,
            FileName = fileName,
            FileSize = size,
        };
    }

    private static bool HasOwn(IDictionary table) => table.Keys.Cast<object>().Any(static k => IsOwn(Text(k)));

    private static bool IsOwn(string name) =>
        name.ToLowerInvariant() is "key" or "policy" or "x-amz-signature" or "signature" or "x-amz-credential";

    private static object? Value(IDictionary table, string name)
    {
        foreach (DictionaryEntry entry in table)
        {
            if (name.Equals(entry.Key as string, StringComparison.OrdinalIgnoreCase))
            {
                return entry.Value is PSObject { BaseObject: string text } ? text : entry.Value;
            }
        }

        return null;
    }

    private static System.Collections.Specialized.OrderedDictionary Table(PSObject shape)
    {
        var table = new System.Collections.Specialized.OrderedDictionary(StringComparer.OrdinalIgnoreCase);
        foreach (PSPropertyInfo property in shape.Properties.Where(static p => p.IsGettable))
        {
            table[property.Name] = property.Value;
        }

        return table;
    }

    private static string Text(object? value) =>
        value is IFormattable number ? number.ToString(null, CultureInfo.InvariantCulture)
        : LanguagePrimitives.ConvertTo<string>(value) ?? string.Empty;
}
