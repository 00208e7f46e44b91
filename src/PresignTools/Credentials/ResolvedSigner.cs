using PresignTools.Signing;

namespace PresignTools.Credentials;

/// <summary>Who signs and for which region, each with its source.</summary>
internal sealed class ResolvedSigner
{
    internal ResolvedSigner(
        SigningCredentials credentials,
        string region,
        string regionSource,
        bool regionIsDefault,
        IReadOnlyList<string> warnings)
    {
        Credentials = credentials;
        Region = region;
        RegionSource = regionSource;
        RegionIsDefault = regionIsDefault;
        Warnings = warnings;
    }

    /// <summary>
    /// The signer of a URL whose secret was given; null without credentials, and where the URL names no access key id that a server could
    /// know.
    /// </summary>
    /// <param name="credentials">They.</param>
    /// <param name="region">Region that the URL is signed for; null if it is not known.</param>
    internal static ResolvedSigner? Of(SigningCredentials? credentials, string? region) =>
        credentials is not { HasKeyId: true } ? null : new(credentials, region ?? SignerResolver.FallbackRegion, "the URL", region is null,
            []);

    /// <summary>The keys; their Source says where they came from.</summary>
    internal SigningCredentials Credentials { get; }

    /// <summary>System name of the region, lower case.</summary>
    internal string Region { get; }

    /// <summary>Where the region came from, in words.</summary>
    internal string RegionSource { get; }

    /// <summary>True if nothing named a region, so that <see cref="Region"/> is the fallback us-east-1: right by luck only.</summary>
    internal bool RegionIsDefault { get; }

    /// <summary>The warning about the fallback region, if <see cref="RegionIsDefault"/>.</summary>
    internal string? RegionWarning => RegionIsDefault && Warnings.Count > 0 ? Warnings[0] : null;

    /// <summary>What is legal but likely to surprise, in sentences; the fallback region is among them.</summary>
    internal IReadOnlyList<string> Warnings { get; }
}
