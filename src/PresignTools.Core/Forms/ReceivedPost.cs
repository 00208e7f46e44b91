using PresignTools.Addressing;
using PresignTools.Errors;
using PresignTools.Inspection;

namespace PresignTools.Forms;

/// <summary>An upload form as it is sent, or is about to be.</summary>
public sealed record ReceivedPost
{
    /// <summary>Where it is sent; null if that is not known.</summary>
    public string? Url { get; init; }

    /// <summary>
    /// The endpoint that it was made for, if it is not AWS's: it decides whether the bucket is in the host or in the path.
    /// </summary>
    public string? EndpointUrl { get; init; }

    /// <summary>The bucket, where no address names it.</summary>
    public string? BucketName { get; init; }

    /// <summary>The fields before the file, in their order; values as they are sent.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Fields { get; init; }

    /// <summary>Names of fields after the file, which S3 ignores.</summary>
    public IReadOnlyList<string> FieldsAfterFile { get; init; } = [];

    /// <summary>How many files it has; null if that is not known.</summary>
    public int? Files { get; init; }

    /// <summary>Name of the part that has the file; null if that is not known.</summary>
    public string? FilePart { get; init; }

    /// <summary>Name of the file that is sent; null if it is not known.</summary>
    public string? FileName { get; init; }

    /// <summary>Size of the file in bytes; null if it is not known.</summary>
    public long? FileSize { get; init; }

    /// <summary>How the form is encoded, as its text has it; null if that is not known.</summary>
    public string? Encoding { get; init; }

    /// <summary>The value of a field, by name in any case; null if the form has no such field.</summary>
    internal string? Value(string name)
    {
        foreach (KeyValuePair<string, string> field in Fields)
        {
            if (field.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return field.Value;
            }
        }

        return null;
    }

    /// <summary>Where the address leads; null if there is none that can be read.</summary>
    internal S3Location? Location()
    {
        try
        {
            return Url is not null && RawUrl.TryParse(Url, out RawUrl? raw, out _)
                ? S3HostParser.Parse(raw.Scheme, raw.Authority, raw.Path, EndpointUrl)
                : null;
        }
        catch (PresignException)
        {
            return null;        // an address that no request can be sent to
        }
    }

    /// <summary>The bucket of the address; where that has none, the one that was given.</summary>
    internal string? Bucket(S3Location? location) =>
        location?.Bucket ?? (string.IsNullOrEmpty(BucketName) ? null : BucketName);
}
