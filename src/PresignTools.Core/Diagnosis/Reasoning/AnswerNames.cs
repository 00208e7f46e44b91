using PresignTools.Addressing;
using PresignTools.Diagnosis.Known;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>
/// Compares the names in an answer with those in the URL: access key id, bucket, key, host. S3 names what it saw (AWSAccessKeyId,
/// BucketName, Key, the ARN in a denial), so that a name that differs is of another request. Values are compared by
/// <see cref="AnswerValues"/>.
/// </summary>
internal static class AnswerNames
{
    /// <summary>The names that differ; none without a URL or an answer, and none where somebody blotted them out.</summary>
    internal static IReadOnlyList<NameDifference> Differences(FailureFacts e)
    {
        if (e.Response is not { } answer || e.Verification is not { } verification || e.IsForeignAnswer)
        {
            return [];
        }

        var found = new List<NameDifference>();
        string? signed = verification.Parameters.ShownKeyId;
        if (signed is { Length: > 0 } && signed != MaskedUrl.KeyId)
        {
            Add(found, NamedThing.AccessKey, signed, answer.AccessKeyId, static (a, b) => a == b);
        }

        if (
            e.Location is { } location
            && location.HostKind is not (S3HostKind.MultiRegionAccessPoint or S3HostKind.Website)
            && location.AccessPointName is null
            && !IsAlias(location.Bucket))
        {
            OfPlace(found, e, location, answer);
        }

        found.AddRange(AnswerValues.Differences(e, answer, verification.Parameters));
        return found;
    }

    private static void OfPlace(List<NameDifference> found, FailureFacts e, S3Location location, S3ErrorResponse answer)
    {
        // What a copy reads is named too, and is not what the URL is for.
        string source = e.AmzValue("x-amz-copy-source") is { } copied ? PercentEncoding.Decode(copied) : string.Empty;
        (string? arnBucket, string? arnKey) = OfArn(answer.AccessDenied);
        string path = PercentEncoding.Decode(e.Raw!.Path);
        if (location.Bucket is { Length: > 0 } bucket)
        {
            Add(found, NamedThing.Bucket, bucket, answer.BucketName ?? arnBucket, (a, b) =>
                a.Equals(b, StringComparison.OrdinalIgnoreCase)
                || IsInPlace(location, path, b)
                || source.Contains(b, StringComparison.Ordinal));
        }

        bool isCut = answer is { IsTruncated: true, TruncatedElement: "Key" };
        if (location is { Key: { Length: > 0 } key, IsKeyInexact: false } && !isCut)
        {
            Add(found, NamedThing.Key, key, answer.Key ?? arnKey, (a, b) =>
                a == b
                || "/" + a == b
                || (location.HostKind == S3HostKind.Custom && path.EndsWith("/" + b.TrimStart('/'), StringComparison.Ordinal))
                || source.Contains(b, StringComparison.Ordinal));
            if (
                answer.Key is null
                && arnKey is null
                && answer.Elements.TryGetValue("Resource", out string? resource)
                && resource.StartsWith('/')
                && resource.Length > 1)
            {
                Add(found, NamedThing.Key, key, resource, (a, b) =>
                    b.EndsWith("/" + a, StringComparison.Ordinal)
                    || path == b
                    || path.TrimEnd('/') == b
                    || b == "/" + location.Bucket
                    || e.Raw.Path == b);
            }
        }

        // Some servers put the host into HostId, where S3 has an opaque id.
        if (answer.HostId is { } host && IsHostName(host))
        {
            Add(found, NamedThing.Host, location.Host, host.ToLowerInvariant(), static (a, b) =>
                a == b || a.EndsWith("." + b, StringComparison.Ordinal) || b.EndsWith("." + a, StringComparison.Ordinal));
        }
    }

    private static void Add(List<NameDifference> found, NamedThing thing, string sent, string? seen, Func<string, string, bool> isSame)
    {
        if (seen is { Length: > 0 } && !IsBlotted(seen) && !IsBlotted(sent) && !isSame(sent, seen))
        {
            found.Add(new NameDifference(thing, sent, seen));
        }
    }

    /// <summary>
    /// On a host of one's own the first label or the first part of the path may be the bucket, whatever the parser took for it.
    /// </summary>
    private static bool IsInPlace(S3Location location, string path, string bucket) =>
        location.HostKind == S3HostKind.Custom
        && (
            location.Host.StartsWith(bucket + ".", StringComparison.OrdinalIgnoreCase)
            || (path + "/").Contains("/" + bucket + "/", StringComparison.Ordinal));

    /// <summary>
    /// Another name for a bucket, which an answer may name by its own: an access point's ARN or alias (Access point aliases).
    /// </summary>
    private static bool IsAlias(string? bucket) =>
        bucket is not null
        && (
            bucket.Contains(':')
            || bucket.EndsWith("-s3alias", StringComparison.Ordinal)
            || bucket.EndsWith("--ol-s3", StringComparison.Ordinal)
            || bucket.EndsWith(".mrap", StringComparison.Ordinal));

    /// <summary>People blot names out before they paste.</summary>
    internal static bool IsBlotted(string name) =>
        name.Contains('*')
        || name.Contains('<')
        || name.Contains('[')
        || name.Contains('\u2026')
        || name.Contains('\u2022')
        || name.Contains("...", StringComparison.Ordinal)
        || name.ContainsAny("xxxx", "redacted", "masked", "hidden");

    private static bool IsHostName(string text) =>
        text.Split('.') is { Length: >= 3 } labels
        && Array.TrueForAll(labels, static l => l.Length > 0 && l.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        && labels[^1].All(char.IsAsciiLetter);

    private static (string? Bucket, string? Key) OfArn(AccessDeniedStatement? said)
    {
        const string Service = ":s3:::";
        int at = said is { IsKms: false, Resource: { } arn } ? arn.IndexOf(Service, StringComparison.Ordinal) : -1;
        if (at < 0)
        {
            return (null, null);
        }

        string rest = said!.Resource![(at + Service.Length)..];
        int slash = rest.IndexOf('/');
        return slash < 0 ? (rest, null) : (rest[..slash], rest[(slash + 1)..]);
    }
}
