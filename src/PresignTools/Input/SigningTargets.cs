using System.Management.Automation;
using PresignTools.Inspection;

namespace PresignTools.Input;

/// <summary>
/// Finds out what is to be signed. What parameters say goes before what the pipeline's object says; of a text that names bucket and key
/// together (<c>s3://bucket/key</c>, <c>bucket/key</c>, the URL of an object, an ARN) each part is taken that is not given otherwise.
/// </summary>
internal static class SigningTargets
{
    private static readonly string[] NoKey = [];

    /// <summary>One target for each key; one without a key where none is named.</summary>
    /// <param name="given">Bucket, keys and version, as bound.</param>
    /// <param name="record">The pipeline's object; null if there is none.</param>
    /// <param name="endpointUrl">The endpoint that the user named.</param>
    internal static IEnumerable<SigningTarget> Of(in GivenTarget given, object? record, string? endpointUrl)
    {
        string? text = (record is PSObject wrapped ? wrapped.BaseObject : record) as string;
        string? bucket = NullIfEmpty(given.Bucket);
        string[] keys = WithoutEmpty(given.Keys);
        string? version = NullIfEmpty(given.VersionId);

        // The usual case: objects of a listing, which need no more.
        if (bucket is not null && keys.Length > 0 && bucket.IndexOf('/', StringComparison.Ordinal) < 0)
        {
            return text is not null && given.IsFixed ? throw InputErrors.TargetTwice(text) : All(bucket, keys, version, null);
        }

        if (text is not null)
        {
            return OfText(bucket, keys, version, text, endpointUrl);
        }

        if (record is not null)
        {
            bucket ??= RecordColumns.Text(record, "BucketName", "Bucket") ?? (keys.Length > 0 ? RecordColumns.Text(record, "Name") : null);
            keys = keys.Length > 0 ? keys
                : RecordColumns.Text(record, bucket is null ? ["Key"] : ["Key", "Name"]) is { } key ? [key]
                : keys;
            bucket ??= RecordColumns.Text(record, "Name");
            version ??= RecordColumns.IsData(record) ? RecordColumns.Text(record, "VersionId") : null;
        }

        return bucket is null ? All(null, keys, version, null) : OfName(bucket, keys, version, endpointUrl);
    }

    private static SigningTarget[] OfText(
        string? bucket, string[] keys, string? version, string text, string? endpointUrl)
    {
        if (bucket is null)
        {
            return OfName(text.Trim(), keys, version, endpointUrl);
        }

        // A bucket is named already: the text is a key, unless it names its bucket as only a whole reference does.
        if (!ObjectReference.IsExplicit(text))
        {
            return OfName(bucket, keys.Length > 0 ? keys : [text], version, endpointUrl);
        }

        ObjectReference read = ObjectReference.Read(text, endpointUrl) ?? throw InputErrors.TargetUnknown(text);
        return read.Bucket == bucket
            ? OfName(text.Trim(), keys, version, endpointUrl)
            : throw InputErrors.TargetElsewhere(read.Bucket, bucket);
    }

    /// <summary>A bucket's name, or a text that names the key as well.</summary>
    private static SigningTarget[] OfName(string name, string[] keys, string? version, string? endpointUrl)
    {
        if (ObjectReference.Read(name, endpointUrl) is not { } read)
        {
            bool isWeb = name.StartsWith("http", StringComparison.OrdinalIgnoreCase) && ObjectReference.IsExplicit(name);
            return isWeb ? throw InputErrors.TargetUnknown(name) : All(name, keys, version, null);
        }

        return read.Key is not null && keys.Length > 0
            ? throw InputErrors.TargetHasKey(read.Key)
            : All(read.Bucket, read.Key is null ? keys : [read.Key], version ?? read.VersionId, read.Region);
    }

    private static SigningTarget[] All(string? bucket, string[] keys, string? version, string? region) =>
        keys.Length switch
        {
            0 => [new(bucket, null, version, region)],
            1 => [new(bucket, keys[0], version, region)],
            _ => [.. keys.Select(k => new SigningTarget(bucket, k, version, region))],
        };

    private static string[] WithoutEmpty(string?[]? keys) => keys switch
    {
        null => NoKey,
        [{ Length: > 0 } only] => [only],
        _ => [.. keys.OfType<string>().Where(static k => k.Length > 0)],
    };

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

/// <summary>What parameters say of a target.</summary>
/// <param name="Bucket">-BucketName.</param>
/// <param name="Keys">-Key.</param>
/// <param name="VersionId">-VersionId.</param>
/// <param name="IsFixed">Whether bucket and key are the same for the whole command.</param>
internal readonly record struct GivenTarget(string? Bucket, string?[]? Keys, string? VersionId, bool IsFixed);
