using PresignTools.Errors;

namespace PresignTools.Addressing;

/// <summary>
/// From a bucket and options to the address its requests go to. Pure and cheap: once a bucket, not once an object.
/// The rules are those of the SDKs' endpoint rules for S3; where S3 does not offer a combination it is refused, never silently bent.
/// Source: <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html"/>.
/// </summary>
public static partial class S3AddressResolver
{
    private const string AnyRegion = "*";

    /// <summary>Finds the address.</summary>
    /// <param name="bucket">
    /// Bucket name, directory bucket among them, access-point alias, or ARN of an access point, an Object Lambda access point, an access
    /// point on Outposts or a multi-region access point; null or empty for requests on no bucket (ListBuckets).
    /// </param>
    /// <param name="options">Region and endpoint choices.</param>
    /// <exception cref="PresignException">
    /// <c>RegionMissing</c>, <c>RegionUnknown</c>, <c>RegionMalformed</c>, <c>BucketNameInvalid</c>, <c>BucketArnInvalid</c>,
    /// <c>BucketArnIsPlainBucket</c>, <c>ArnRegionDiffers</c>, <c>ArnPartitionDiffers</c>, <c>ArnNeedsVirtualHost</c>,
    /// <c>EndpointTakesNoName</c>, <c>EndpointOptionConflict</c>, <c>AccelerateNeedsPlainName</c>, <c>EndpointUrlInvalid</c>,
    /// <c>OutpostsAliasInvalid</c>, <c>MultiRegionAccessPointNotSupported</c>, <c>DirectoryBucketNotSupported</c>,
    /// <c>RegionSetInvalid</c>, <c>RegionSetNeedsMultiRegion</c>.
    /// </exception>
    public static S3Address Resolve(string? bucket, S3EndpointOptions options)
    {
        if (string.IsNullOrEmpty(options.Region))
        {
            throw AddressingErrors.RegionMissing();
        }

        bucket = string.IsNullOrEmpty(bucket) ? null : bucket;
        S3BucketArn? arn = bucket is not null && S3BucketArn.Looks(bucket) ? S3BucketArn.Parse(bucket) : null;
        if (bucket is not null && arn is null && !S3BucketName.IsAcceptable(bucket))
        {
            throw AddressingErrors.BucketNameInvalid(bucket);
        }

        EndpointRefusal.OptionConflicts(options);
        if (options.RegionSet.Count > 0 && arn is not { Kind: S3HostKind.MultiRegionAccessPoint })
        {
            throw AddressingErrors.RegionSetNeedsMultiRegion(bucket);
        }

        if (!string.IsNullOrEmpty(options.EndpointUrl))
        {
            return OnCustomEndpoint(bucket, arn, options, S3EndpointUrl.Parse(options.EndpointUrl!));
        }

        S3Partition partition = S3Partitions.ToSignFor(options.Region) ?? throw AddressingErrors.RegionUnknown(options.Region);
        EndpointRefusal.UnsupportedKinds(bucket);
        EndpointRefusal.WhatPartitionLacks(partition, options);
        if (arn is { Kind: S3HostKind.MultiRegionAccessPoint })
        {
            return OnMultiRegion(bucket!, arn, options, partition);
        }

        if (arn is null && S3DirectoryBucket.Looks(bucket))
        {
            return OnDirectoryBucket(bucket!, options, partition);
        }

        return arn is not null ? OnArn(bucket!, arn, options, partition)
            : bucket is not null && IsOutpostsAlias(bucket) ? OnOutpostsAlias(bucket, options, partition)
            : OnBucket(bucket, options, partition);
    }

    private static S3Address OnBucket(string? bucket, S3EndpointOptions options, S3Partition partition)
    {
        bool isGlobalRegion = options.Region == S3Partitions.GlobalRegion;
        string region = SigningRegion(options);
        bool virtualHost =
            bucket is not null
            && options.AddressingStyle != AddressingStyle.Path
            && S3BucketName.IsVirtualHostable(bucket, allowDots: false);
        if (options.UseAccelerateEndpoint)
        {
            if (bucket is null)
            {
                throw AddressingErrors.EndpointOptionConflict("transfer acceleration", "requests on no bucket", "Leave acceleration out.");
            }

            if (!virtualHost)
            {
                throw AddressingErrors.AccelerateNeedsPlainName(bucket);
            }
        }

        // aws-global means the global host, which has neither a FIPS nor a dualstack form: then it is us-east-1.
        bool global = options.UseGlobalEndpoint
            || (isGlobalRegion && !options.UseFipsEndpoint && !options.UseDualstackEndpoint && !options.UseAccelerateEndpoint);
        S3HostForm form = S3HostForms.Find(
            options.UseAccelerateEndpoint ? S3HostKind.Accelerate : S3HostKind.Regional,
            options.UseFipsEndpoint);
        string host = S3HostForms.Host(form, options.UseDualstackEndpoint, global ? null : region, partition.DnsSuffix);
        return OnAws(
            bucket,
            options,
            host,
            virtualHost ? bucket + "." : string.Empty,
            bucket is null || virtualHost ? string.Empty : "/" + bucket,
            region,
            form.Service,
            partition,
            global ? S3HostKind.Global : form.Kind,
            isPathStyle: bucket is not null && !virtualHost);
    }

