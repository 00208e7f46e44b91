namespace PresignTools.Addressing;

/// <summary>
/// The name of a directory bucket (S3 Express One Zone), <c>BASE--ZONE--x-s3</c>, or of an access point for one, <c>BASE--ZONE--xa-s3</c>.
/// The zone is part of the host. Source:
/// <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/directory-bucket-naming-rules.html"/>.
/// </summary>
internal sealed class S3DirectoryBucket
{
    private S3DirectoryBucket(string zone, bool isAccessPoint)
    {
        Zone = zone;
        IsAccessPoint = isAccessPoint;
    }

    /// <summary>Zone id, for example <c>use1-az4</c>, or <c>usw2-lax1-az1</c> of a Local Zone.</summary>
    internal string Zone { get; }

    /// <summary>Whether it is an access point for directory buckets.</summary>
    internal bool IsAccessPoint { get; }

    /// <summary>Whether a name ends as those of directory buckets do. AWS has reserved these endings.</summary>
    internal static bool Looks(string? bucket) =>
        bucket is not null
        && (bucket.EndsWith(S3BucketName.DirectorySuffix, StringComparison.Ordinal)
            || bucket.EndsWith(S3BucketName.DirectoryAccessPointSuffix, StringComparison.Ordinal));

    /// <summary>The parts of a name that <see cref="Looks"/> like one; null if it has no zone, or cannot be a label of a host.</summary>
    internal static S3DirectoryBucket? Parse(string bucket)
    {
        bool accessPoint = bucket.EndsWith(S3BucketName.DirectoryAccessPointSuffix, StringComparison.Ordinal);
        string suffix = accessPoint ? S3BucketName.DirectoryAccessPointSuffix : S3BucketName.DirectorySuffix;
        if (!bucket.EndsWith(suffix, StringComparison.Ordinal) || !S3BucketName.IsVirtualHostable(bucket, allowDots: false))
        {
            return null;
        }

        string rest = bucket[..^suffix.Length];
        int dashes = rest.LastIndexOf("--", StringComparison.Ordinal);
        string zone = dashes > 0 ? rest[(dashes + 2)..] : string.Empty;
        return dashes > 0 && rest[dashes - 1] != '-' && IsZone(zone) ? new S3DirectoryBucket(zone, accessPoint) : null;
    }

    /// <summary>
    /// The region of a zone id among those that are known; null if none fits. Zone ids begin with their region in short, which has the
    /// first letters of its words: <c>usw2-az1</c> and <c>usw2-lax1-az1</c> are in us-west-2, <c>apne1-az4</c> is in ap-northeast-1.
    /// Source: <see href="https://docs.aws.amazon.com/ram/latest/userguide/working-with-az-ids.html"/>.
    /// </summary>
    internal static string? RegionOf(string zone)
    {
        int dash = zone.IndexOf('-');
        string begin = dash < 0 ? zone : zone[..dash];
        foreach (string region in S3Partitions.Regions)
        {
            if (Short(region) == begin)
            {
                return region;
            }
        }

        return null;
    }

    /// <summary>Two words of letters and digits at least, as in <c>use1-az4</c>.</summary>
    private static bool IsZone(string zone) => S3BucketName.IsHostLabel(zone) && zone.IndexOf('-') > 0;

    /// <summary><c>us-gov-west-1</c> is <c>usgw1</c>, <c>ap-southeast-2</c> is <c>apse2</c>.</summary>
    private static string Short(string region)
    {
        string[] words = region.Split('-');
        var text = new System.Text.StringBuilder(words[0]);
        for (int i = 1; i < words.Length; i++)
        {
            string word = words[i];
            text.Append(word[0]);
            foreach (string point in (string[])["east", "west"])
            {
                if (word.Length > point.Length && word.EndsWith(point, StringComparison.Ordinal))
                {
                    text.Append(point[0]);
                }
            }
        }

        return text.ToString();
    }
}
