using PresignTools.Errors;

namespace PresignTools.Addressing;

/// <summary>
/// An ARN that may stand in place of a bucket name: access point, Object Lambda access point, access point on Outposts, multi-region
/// access point.
/// Source: <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-naming.html"/>.
/// </summary>
internal sealed class S3BucketArn
{
    private S3BucketArn(S3HostKind kind, string partition, string region, string account, string name, string? outpost)
    {
        Kind = kind;
        Partition = partition;
        Region = region;
        Account = account;
        Name = name;
        Outpost = outpost;
    }

    /// <summary>AccessPoint, ObjectLambda, Outposts or MultiRegionAccessPoint.</summary>
    internal S3HostKind Kind { get; }

    internal string Partition { get; }

    /// <summary>Empty for a multi-region access point.</summary>
    internal string Region { get; }

    internal string Account { get; }

    /// <summary>Name of the access point; of a multi-region access point its alias, with <c>.mrap</c>.</summary>
    internal string Name { get; }

    /// <summary>Outpost id (<c>op-…</c>); null for the other kinds.</summary>
    internal string? Outpost { get; }

    /// <summary>The labels before the service's own host.</summary>
    internal string HostPrefix => Kind switch
    {
        S3HostKind.MultiRegionAccessPoint => Name + ".",
        S3HostKind.Outposts => $"{Name}-{Account}.{Outpost}.",
        _ => $"{Name}-{Account}.",
    };

    internal static bool Looks(string bucket) => bucket.StartsWith("arn:", StringComparison.Ordinal);

    /// <exception cref="PresignException"><c>BucketArnInvalid</c>, <c>BucketArnIsPlainBucket</c>.</exception>
    internal static S3BucketArn Parse(string arn)
    {
        string[] parts = arn.Split([':'], 6);
        if (parts.Length < 6)
        {
            throw AddressingErrors.BucketArnInvalid(arn, "it has fewer than six parts");
        }

        (string partition, string service, string region, string account) = (parts[1], parts[2], parts[3], parts[4]);
        string[] resource = parts[5].Split(':', '/');
        if (service is not ("s3" or "s3-object-lambda" or "s3-outposts"))
        {
            throw AddressingErrors.BucketArnInvalid(arn, "it is not of a service that serves objects (s3, s3-object-lambda, s3-outposts)");
        }

        if (service == "s3" && region.Length == 0 && account.Length == 0)
        {
            throw AddressingErrors.BucketArnIsPlainBucket(arn, resource[0]);
        }

        if (S3Partitions.ById(partition) is null)
        {
            throw AddressingErrors.BucketArnInvalid(arn, "its partition is not one of AWS");
        }

        bool multiRegion = service == "s3" && resource[0] == "accesspoint" && region.Length == 0;
        if (region.Length == 0 && !multiRegion)
        {
            throw AddressingErrors.BucketArnInvalid(arn, "it has no region");
        }

        if (!IsAccount(account))
        {
            throw AddressingErrors.BucketArnInvalid(arn, "its account id is not twelve digits");
        }

        if (multiRegion)
        {
            return MultiRegion(arn, partition, account, resource);
        }

        string name;
        string? outpost = null;
        if (service == "s3-outposts")
        {
            if (resource.Length != 4 || resource[0] != "outpost" || resource[2] != "accesspoint")
            {
                throw AddressingErrors.BucketArnInvalid(
                    arn,
                    "an Outposts ARN that can be addressed ends in outpost/OUTPOST-ID/accesspoint/NAME");
            }

            (outpost, name) = (resource[1], resource[3]);
            if (!S3BucketName.IsHostLabel(outpost))
            {
                throw AddressingErrors.BucketArnInvalid(arn, "its outpost id may only have letters, digits and -");
            }
        }
        else
        {
            if (resource.Length != 2 || resource[0] != "accesspoint")
            {
                throw AddressingErrors.BucketArnInvalid(arn, "it does not end in accesspoint/NAME");
            }

            name = resource[1];
        }

        // NAME-ACCOUNT is one DNS label of at most 63 characters.
        if (!S3BucketName.IsHostLabel(name) || name.Length > 50)
        {
            throw AddressingErrors.BucketArnInvalid(arn, "its access point name may only have letters, digits and -, at most 50");
        }

        S3HostKind kind = service switch
        {
            "s3" => S3HostKind.AccessPoint,
            "s3-object-lambda" => S3HostKind.ObjectLambda,
            _ => S3HostKind.Outposts,
        };
        return new S3BucketArn(kind, partition, region, account, name, outpost);
    }

    /// <summary><c>accesspoint/ALIAS.mrap</c>: the alias that AWS made, not the name that a person gave.</summary>
    private static S3BucketArn MultiRegion(string arn, string partition, string account, string[] resource)
    {
        string name = resource.Length == 2 ? resource[1] : string.Empty;
        bool whole = name.EndsWith(S3BucketName.MultiRegionSuffix, StringComparison.Ordinal)
            && S3BucketName.IsHostLabel(name[..^S3BucketName.MultiRegionSuffix.Length]);
        return whole
            ? new S3BucketArn(S3HostKind.MultiRegionAccessPoint, partition, string.Empty, account, name, null)
            : throw AddressingErrors.BucketArnInvalid(
                arn,
                "without a region it must be that of a multi-region access point, which ends in accesspoint/ALIAS.mrap");
    }

    internal static bool IsAccount(string text)
    {
        if (text.Length != 12)
        {
            return false;
        }

        foreach (char c in text)
        {
            if (c is < '0' or > '9')
            {
                return false;
            }
        }

        return true;
    }
}