    private static S3Address OnArn(string bucket, S3BucketArn arn, S3EndpointOptions options, S3Partition clientPartition)
    {
        S3Partition partition = CheckArn(bucket, arn, options, clientPartition);
        EndpointRefusal.WhatAccessPointsLack(arn.Kind, options);
        S3HostForm form = S3HostForms.Find(arn.Kind, options.UseFipsEndpoint);
        string host = S3HostForms.Host(form, options.UseDualstackEndpoint, arn.Region, partition.DnsSuffix);
        return OnAws(
            bucket,
            options,
            host,
            arn.HostPrefix,
            string.Empty,
            arn.Region,
            form.Service,
            partition,
            form.Kind,
            isPathStyle: false);
    }

    private static S3Address OnCustomEndpoint(string? bucket, S3BucketArn? arn, S3EndpointOptions options, S3EndpointUrl endpoint)
    {
        EndpointRefusal.MalformedRegion(options.Region);
        S3Partition? partition = S3Partitions.FindPartition(options.Region);
        (S3HostKind kind, S3Partition? hostPartition) = S3HostParser.KindOfHost(endpoint.Host);
        bool directory = arn is null && S3DirectoryBucket.Looks(bucket) && (kind != S3HostKind.Custom || options.ServesDirectoryBuckets);
        if (kind != S3HostKind.Custom)
        {
            EndpointRefusal.UnsupportedKinds(bucket);
        }

        if (directory)
        {
            EndpointRefusal.DirectoryBucketElsewhere(bucket!, kind, options);
        }

        string prefix = string.Empty;
        string path = endpoint.BasePath;
        string region = SigningRegion(options);
        string service = directory ? S3HostForms.ExpressService : "s3";
        string? regionSet = null;
        bool pathStyle = false;
        if (arn is not null)
        {
            if (endpoint.IsIp)
            {
                throw AddressingErrors.EndpointTakesNoName(endpoint.Host);
            }

            if (kind == S3HostKind.VpcEndpoint && endpoint.Host.StartsWith("bucket.", StringComparison.OrdinalIgnoreCase))
            {
                throw AddressingErrors.EndpointOptionConflict(
                    "access points",
                    "the bucket. name of a VPC endpoint",
                    "Give the endpoint by its accesspoint. name: https://accesspoint.vpce-…");
            }

            if (arn.Kind == S3HostKind.MultiRegionAccessPoint)
            {
                EndpointRefusal.MultiRegionElsewhere(bucket!, kind, options);
                region = regionSet = RegionSet(options.RegionSet);
            }
            else
            {
                CheckArn(bucket!, arn, options, partition);
                region = arn.Region;
            }

            prefix = arn.HostPrefix;
            service = S3HostForms.Find(arn.Kind, fips: false).Service;
        }
        else if (bucket is not null)
        {
            // Over https the certificate's wildcard covers one label; over http nothing speaks against dots.
            bool virtualHost = (options.AddressingStyle == AddressingStyle.Virtual || directory) && !endpoint.IsIp
                && S3BucketName.IsVirtualHostable(bucket, allowDots: endpoint.Scheme == "http");
            pathStyle = !virtualHost;
            prefix = virtualHost ? bucket + "." : string.Empty;
            path = virtualHost ? path : path + "/" + bucket;
        }

        return new S3Address(
            endpoint.Scheme,
            endpoint.Authority(prefix),
            endpoint.HostHeader(prefix),
            path,
            bucket,
            region,
            service,
            hostPartition?.Id,
            kind,
            pathStyle)
        {
            RegionSet = regionSet,
        };
    }

    private static S3Address OnAws(
        string? bucket,
        S3EndpointOptions options,
        string host,
        string hostPrefix,
        string path,
        string region,
        string service,
        S3Partition partition,
        S3HostKind kind,
        bool isPathStyle,
        string? regionSet = null)
    {
        string authority = hostPrefix + host;
        return new S3Address(
            options.UseHttp ? "http" : "https",
            authority,
            authority.ToLowerInvariant(),
            path,
            bucket,
            region,
            service,
            partition.Id,
            kind,
            isPathStyle)
        {
            RegionSet = regionSet,
        };
    }

    private static S3Partition CheckArn(string bucket, S3BucketArn arn, S3EndpointOptions options, S3Partition? clientPartition)
    {
        if (options.AddressingStyle == AddressingStyle.Path)
        {
            throw AddressingErrors.ArnNeedsVirtualHost(bucket);
        }

        S3Partition partition = S3Partitions.FindPartition(arn.Region) is { } known && arn.Region != S3Partitions.GlobalRegion
            ? known
            : throw AddressingErrors.BucketArnInvalid(bucket, "its region is not one of AWS");
        if (partition.Id != arn.Partition)
        {
            throw AddressingErrors.BucketArnInvalid(bucket, $"its region belongs to partition {partition.Id}");
        }

        if (clientPartition is not null && clientPartition != partition)
        {
            throw AddressingErrors.ArnPartitionDiffers(arn.Partition, clientPartition.Id);
        }

        return options.UseArnRegion || arn.Region == options.Region
            ? partition
            : throw AddressingErrors.ArnRegionDiffers(arn.Region, options.Region);
    }

    private static string SigningRegion(S3EndpointOptions options) =>
        options.Region == S3Partitions.GlobalRegion ? "us-east-1" : options.Region;
}
