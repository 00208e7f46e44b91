namespace PresignTools.Facts;

/// <summary>
/// An AWS partition: a set of regions with its own accounts, ARNs and DNS suffix.
/// Source: <see href="https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html"/>.
/// </summary>
public sealed class S3Partition
{
    internal S3Partition(
        string id,
        string dnsSuffix,
        string[] regionPrefixes,
        string[] regions,
        bool hasFips = true,
        bool hasAccelerate = true,
        bool hasGlobalHost = false)
    {
        Id = id;
        DnsSuffix = dnsSuffix;
        RegionPrefixes = regionPrefixes;
        Regions = regions;
        HasFips = hasFips;
        HasAccelerate = hasAccelerate;
        HasGlobalHost = hasGlobalHost;
    }

    /// <summary>Name as it stands in an ARN: <c>aws</c>, <c>aws-cn</c>, …</summary>
    public string Id { get; }

    /// <summary>What every S3 host of the partition ends in, for example <c>amazonaws.com</c>.</summary>
    public string DnsSuffix { get; }

    /// <summary>Its known regions.</summary>
    public IReadOnlyList<string> Regions { get; }

    /// <summary>Whether S3 has FIPS endpoints there.</summary>
    public bool HasFips { get; }

    /// <summary>Whether S3 has transfer acceleration there.</summary>
    public bool HasAccelerate { get; }

    /// <summary>Whether the legacy global host <c>s3.amazonaws.com</c> serves its buckets.</summary>
    public bool HasGlobalHost { get; }

    /// <summary>What stands before <c>-direction-number</c> in the names of its regions.</summary>
    internal IReadOnlyList<string> RegionPrefixes { get; }

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}

/// <summary>The partitions and regions of AWS, and which region belongs where.</summary>
public static class S3Partitions
{
    /// <summary>The pseudo-region that stands for us-east-1 through the global host.</summary>
    internal const string GlobalRegion = "aws-global";

    private static readonly S3Partition[] AllPartitions =
    [
        new("aws", "amazonaws.com", ["us", "eu", "ap", "sa", "ca", "me", "af", "il", "mx"],
            [
                "af-south-1",
                "ap-east-1",
                "ap-east-2",
                "ap-northeast-1",
                "ap-northeast-2",
                "ap-northeast-3",
                "ap-south-1",
                "ap-south-2",
                "ap-southeast-1",
                "ap-southeast-2",
                "ap-southeast-3",
                "ap-southeast-4",
                "ap-southeast-5",
                "ap-southeast-6",
                "ap-southeast-7",
                "ca-central-1",
                "ca-west-1",
                "eu-central-1",
                "eu-central-2",
                "eu-north-1",
                "eu-south-1",
                "eu-south-2",
                "eu-west-1",
                "eu-west-2",
                "eu-west-3",
                "il-central-1",
                "me-central-1",
                "me-south-1",
                "me-west-1",
                "mx-central-1",
                "sa-east-1",
                "sa-west-1",
                "us-east-1",
                "us-east-2",
                "us-west-1",
                "us-west-2",
            ],
            hasGlobalHost: true),

        // No FIPS and no acceleration in China: https://docs.amazonaws.cn/en_us/aws/latest/userguide/s3.html
        new("aws-cn", "amazonaws.com.cn", ["cn"], ["cn-north-1", "cn-northwest-1"], hasFips: false, hasAccelerate: false),
        new("aws-us-gov", "amazonaws.com", ["us-gov"], ["us-gov-east-1", "us-gov-west-1"]),
        new("aws-iso", "c2s.ic.gov", ["us-iso"], ["us-iso-east-1", "us-iso-west-1"]),
        new("aws-iso-b", "sc2s.sgov.gov", ["us-isob"], ["us-isob-east-1", "us-isob-west-1"]),
        new("aws-iso-e", "cloud.adc-e.uk", ["eu-isoe"], ["eu-isoe-west-1"]),
        new("aws-iso-f", "csp.hci.ic.gov", ["us-isof"], ["us-isof-east-1", "us-isof-south-1"]),
        new("aws-eusc", "amazonaws.eu", ["eusc-de"], ["eusc-de-east-1"]),
    ];

    private static readonly Dictionary<string, S3Partition> ByPrefix = AllPartitions
        .SelectMany(p => p.RegionPrefixes.Select(prefix => (prefix, p)))
        .ToDictionary(pair => pair.prefix, pair => pair.p, StringComparer.Ordinal);

    private static readonly Dictionary<string, S3Partition> ByRegion = AllPartitions
        .SelectMany(p => p.Regions.Select(region => (region, p)))
        .Append((GlobalRegion, AllPartitions[0]))
        .ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);

    /// <summary>Every partition, the public one first.</summary>
    public static IReadOnlyList<S3Partition> All { get; } = AllPartitions;

    /// <summary>Every known region, without the pseudo-region <c>aws-global</c>.</summary>
    public static IReadOnlyList<string> Regions { get; } = [.. AllPartitions.SelectMany(p => p.Regions)];

    /// <summary>The public partition, <c>aws</c>.</summary>
    internal static S3Partition Aws => AllPartitions[0];

    /// <summary>
    /// The partition of a region: by the known list, else by the pattern of its name, so that a region that is younger than this list
    /// works.
    /// </summary>
    /// <param name="region">For example <c>eu-central-1</c>, or <c>aws-global</c>. Lower case: region names are compared as they
    /// are.</param>
    /// <returns>Null for text that names no region of AWS.</returns>
    public static S3Partition? FindPartition(string? region)
    {
        if (string.IsNullOrEmpty(region))
        {
            return null;
        }

        if (ByRegion.TryGetValue(region!, out S3Partition? known))
        {
            return known;
        }

        // PREFIX-direction-number
        int number = region!.LastIndexOf('-');
        int direction = number <= 0 ? -1 : region.LastIndexOf('-', number - 1);
        if (direction <= 0 || number == region.Length - 1 || number - direction < 2 || region.Length > 63)
        {
            return null;
        }

        for (int i = direction + 1; i < region.Length; i++)
        {
            char c = region[i];
            bool fits = i == number || (c is >= '0' and <= '9') || (i < number && c is >= 'a' and <= 'z');
            if (!fits)
            {
                return null;
            }
        }

        return ByPrefix.TryGetValue(region[..direction], out S3Partition? byPattern) ? byPattern : null;
    }

    /// <summary>The partition with this id, as it stands in an ARN; null if there is none.</summary>
    /// <param name="id">For example <c>aws-cn</c>.</param>
    public static S3Partition? ById(string? id)
    {
        foreach (S3Partition partition in AllPartitions)
        {
            if (partition.Id == id)
            {
                return partition;
            }
        }

        return null;
    }
}
