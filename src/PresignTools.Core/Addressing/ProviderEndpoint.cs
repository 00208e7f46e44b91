using PresignTools.Errors;

namespace PresignTools.Addressing;

/// <summary>Where a service that speaks S3 is, and how it is signed for.</summary>
/// <param name="Server">The service; null if it is not known.</param>
/// <param name="EndpointUrl">Its endpoint.</param>
/// <param name="Region">The region to sign for.</param>
/// <param name="Style">Where the bucket name goes.</param>
internal sealed record ProviderEndpoint(string? Server, string EndpointUrl, string Region, AddressingStyle Style)
{
    /// <summary>Makes the endpoint of a service.</summary>
    /// <param name="provider">Its short name.</param>
    /// <param name="account">The account that stands in its endpoint; null if none was given.</param>
    /// <param name="region">The region; null if none was given.</param>
    /// <param name="endpointUrl">An endpoint that was given, which goes before the usual one.</param>
    /// <exception cref="PresignException"><c>ProviderUnknown</c>, <c>ProviderNeedsEndpoint</c>, <c>ProviderNeedsRegion</c>,
    /// <c>ProviderNeedsAccount</c>, <c>ProviderPartInvalid</c>, <c>EndpointUrlInvalid</c>.</exception>
    internal static ProviderEndpoint For(string provider, string? account, string? region, string? endpointUrl)
    {
        S3ProviderProfile profile = S3ProviderProfiles.Find(provider) ?? throw AddressingErrors.ProviderUnknown(provider);
        string endpoint = string.IsNullOrEmpty(endpointUrl)
            ? profile.Endpoint ?? throw AddressingErrors.ProviderNeedsEndpoint(profile.Server)
            : endpointUrl;
        string? signed = string.IsNullOrEmpty(region) ? RegionOf(endpointUrl) ?? profile.DefaultRegion : region;
        if (signed is null)
        {
            throw AddressingErrors.ProviderNeedsRegion(profile.Server, profile.Regions);
        }

        if (string.IsNullOrEmpty(endpointUrl))
        {
            if (endpoint.Contains("{account}", StringComparison.Ordinal) && string.IsNullOrEmpty(account))
            {
                throw AddressingErrors.ProviderNeedsAccount(profile.Server, profile.AccountName);
            }

            endpoint = endpoint
                .Replace("{region}", Label(signed), StringComparison.Ordinal)
                .Replace("{account}", Label(account ?? string.Empty), StringComparison.Ordinal);
        }

        return new ProviderEndpoint(profile.Server, endpoint, signed, profile.IsVirtual ? AddressingStyle.Virtual : AddressingStyle.Path);
    }

    /// <summary>The service whose endpoint this is; null if it is not known.</summary>
    internal static string? ServerOf(string? endpointUrl) => Known(endpointUrl)?.Name;

    /// <summary>The region that an endpoint of a known service names; null if it names none.</summary>
    internal static string? RegionOf(string? endpointUrl) => Known(endpointUrl)?.Region;

    private static (string Name, int EndpointLabels, string? Region)? Known(string? endpointUrl)
    {
        try
        {
            return string.IsNullOrEmpty(endpointUrl)
                ? null
                : S3Providers.Find(S3EndpointUrl.Parse(endpointUrl).Host.ToLowerInvariant().Split('.'));
        }
        catch (PresignException)
        {
            return null;    // what is wrong with it is said when the address is made
        }
    }

    /// <summary>A part of a host name: whatever else stood there could name another host.</summary>
    private static string Label(string text)
    {
        foreach (char c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))
            {
                throw AddressingErrors.ProviderPartInvalid(text);
            }
        }

        return text.ToLowerInvariant();
    }
}
