using System.Globalization;
using PresignTools.Addressing;

namespace PresignTools.Signing;

/// <summary>Looks over a request to a server other than Amazon S3 for what that server is documented not to have.</summary>
internal static class ServerAdvice
{
    /// <summary>Warnings about headers and query parameters.</summary>
    /// <param name="server">The server; null if it is not known.</param>
    /// <param name="settings">Headers and parameters, by lower-case name.</param>
    internal static IEnumerable<PresignWarning> For(string? server, IEnumerable<KeyValuePair<string, string>> settings) => server is null
        ? []
        : settings
            .Select(static s => S3ServerGap.Of(s.Key.ToLowerInvariant(), s.Value))
            .OfType<S3Feature>()
            .Distinct()
            .Where(f => S3ServerGap.Lacks(server, f))
            .Select(f => Of(server, f));

    /// <summary>Warnings about where a request to a server goes.</summary>
    internal static IEnumerable<PresignWarning> For(string? server, string? endpointUrl, S3Address address)
    {
        if (server is null)
        {
            yield break;
        }

        if (address.IsPathStyle && S3ServerGap.Lacks(server, S3Feature.PathStyle))
        {
            yield return Of(server, S3Feature.PathStyle);
        }

        if (
            S3ProviderProfiles.Of(server) is { NeedsRegion: true }
            && ProviderEndpoint.RegionOf(endpointUrl) is { } named
            && !named.Equals(address.SigningRegion, StringComparison.OrdinalIgnoreCase))
        {
            yield return new(
                "ServerRegionDiffers",
                $"The URL is signed for region {address.SigningRegion}, but the endpoint of {server} is the one of {named}. If the server "
                    + $"answers that the region is wrong, give {Setting.Region} {named}.");
        }
    }

    /// <summary>Warnings about an upload that is larger, or in more parts, than a server takes.</summary>
    internal static IEnumerable<PresignWarning> ForUpload(string? server, long size, int parts)
    {
        if (S3ProviderProfiles.Of(server) is not { } profile)
        {
            yield break;
        }

        if (size > profile.LargestObject)
        {
            yield return new(
                "ServerObjectTooLarge",
                string.Create(CultureInfo.InvariantCulture, $"{server} takes objects of {profile.LargestObject} bytes at most."));
        }

        if (parts > profile.MostParts)
        {
            yield return new(
                "ServerTooManyParts",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{server} takes {profile.MostParts} parts at most, and this upload has {parts}. Give a larger {Setting.PartSize}."));
        }
    }

    private static PresignWarning Of(string server, S3Feature feature) =>
        new("ServerLacks" + feature, $"{server} does not support {S3ServerGap.Words(feature)}. {S3ServerGap.Instead(feature)}");
}
