using System.Collections;
using System.Management.Automation;
using PresignTools.Errors;
using PresignTools.Signing.Uploads;

namespace PresignTools.Input;

/// <summary>
/// Reads what is given as a set of upload URLs: the object, its JSON text (also as the lines of a file), or a copy of it from
/// ConvertFrom-Json, a job or a file of Export-Clixml.
/// </summary>
internal static class UploadArgument
{
    // Ten thousand parts of six values, with room to spare.
    private const int MaximumValues = 200_000;

    /// <exception cref="PresignException"><c>UploadSetNotReadable</c>.</exception>
    internal static PresignedUpload Read(object? argument)
    {
        object? value = argument is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : argument;
        switch (value)
        {
            case PresignedUpload upload:
                return upload;
            case string text:
                return PresignedUpload.FromJson(text);
            case object[] { Length: 1 } one:
                return Read(one[0]);
            case object[] lines when Array.TrueForAll(lines, static l => l is string or PSObject { BaseObject: string }):
                return PresignedUpload.FromJson(string.Join('\n', lines));
            case IDictionary or PSObject:
                RefuseTimes(value);
                return PresignedUpload.FromJson(ObjectText.Of(value, MaximumValues));
            default:
                throw UploadErrors.UploadSetNotReadable(value is null ? "it is empty" : "it is an object of another kind");
        }
    }

    /// <summary>ConvertFrom-Json makes a time of every text that looks like one: a key that does so is lost in it.</summary>
    private static void RefuseTimes(object value)
    {
        foreach (string name in new[] { nameof(PresignedUpload.BucketName), nameof(PresignedUpload.Key), nameof(PresignedUpload.UploadId) })
        {
            object? inner = value is IDictionary table ? table[name] : ((PSObject)value).Properties[name]?.Value;
            if ((inner is PSObject wrapped ? wrapped.BaseObject : inner) is DateTime or DateTimeOffset)
            {
                throw UploadErrors.UploadSetNotReadable($"ConvertFrom-Json has turned {name} into a time; give the JSON text itself");
            }
        }
    }
}
