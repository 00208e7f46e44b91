using PresignTools.Signing;

namespace PresignTools.Abstractions;

/// <summary>What one place had to offer: credentials, a region, or both, each with its source in words.</summary>
public sealed class CredentialResolution
{
    /// <summary>Makes a resolution.</summary>
    /// <param name="credentials">The credentials; their own Source says where they came from. Null if the place has only a region.</param>
    /// <param name="region">Region as configured in that place, for example <c>eu-central-1</c>; null if it names none.</param>
    /// <param name="regionSource">Where the region came from, in words, for example <c>profile 'ops'</c>.</param>
    public CredentialResolution(SigningCredentials? credentials, string? region = null, string? regionSource = null)
    {
        Credentials = credentials;
        Region = string.IsNullOrWhiteSpace(region) ? null : region;
        RegionSource = Region is null ? null : regionSource;
    }

    /// <summary>The credentials, or null if the place has only a region.</summary>
    public SigningCredentials? Credentials { get; }

    /// <summary>The region configured there, or null.</summary>
    public string? Region { get; }

    /// <summary>Where the region came from, in words; null without a region.</summary>
    public string? RegionSource { get; }
}
