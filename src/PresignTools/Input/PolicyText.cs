using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text;
using System.Text.Json;

namespace PresignTools.Input;

/// <summary>
/// Finds the policy document in the objects that people have: what Get-S3BucketPolicy, Get-IAMPolicyVersion, Get-IAMRolePolicy,
/// Get-KMSKeyPolicy or Get-ORGPolicy returned, a hashtable, parsed JSON. They are read by shape; no type of AWS.Tools is named.
/// </summary>
internal static class PolicyText
{
    /// <summary>Objects deeper than this are no policy, or hold themselves.</summary>
    internal const int MaximumDepth = 24;

    /// <summary>Above what the parser takes: a list without an end ends here.</summary>
    private const long MaximumBytes = 16 * 1024 * 1024;

    private static readonly string[] DocumentProperties =
    [
        "Document",
        "PolicyDocument",
        "AssumeRolePolicyDocument",
        "Content",
        "PolicyText",
        "Policy",
        "PolicyVersion",
    ];
    private static readonly string[] NameProperties = ["PolicyName", "PolicyArn", "Arn", "Name", "VersionId"];

    /// <summary>JSON text is told from a path by how it begins: a brace or bracket, or one that is percent-encoded.</summary>
    internal static bool IsDocument(string text)
    {
        string start = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return start.Length == 0
            || start[0] is '{' or '['
            || start.StartsWith("%7B", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("%0A", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The document of an object, as text with a name; null if there is none in it.</summary>
    internal static (string? Name, string Text)? Of(object value) => Of(value, 0);

    private static (string? Name, string Text)? Of(object value, int depth)
    {
        if (depth > MaximumDepth)
        {
            return null;
        }

        PSObject seen = PSObject.AsPSObject(value);
        if (Property(seen, "Statement") is not null)
        {
            return (null, ToJson(value));
        }

        foreach (string property in DocumentProperties)
        {
            switch (Property(seen, property))
            {
                case null:
                    continue;
                case string text when IsDocument(text):
                    return (NameOf(seen), text);
                case string:
                    continue;   // Policy = 'ReadOnly' and the like: a name, not a document
                case { } inner when Of(inner, depth + 1) is { } found:
                    return (NameOf(seen) ?? found.Name, found.Text);
            }
        }

        return null;
    }

    /// <summary>A property of an object or entry of a hashtable, without PowerShell's wrapping.</summary>
    internal static object? Property(object value, string name)
    {
        if (Bare(value) is IDictionary table)
        {
            foreach (DictionaryEntry entry in table)
            {
                if (name.Equals(entry.Key as string, StringComparison.OrdinalIgnoreCase))
                {
                    return Bare(entry.Value);
                }
            }

            return null;
        }

        return Bare(PSObject.AsPSObject(value).Properties[name]?.Value);
    }

    /// <summary>The object under PowerShell's wrapper; a PSCustomObject is its own.</summary>
    internal static object? Bare(object? value) =>
        value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    private static string? NameOf(PSObject value, int depth = 0)
    {
        foreach (string property in NameProperties)
        {
            if (Property(value, property) is string { Length: > 0 } name)
            {
                return name;
            }
        }

        return depth < MaximumDepth && Property(value, "PolicySummary") is { } summary
            ? NameOf(PSObject.AsPSObject(summary), depth + 1)
            : null;
    }

    /// <summary>Half of a surrogate pair is no character and matches nothing that AWS could have sent; JSON cannot hold it.</summary>
    private static string Whole(string text)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar && text.Any(char.IsSurrogate))
            {
                return string.Concat(text.EnumerateRunes());
            }
        }

        return text;
    }

    private static string ToJson(object value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            Write(writer, value, 0);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, object? value, int depth)
    {
        if (depth > MaximumDepth || writer.BytesCommitted + writer.BytesPending > MaximumBytes)
        {
            writer.WriteNullValue();   // the parser refuses null where it stands
            return;
        }

        switch (Bare(value))
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(Whole(text));
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case IDictionary table:
                writer.WriteStartObject();
                foreach (DictionaryEntry entry in table)
                {
                    writer.WritePropertyName(Whole(Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? string.Empty));
                    Write(writer, entry.Value, depth + 1);
                }

                writer.WriteEndObject();
                break;
            case PSObject custom:
                writer.WriteStartObject();
                foreach (PSPropertyInfo property in custom.Properties)
                {
                    writer.WritePropertyName(Whole(property.Name));
                    Write(writer, property.Value, depth + 1);
                }

                writer.WriteEndObject();
                break;
            case IEnumerable list:
                writer.WriteStartArray();
                foreach (object? item in list)
                {
                    Write(writer, item, depth + 1);
                    if (writer.BytesCommitted + writer.BytesPending > MaximumBytes)
                    {
                        break;
                    }
                }

                writer.WriteEndArray();
                break;
            case DateTime time:
                writer.WriteStringValue(time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture));
                break;
            case IFormattable number when number.GetType().IsPrimitive || number is decimal:
                writer.WriteRawValue(number.ToString(null, CultureInfo.InvariantCulture));
                break;
            case { } other:
                writer.WriteStringValue(Whole(Convert.ToString(other, CultureInfo.InvariantCulture) ?? string.Empty));
                break;
        }
    }
}
