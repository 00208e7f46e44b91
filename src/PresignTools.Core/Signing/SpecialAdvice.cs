using PresignTools.Addressing;
using PresignTools.Identity;
using PresignTools.Text;

namespace PresignTools.Signing;

/// <summary>What surprises about multi-region access points and directory buckets.</summary>
internal static class SpecialAdvice
{
    /// <summary>Warnings about where a request goes.</summary>
    internal static IEnumerable<PresignWarning> For(S3Address address)
    {
        if (address.RegionSet is { } regions && !RegionSet.IsEverywhere(regions))
        {
            yield return new(
                "RegionSetNotAll",
                $"The URL is signed for the regions '{Printable.Of(regions, 100)}' only. A multi-region access point answers from the "
                    + "region that is near: where that is another one, the URL is refused.");
        }

        if (
            address is { HostKind: S3HostKind.Express, Bucket: { } bucket }
            && S3DirectoryBucket.Parse(bucket) is { } name
            && S3DirectoryBucket.RegionOf(name.Zone) is { } region
            && region != address.SigningRegion)
        {
            yield return new(
                "ZoneOfOtherRegion",
                $"Zone {name.Zone} of bucket '{Printable.Of(bucket)}' is in region {region}; the URL is signed for "
                    + $"{Printable.Of(address.SigningRegion, 40)}, where there is no such host. Give {Setting.Region} {region}.");
        }
    }

    /// <summary>The warning about a URL that is signed with a session of a directory bucket.</summary>
    internal static PresignWarning OfSession(PresignedUrl url) => new(
        "SessionEndsFirst",
        (url.EffectiveExpiresAt < url.ExpiresAt
            ? $"The URL is signed until {PresignAdvice.Utc(url.ExpiresAt)}, but it ends with its session, at "
                + $"{PresignAdvice.Utc(url.EffectiveExpiresAt)}: "
            : "The URL is signed with a session of the directory bucket: ")
            + "a session with a directory bucket lives 5 minutes. Sign the URL when it is needed, or sign without a session: "
            + $"{Setting.DisableS3ExpressSessionAuth}.");

    /// <summary>The warning about a token that multi-region access points refuse; null for any other.</summary>
    internal static PresignWarning? OfToken(S3Address address, SigningCredentials credentials) =>
        address.RegionSet is not null && SessionTokens.KindOf(credentials.SessionToken) == SessionTokenKind.Global
            ? new(
                "TokenOfGlobalSts",
                "The session token comes from the global endpoint of STS. A multi-region access point can answer from a region that "
                    + "refuses such tokens with InvalidToken: get the session from STS of a region.")
            : null;
}
