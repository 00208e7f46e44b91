using PresignTools.Addressing;
using PresignTools.Errors;
using PresignTools.Signing;

namespace PresignTools.Policies.Operations;

/// <summary>How one request to a directory bucket is signed: where it goes, and with which keys.</summary>
/// <param name="Use">Host and keys.</param>
/// <param name="IsReadOnly">Whether a session that reads only is enough.</param>
internal readonly record struct DirectoryBucketPlan(DirectoryBucketUse Use, bool IsReadOnly)
{
    /// <summary>Whether a bucket is a directory bucket of Amazon S3, or an access point for one.</summary>
    internal static bool IsFor(string? bucket) => bucket is not null && !S3BucketArn.Looks(bucket) && S3DirectoryBucket.Looks(bucket);

    /// <summary>The region of the zone in a directory bucket's name; null where that is not known.</summary>
    internal static string? RegionOf(string bucket) =>
        S3DirectoryBucket.Parse(bucket) is { } name ? S3DirectoryBucket.RegionOf(name.Zone) : null;

    /// <summary>Looks at a request.</summary>
    /// <param name="template">The request without its object.</param>
    /// <param name="bucket">The directory bucket.</param>
    /// <param name="key">The object; null for the bucket itself.</param>
    /// <param name="versionId">Version of the object.</param>
    /// <exception cref="PresignException"><c>DirectoryBucketLacks</c>.</exception>
    internal static DirectoryBucketPlan For(PresignTemplate template, string bucket, string? key, string? versionId)
    {
        string version = string.IsNullOrEmpty(versionId) ? "null" : versionId;
        foreach ((string name, string? value) in template.Settings.Append(new("versionId", version)))
        {
            if (S3DirectoryBuckets.WhyRefused(name.ToLowerInvariant(), value) is { } why)
            {
                throw SigningErrors.DirectoryBucketLacks(name, why);
            }
        }

        string? operation = HttpOperation.Of(
            template.Method, bucket, key, template.Settings.Select(static s => s.Key), template.Settings.Select(static s => s.Key));
        if (operation is null)
        {
            return new(DirectoryBucketUse.Session, false);
        }

        DirectoryBucketUse use = S3DirectoryBuckets.UseOf(operation);
        if (use == DirectoryBucketUse.None)
        {
            throw SigningErrors.DirectoryBucketLacksOperation(operation);
        }

        return new(use, S3DirectoryBuckets.IsReadOnly(operation));
    }
}
