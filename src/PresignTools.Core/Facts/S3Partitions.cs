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
        (string Region, string Name)[] regions,
        bool hasFips,
        bool hasAccelerate,
        bool hasGlobalHost)
    {
        Id = id;
        DnsSuffix = dnsSuffix;
        RegionPrefixes = regionPrefixes;
        Regions = [.. regions.Select(static r => r.Region)];
        Names = regions;
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

    /// <summary>Its regions with the names that AWS gives them, as in "Europe (Frankfurt)".</summary>
    internal IReadOnlyList<(string Region, string Name)> Names { get; }

    /// <summary>What stands before <c>-direction-number</c> in the names of its regions.</summary>
    internal IReadOnlyList<string> RegionPrefixes { get; }

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}

/// <summary>The partitions and regions of AWS, and which region belongs where.</summary>
public static partial class S3Partitions
{
    /// <summary>The pseudo-region that stands for us-east-1 through the global host.</summary>
    internal const string GlobalRegion = "aws-global";

    private static readonly S3Partition[] AllPartitions = Table();

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

    /// <summary>
    /// The partition to sign for: that of <see cref="FindPartition"/>, else the public one for any name of the form that AWS gives its
    /// regions (xx-word-1). AWS opens regions in countries that no pattern of today has, and their hosts are all of one form.
    /// </summary>
    internal static S3Partition? ToSignFor(string region) =>
        FindPartition(region) ?? (HasRegionForm(region) ? Aws : null);

    /// <summary>Two letters, a word and a number, with hyphens between them.</summary>
    private static bool HasRegionForm(string region)
    {
        string[] parts = region.Length <= 63 ? region.Split('-') : [];
        return parts is [{ Length: 2 } country, { Length: > 0 } word, { Length: > 0 } number]
            && (country + word).All(char.IsAsciiLetterLower)
            && number.All(char.IsAsciiDigit);
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

    // No FIPS and no acceleration in China: https://docs.amazonaws.cn/en_us/aws/latest/userguide/s3.html
    private static S3Partition Partition(string id, string dnsSuffix, string[] prefixes, (string Region, string Name)[] regions) =>
        new(id, dnsSuffix, prefixes, regions, hasFips: id != "aws-cn", hasAccelerate: id != "aws-cn", hasGlobalHost: id == "aws");
}
