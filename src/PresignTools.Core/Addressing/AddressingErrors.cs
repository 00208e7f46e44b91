using PresignTools.Errors;
using PresignTools.Text;
using PresignTools.Text.Masking;

namespace PresignTools.Addressing;

/// <summary>Errors of names, regions and endpoints: a method an error, its id the method's name.</summary>
internal static class AddressingErrors
{
    internal static PresignException RegionMissing() =>
        new(
            nameof(RegionMissing),
            PresignErrorKind.InvalidArgument,
            "There is no region to sign for.",
            $"Give the bucket's region with {Setting.Region}; any answer of the bucket names it in header "
                + "x-amz-bucket-region. S3-compatible servers mostly take us-east-1 or auto.");

    internal static PresignException RegionUnknown(string region) =>
        new(
            nameof(RegionUnknown),
            PresignErrorKind.InvalidArgument,
            $"'{GivenText.Of(region)}' is not a region of AWS.",
            S3Partitions.FindPartition(region.Trim().ToLowerInvariant()) is not null
                ? $"Region names are lower case and have no spaces: {GivenText.Of(region.Trim().ToLowerInvariant())}."
                : Meant(region)
                    + $"Write it as in eu-central-1. For an S3-compatible server give {Setting.EndpointUrl}; then any region text goes.");

    /// <summary>"Did you mean ...?" for a region; empty where none is near.</summary>
    internal static string Meant(string region) =>
        RegionNames.Meant(region) is { Count: > 0 } near ? $"Did you mean {string.Join(" or ", near)}? " : string.Empty;

    internal static PresignException RegionMalformed(string region) =>
        new(
            nameof(RegionMalformed),
            PresignErrorKind.InvalidArgument,
            $"'{GivenText.Of(region)}' cannot be the region of a credential scope.",
            "A region has letters, digits, -, _ and . only. Ask the server's documentation which one it signs for; us-east-1 is the usual "
                + "one.");

    internal static PresignException BucketNameInvalid(string bucket) => new(
        nameof(BucketNameInvalid), PresignErrorKind.InvalidArgument,
        $"'{GivenText.Of(bucket)}' is not a bucket name.",
        bucket.StartsWith("s3://", StringComparison.OrdinalIgnoreCase)
            ? $"Give the name only, without s3:// and key; the key goes into {Setting.Key}."
            : bucket.AsSpan().IndexOf('/') >= 0
                ? $"Give the name only; what comes after the slash belongs into {Setting.Key}."
                : "A bucket name has letters, digits, '.', '-' and '_' only.");

    internal static PresignException BucketArnInvalid(string arn, string why) => new(
        nameof(BucketArnInvalid), PresignErrorKind.InvalidArgument,
        $"'{Printable.Of(arn, 200)}' cannot be addressed: {why}.",
        "Give a bucket name, or an ARN as in arn:aws:s3:eu-central-1:123456789012:accesspoint/NAME.");

    internal static PresignException BucketArnIsPlainBucket(string arn, string bucket) => new(
        nameof(BucketArnIsPlainBucket), PresignErrorKind.InvalidArgument,
        $"'{Printable.Of(arn, 200)}' is the ARN of a bucket; S3 takes only access point ARNs in place of a name.",
        $"Give the bucket's name: {Printable.Of(bucket)}.");

    internal static PresignException ArnRegionDiffers(string arnRegion, string region) =>
        new(
            nameof(ArnRegionDiffers),
            PresignErrorKind.InvalidArgument,
            $"The ARN belongs to region {Printable.Of(arnRegion)}, but the signing region is "
                + $"{Printable.Of(region)}.",
            $"Use {Setting.Region} {Printable.Of(arnRegion)}, or let the ARN's region win (UseArnRegion).");

    internal static PresignException ArnPartitionDiffers(string arnPartition, string partition) =>
        new(
            nameof(ArnPartitionDiffers),
            PresignErrorKind.InvalidArgument,
            $"The ARN belongs to partition {Printable.Of(arnPartition)}, but the region to {Printable.Of(partition)}; credentials of one "
                + $"are unknown in the other.",
            "Use a region and credentials of the ARN's partition.");

    internal static PresignException ArnNeedsVirtualHost(string bucket) => new(
        nameof(ArnNeedsVirtualHost), PresignErrorKind.NotSupported,
        $"'{Printable.Of(bucket, 200)}' cannot be addressed in path style.",
        "Leave path style out: access points have hosts of their own.");

    internal static PresignException EndpointTakesNoName(string host) => new(
        nameof(EndpointTakesNoName), PresignErrorKind.NotSupported,
        $"An access point is addressed by a label before the host, which '{Printable.Of(host)}' cannot take: it is an IP address.",
        "Give the endpoint by its host name.");

    internal static PresignException EndpointOptionConflict(string what, string with, string advice) => new(
        nameof(EndpointOptionConflict), PresignErrorKind.NotSupported,
        $"S3 does not offer {what} with {with}.",
        advice);

    internal static PresignException AccelerateNeedsPlainName(string bucket) =>
        new(
            nameof(AccelerateNeedsPlainName),
            PresignErrorKind.NotSupported,
            $"Transfer acceleration cannot serve bucket '{Printable.Of(bucket)}': its name is not one DNS label of lower-case letters, "
                + $"digits and -.",
            "Leave acceleration out, or copy the objects to a bucket without dots in its name.");

