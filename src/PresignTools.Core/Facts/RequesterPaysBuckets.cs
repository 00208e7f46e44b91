namespace PresignTools.Facts;

/// <summary>
/// Public datasets whose buckets are Requester Pays, as the Registry of Open Data on AWS says (registry.opendata.aws, <c>RequesterPays:
/// true</c>); of arXiv its own page on bulk data says so.
/// </summary>
internal static class RequesterPaysBuckets
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "arxiv",
        "naip-analytic",
        "naip-source",
        "naip-visualization",
        "sentinel-s1-l1c",
        "sentinel-s2-l1c",
        "sentinel-s2-l1c-zips",
        "sentinel-s2-l2a",
        "sentinel-s2-l2a-zips",
        "usgs-landsat",
        "usgs-lidar",
    };

    /// <summary>All of them.</summary>
    internal static IEnumerable<string> All => Names;

    /// <summary>Whether the bucket is one of them.</summary>
    internal static bool Contains(string? bucket) => bucket is not null && Names.Contains(bucket);
}
