namespace PresignTools.Addressing;

/// <content>Buckets that have hosts of their own: multi-region access points, directory buckets, access points on Outposts.</content>
public static partial class S3AddressResolver
{
    /// <summary>
    /// <c>ALIAS.mrap.accesspoint.s3-global.SUFFIX</c>, whatever the region; signed for a set of regions. Source:
    /// <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiRegionAccessPointRequests.html"/>.
    /// </summary>
    private static S3Address OnMultiRegion(string bucket, S3BucketArn arn, S3EndpointOptions options, S3Partition client)
    {
        S3Partition partition = S3Partitions.ById(arn.Partition)!;
        if (client != partition)
        {
            throw AddressingErrors.ArnPartitionDiffers(arn.Partition, client.Id);
        }

        EndpointRefusal.WhatAccessPointsLack(S3HostKind.MultiRegionAccessPoint, options);
        if (options.AddressingStyle == AddressingStyle.Path)
        {
            throw AddressingErrors.ArnNeedsVirtualHost(bucket);
        }

        S3HostForm form = S3HostForms.Find(S3HostKind.MultiRegionAccessPoint, fips: false);
        string regions = RegionSet(options.RegionSet);
        return OnAws(
            bucket,
            options,
            "accesspoint." + S3HostForms.Host(form, false, null, partition.DnsSuffix),
            arn.Name + ".",
            string.Empty,
            regions,
            form.Service,
            partition,
            form.Kind,
            isPathStyle: false,
            regions);
    }

    /// <summary>
    /// <c>BUCKET.s3express-ZONE.REGION.SUFFIX</c>; settings of the bucket have a host of the region,
    /// <c>s3express-control.REGION.SUFFIX/BUCKET</c>. The rules are those of the SDKs. Source:
    /// <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/endpoint-directory-buckets-AZ.html"/>.
    /// </summary>
    private static S3Address OnDirectoryBucket(string bucket, S3EndpointOptions options, S3Partition partition)
    {
        S3DirectoryBucket name = S3DirectoryBucket.Parse(bucket) ?? throw AddressingErrors.DirectoryBucketNotSupported(bucket);
        EndpointRefusal.WhatDirectoryBucketsLack(options);
        string region = SigningRegion(options);
        bool control = options.UseExpressControlEndpoint && !name.IsAccessPoint;    // access points have hosts of their zone only
        return OnAws(
            bucket,
            options,
            S3HostForms.ExpressHost(control ? null : name.Zone, options.UseFipsEndpoint, options.UseDualstackEndpoint, region, partition),
            control ? string.Empty : bucket + ".",
            control ? "/" + bucket : string.Empty,
            region,
            S3HostForms.ExpressService,
            partition,
            S3HostKind.Express,
            isPathStyle: control);
    }

    private static S3Address OnOutpostsAlias(string alias, S3EndpointOptions options, S3Partition partition)
    {
        string labels = OutpostsAliasLabels(alias, options);
        EndpointRefusal.WhatAccessPointsLack(S3HostKind.Outposts, options);
        S3HostForm form = S3HostForms.Find(S3HostKind.Outposts, fips: false);
        string region = SigningRegion(options);
        return OnAws(
            alias,
            options,
            S3HostForms.Host(form, false, region, partition.DnsSuffix),
            labels,
            string.Empty,
            region,
            form.Service,
            partition,
            form.Kind,
            isPathStyle: false);
    }

    private static bool IsOutpostsAlias(string bucket) => bucket.EndsWith(S3BucketName.OutpostsAliasSuffix, StringComparison.Ordinal);

    /// <summary>
    /// <c>ALIAS.op-ID.</c> or <c>ALIAS.ec2.</c>. An alias ends in a letter for the hardware (o: rack, e: EC2), the 17 characters of the
    /// outpost id, 25 more, and <c>--op-s3</c>.
    /// </summary>
    private static string OutpostsAliasLabels(string alias, S3EndpointOptions options)
    {
        if (alias.Length < 50 || !S3BucketName.IsVirtualHostable(alias, allowDots: false))
        {
            throw AddressingErrors.OutpostsAliasInvalid(alias);
        }

        if (options.AddressingStyle == AddressingStyle.Path)
        {
            throw AddressingErrors.ArnNeedsVirtualHost(alias);
        }

        string outpost = alias.Substring(alias.Length - 49, 17);
        return alias[^50] switch
        {
            'o' when S3BucketName.IsHostLabel(outpost) => alias + ".op-" + outpost + ".",
            'e' => alias + ".ec2.",
            _ => throw AddressingErrors.OutpostsAliasInvalid(alias),
        };
    }

    /// <summary>The regions as X-Amz-Region-Set has them: names, or patterns with <c>*</c>, joined by commas.</summary>
    private static string RegionSet(IReadOnlyList<string> regions)
    {
        if (regions.Count == 0)
        {
            return AnyRegion;
        }

        foreach (string region in regions)
        {
            if (region.Length == 0 || !region.All(static c => c is '-' or '*' or (>= 'a' and <= 'z') or (>= '0' and <= '9')))
            {
                throw AddressingErrors.RegionSetInvalid(region);
            }
        }

        return string.Join(",", regions);
    }
}