    internal static PresignException MultiRegionAccessPointNotSupported(string bucket) => new(
        nameof(MultiRegionAccessPointNotSupported), PresignErrorKind.NotSupported,
        S3BucketArn.Looks(bucket)
            ? $"'{Printable.Of(bucket, 200)}' is a multi-region access point, which this endpoint does not serve."
            : $"'{Printable.Of(bucket, 200)}' is the alias of a multi-region access point, which says nothing of its account.",
        S3BucketArn.Looks(bucket)
            ? $"Leave {Setting.EndpointUrl} out: a multi-region access point has one host of its own."
            : $"Give its ARN: arn:aws:s3::ACCOUNT:accesspoint/{Printable.Of(bucket, 200)}.");

    internal static PresignException DirectoryBucketNotSupported(string bucket) =>
        new(
            nameof(DirectoryBucketNotSupported),
            PresignErrorKind.NotSupported,
            S3DirectoryBucket.Parse(bucket) is null
                ? $"'{Printable.Of(bucket)}' ends as the names of directory buckets do (S3 Express One Zone), but is not such a name: they "
                    + "have the form NAME--ZONE--x-s3, as in logs--use1-az4--x-s3."
                : $"'{Printable.Of(bucket)}' is a directory bucket (S3 Express One Zone), which this endpoint does not serve.",
            S3DirectoryBucket.Parse(bucket) is null
                ? "Copy the name again from the list of directory buckets."
                : $"Leave {Setting.EndpointUrl} out, or give the host of the bucket's zone, as in "
                    + "https://s3express-use1-az4.us-east-1.amazonaws.com.");

    internal static PresignException RegionSetInvalid(string region) => new(
        nameof(RegionSetInvalid), PresignErrorKind.InvalidArgument,
        $"'{GivenText.Of(region)}' cannot be part of a set of regions.",
        "Give names of regions, or patterns with *, as in us-west-2 or us-*. A multi-region access point needs * alone.");

    internal static PresignException RegionSetNeedsMultiRegion(string? bucket) => new(
        nameof(RegionSetNeedsMultiRegion), PresignErrorKind.InvalidArgument,
        $"'{GivenText.Of(bucket ?? string.Empty)}' is not a multi-region access point: only these are signed for a set of regions.",
        $"Leave {Setting.RegionSet} out, or give the ARN of a multi-region access point: arn:aws:s3::ACCOUNT:accesspoint/ALIAS.mrap.");

    internal static PresignException OutpostsAliasInvalid(string alias) => new(
        nameof(OutpostsAliasInvalid), PresignErrorKind.InvalidArgument,
        $"'{Printable.Of(alias)}' looks like an Outposts alias but is not a valid one.",
        "Copy the alias again from the access point's properties, or give the access point's ARN.");

    internal static PresignException EndpointUrlInvalid(string why) => new(
        nameof(EndpointUrlInvalid), PresignErrorKind.InvalidArgument,
        $"The endpoint URL cannot be used: {why}.",
        "Write scheme, host and, where needed, port and base path: https://s3.example.com or http://localhost:9000/base.");

    internal static PresignException ProviderUnknown(string provider)
    {
        IReadOnlyList<string> near = Nearest.To(provider, S3ProviderProfiles.All.Select(static p => p.Id), 2);
        return new(
            nameof(ProviderUnknown), PresignErrorKind.InvalidArgument,
            $"'{GivenText.Of(provider)}' is not a provider that is known here.",
            (near.Count > 0 ? $"Did you mean {string.Join(" or ", near)}? " : string.Empty)
                + $"Known are {string.Join(", ", S3ProviderProfiles.All.Select(static p => p.Id))}. For another one, give "
                + $"{Setting.EndpointUrl} and {Setting.Region}.");
    }

    internal static PresignException ProviderNeedsEndpoint(string server) => new(
        nameof(ProviderNeedsEndpoint), PresignErrorKind.InvalidArgument,
        $"{server} has no endpoint that is the same for everybody.",
        $"Give the address of the server with {Setting.EndpointUrl}, for example http://localhost:9000.");

    internal static PresignException ProviderNeedsRegion(string server, IEnumerable<string> regions) => new(
        nameof(ProviderNeedsRegion), PresignErrorKind.InvalidArgument,
        $"The endpoint of {server} has a region in it, and none was given.",
        $"Give the region of the bucket with {Setting.Region}"
            + (regions.Any() ? $": {string.Join(", ", regions.Take(6))} and so on." : "."));

    internal static PresignException ProviderNeedsAccount(string server, string what) => new(
        nameof(ProviderNeedsAccount), PresignErrorKind.InvalidArgument,
        $"The endpoint of {server} has the {what} in it, and none was given.",
        $"Give it with {Setting.AccountId}, or give the whole endpoint with {Setting.EndpointUrl}.");

    internal static PresignException ProviderPartInvalid(string text) => new(
        nameof(ProviderPartInvalid), PresignErrorKind.InvalidArgument,
        $"'{GivenText.Of(text)}' cannot be part of the host name of an endpoint.",
        "An account or region has letters, digits and hyphens only.");

    internal static PresignException AuthorityInvalid(string why) => new(
        nameof(AuthorityInvalid), PresignErrorKind.InvalidData,
        $"The host of the URL cannot be read: {why}.",
        "Copy the URL again, whole and unchanged.");
}
