using PresignTools.Errors;
using PresignTools.Signing;

namespace PresignTools.Forms;

/// <summary>
/// What Amazon S3 refuses in the fields of a form, whatever its signature: the limits of an upload by headers hold here too.
/// </summary>
internal static class PostLimits
{
    /// <summary>The first thing that S3 would refuse; null if there is none. It is made, not thrown.</summary>
    internal static PresignException? Fault(IReadOnlyList<KeyValuePair<string, string>> fields, PostOptions options)
    {
        KeyValuePair<string, string>[] headers = AsHeaders(fields);
        long metadata = S3Limits.CountMetadata(headers);
        if (metadata > S3Limits.MetadataBytes)
        {
            return SigningErrors.MetadataTooLarge(metadata);
        }

        string[] checksums = [.. headers.Select(static h => h.Key).Where(S3Limits.IsChecksum)];
        if (checksums.Length > 1)
        {
            return SigningErrors.SeveralChecksums(string.Join(", ", checksums));
        }

        if (TagTwice(options.Tags) is { } tag)
        {
            return SigningErrors.TagTwice(tag);
        }

        return ValueLimits.Faults("POST", headers, []).Select(static f => f.Error).FirstOrDefault();
    }

    /// <summary>The fields as the headers that they stand for, names in lower case: acl is x-amz-acl.</summary>
    internal static KeyValuePair<string, string>[] AsHeaders(IEnumerable<KeyValuePair<string, string>> fields) =>
        [.. fields.Select(static f => new KeyValuePair<string, string>(Header(f.Key.ToLowerInvariant()), f.Value))];

    private static string Header(string field) => field == "acl" ? "x-amz-acl" : field;

    private static string? TagTwice(IReadOnlyList<KeyValuePair<string, string>> tags)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return tags.Select(static t => t.Key).FirstOrDefault(n => !names.Add(n));
    }
}
