namespace PresignTools.Addressing;

/// <summary>
/// Refuses what S3 does not offer, each case with an error of its own. The rules are those of the SDKs' endpoint rules for S3.
/// </summary>
internal static class EndpointRefusal
{
    /// <summary>Suffixes that AWS reserves. A server that is not AWS's may have buckets of such names.</summary>
    internal static void UnsupportedKinds(string? bucket)
    {
        if (bucket is null)
        {
            return;
        }

        if (S3DirectoryBucket.Looks(bucket) && !S3BucketArn.Looks(bucket) && S3DirectoryBucket.Parse(bucket) is null)
        {
            throw AddressingErrors.DirectoryBucketNotSupported(bucket);
        }

        if (bucket.EndsWith(S3BucketName.MultiRegionSuffix, StringComparison.Ordinal) && !S3BucketArn.Looks(bucket))
        {
            throw AddressingErrors.MultiRegionAccessPointNotSupported(bucket);
        }
    }

    /// <summary>What directory buckets do not have; their zonal hosts have dualstack and FIPS forms.</summary>
    internal static void WhatDirectoryBucketsLack(S3EndpointOptions options)
    {
        const string what = "directory buckets";
        if (options.UseAccelerateEndpoint)
        {
            throw AddressingErrors.EndpointOptionConflict("transfer acceleration", what, "Leave acceleration out.");
        }

        if (options.UseGlobalEndpoint)
        {
            throw AddressingErrors.EndpointOptionConflict("the global host", what, "Leave the global host out.");
        }

        if (options.AddressingStyle == AddressingStyle.Path && !options.UseExpressControlEndpoint)
        {
            throw AddressingErrors.EndpointOptionConflict("path style", what, "Leave path style out: the bucket is in the host.");
        }
    }

    /// <summary>A custom endpoint that is one of AWS's own hosts must be one that serves directory buckets.</summary>
    internal static void DirectoryBucketElsewhere(string bucket, S3HostKind kind, S3EndpointOptions options)
    {
        if (kind is not (S3HostKind.Custom or S3HostKind.Express) || S3DirectoryBucket.Parse(bucket) is null)
        {
            throw AddressingErrors.DirectoryBucketNotSupported(bucket);
        }

        WhatDirectoryBucketsLack(options);
    }

    /// <summary>A multi-region access point has one host on AWS, which needs no endpoint; another server may stand in for it.</summary>
    internal static void MultiRegionElsewhere(string bucket, S3HostKind kind, S3EndpointOptions options)
    {
        if (kind is not (S3HostKind.Custom or S3HostKind.MultiRegionAccessPoint))
        {
            throw AddressingErrors.MultiRegionAccessPointNotSupported(bucket);
        }

        if (options.AddressingStyle == AddressingStyle.Path)
        {
            throw AddressingErrors.ArnNeedsVirtualHost(bucket);
        }
    }

    /// <summary>Choices that exclude each other.</summary>
    internal static void OptionConflicts(S3EndpointOptions options)
    {
        bool custom = !string.IsNullOrEmpty(options.EndpointUrl);
        if (custom && options.UseFipsEndpoint)
        {
            throw AddressingErrors.EndpointOptionConflict(
                "FIPS",
                "a custom endpoint",
                "Leave one of the two out; a FIPS host can be given as the endpoint itself.");
        }

        if (custom && options.UseDualstackEndpoint)
        {
            throw AddressingErrors.EndpointOptionConflict(
                "dualstack",
                "a custom endpoint",
                "Leave one of the two out; a dualstack host can be given as the endpoint itself.");
        }

        if (custom && options.UseAccelerateEndpoint)
        {
            throw AddressingErrors.EndpointOptionConflict("transfer acceleration", "a custom endpoint", "Leave one of the two out.");
        }

        if (custom && options.UseGlobalEndpoint)
        {
            throw AddressingErrors.EndpointOptionConflict("the global host", "a custom endpoint", "Leave one of the two out.");
        }

        if (options.UseAccelerateEndpoint && options.UseFipsEndpoint)
        {
            throw AddressingErrors.EndpointOptionConflict("transfer acceleration", "FIPS", "Leave one of the two out.");
        }

        if (options.UseAccelerateEndpoint && options.AddressingStyle == AddressingStyle.Path)
        {
            throw AddressingErrors.EndpointOptionConflict(
                "transfer acceleration",
                "path style",
                "Leave path style out: acceleration has the bucket in the host.");
        }

        if (options.UseGlobalEndpoint && (options.UseFipsEndpoint || options.UseDualstackEndpoint || options.UseAccelerateEndpoint))
        {
            throw AddressingErrors.EndpointOptionConflict(
                "the global host",
                options.UseFipsEndpoint ? "FIPS" : options.UseDualstackEndpoint ? "dualstack" : "transfer acceleration",
                "Leave the global host out; it has one form only.");
        }
    }

    /// <summary>Kinds of hosts that the region's partition does not have.</summary>
    internal static void WhatPartitionLacks(S3Partition partition, S3EndpointOptions options)
    {
        if (options.UseFipsEndpoint && !partition.HasFips)
        {
            throw AddressingErrors.EndpointOptionConflict("FIPS", $"partition {partition.Id}", "Leave FIPS out.");
        }

        if (options.UseAccelerateEndpoint && !partition.HasAccelerate)
        {
            throw AddressingErrors.EndpointOptionConflict("transfer acceleration", $"partition {partition.Id}", "Leave acceleration out.");
        }

        if (options.UseGlobalEndpoint && !partition.HasGlobalHost)
        {
            throw AddressingErrors.EndpointOptionConflict(
                "the global host",
                $"partition {partition.Id}",
                "Leave it out: the regions of this partition have regional hosts only.");
        }
    }

    /// <summary>Kinds of hosts that access points do not have.</summary>
    internal static void WhatAccessPointsLack(S3HostKind kind, S3EndpointOptions options)
    {
        string what = kind switch
        {
            S3HostKind.ObjectLambda => "Object Lambda access points",
            S3HostKind.Outposts => "Outposts",
            S3HostKind.MultiRegionAccessPoint => "multi-region access points",
            _ => "access points",
        };
        if (options.UseAccelerateEndpoint)
        {
            throw AddressingErrors.EndpointOptionConflict("transfer acceleration", what, "Leave acceleration out.");
        }

        if (options.UseGlobalEndpoint)
        {
            throw AddressingErrors.EndpointOptionConflict("the global host", what, "Leave the global host out.");
        }

        if (options.UseDualstackEndpoint && kind != S3HostKind.AccessPoint)
        {
            throw AddressingErrors.EndpointOptionConflict("dualstack", what, "Leave dualstack out.");
        }

        if (options.UseFipsEndpoint && (kind is S3HostKind.Outposts or S3HostKind.MultiRegionAccessPoint))
        {
            throw AddressingErrors.EndpointOptionConflict("FIPS", what, "Leave FIPS out.");
        }
    }

    /// <summary>A server of one's own may call its region as it likes; only what breaks the credential scope is refused.</summary>
    internal static void MalformedRegion(string region)
    {
        foreach (char c in region)
        {
            if (c is not ('-' or '_' or '.' or (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z')))
            {
                throw AddressingErrors.RegionMalformed(region);
            }
        }
    }
}
