using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>What SDKs say where no region is set, or one that can be none. Nothing is sent then.</summary>
internal static class NoRegion
{
    // JavaScript 2 and 3, botocore, Go 1 and 2, Java 1 and 2, .NET, PHP, Ruby, Rust; other clients.
    private static readonly string[] Sentences =
    [
        "Region is missing",
        "You must specify a region",
        "NoRegionError",
        "MissingRegion",
        "could not find region configuration",
        "Unable to find a region via the region provider chain",
        "Unable to load region from any of the providers",
        "No RegionEndpoint or ServiceURL",
        "No region was configured",
        "A region must be specified",
        "Missing required configuration option: region",
        "missing required option: `:region`",
        "missing keyword: :region",
        "Invalid configuration: missing region",
        "an AWS region is required",
        "Missing region in config",
        "is not a valid hostname component",
        "Region not accepted",
        "Provided region_name",
        "doesn't match a supported format",
        "Invalid region:",
    ];

    /// <summary>The client's words; null if there are none.</summary>
    internal static string? Word(string? text) => text.FirstContained(Sentences);
}
