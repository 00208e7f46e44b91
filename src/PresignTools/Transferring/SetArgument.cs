using System.Collections;
using System.Management.Automation;
using PresignTools.Forms;
using PresignTools.Input;
using PresignTools.Signing.Uploads;

namespace PresignTools.Transferring;

/// <summary>Tells sets of URLs and forms from URLs: the objects themselves, and copies of them from JSON or another session.</summary>
internal static class SetArgument
{
    /// <summary>Whether it is a set of URLs for an upload in parts.</summary>
    internal static bool IsSet(object? argument) => Bare(argument) switch
    {
        PresignedUpload => true,
        string text => text.TrimStart().StartsWith('{') && text.Contains("\"UploadId\"", StringComparison.Ordinal),
        object[] { Length: > 1 } lines => lines.All(static l => Bare(l) is string) && IsSet(string.Join('\n', lines)),
        { } other => Has(other, "UploadId") && Has(other, "Parts") && Has(other, "Complete"),
        null => false,
    };

    /// <summary>The set.</summary>
    internal static PresignedUpload ReadSet(object? argument) => UploadArgument.Read(argument);

    /// <summary>The form; null if it is none.</summary>
    /// <param name="argument">What was given.</param>
    /// <param name="fileName">Name of the file, whose type a field may want; null where it has none.</param>
    internal static UploadForm? ReadForm(object? argument, string? fileName)
    {
        switch (Bare(argument))
        {
            case PresignedPost post:
                KeyValuePair<string, string>[] chosen =
                [
                    .. from open in post.OpenFields
                       let value = OpenField.ByFile(post, open, fileName)
                       where value is not null
                       select new KeyValuePair<string, string>(open, value),
                ];
                return new UploadForm(post.Url, [.. post.Fields.Pairs, .. chosen])
                {
                    OpenFields = [.. post.OpenFields.Except(chosen.Select(static c => c.Key))],
                    MinimumSize = post.MinimumSize,
                    MaximumSize = post.MaximumSize,
                };
            case string or null:
                return null;
            case { } other when Has(other, "Url") && Has(other, "Fields"):
                PSObject shape = PSObject.AsPSObject(other);
                return Fields(shape.Properties["Fields"].Value) is { Count: > 0 } fields
                    ? new UploadForm(LanguagePrimitives.ConvertTo<string>(shape.Properties["Url"].Value), fields)
                    : null;
            default:
                return null;
        }
    }

    private static List<KeyValuePair<string, string>>? Fields(object? value) => Bare(value) switch
    {
        IDictionary table => [.. UrlArgument.Pairs(table) ?? []],
        PSObject custom =>
        [
            .. custom.Properties.Select(static p => new KeyValuePair<string, string>(p.Name, p.Value?.ToString() ?? string.Empty)),
        ],
        _ => null,
    };

    private static bool Has(object value, string name) =>
        value is IDictionary table ? table.Contains(name) : PSObject.AsPSObject(value).Properties[name]?.Value is not null;

    private static object? Bare(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
}
