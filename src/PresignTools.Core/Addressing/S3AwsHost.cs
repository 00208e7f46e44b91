namespace PresignTools.Addressing;

/// <summary>Reads a host under one of AWS's DNS suffixes, label by label from the right.</summary>
internal static class S3AwsHost
{
    private const string Fips = "fips-";

    /// <param name="start">Host, scheme and port.</param>
    /// <param name="labels">The labels before the DNS suffix.</param>
    /// <param name="suffix">The DNS suffix.</param>
    /// <returns>Null for a host that is not one of S3's.</returns>
    internal static S3Location? Read(S3Location start, string[] labels, string suffix) =>
        VpcEndpoint(start, labels, suffix) ?? Table(start, labels, suffix) ?? Odd(start, labels, suffix);

    /// <summary>The forms of <see cref="S3HostForms"/>: <c>[NAME.]LABEL[.dualstack][.REGION]</c>.</summary>
    private static S3Location? Table(S3Location start, string[] labels, string suffix)
    {
        int last = labels.Length - 1;
        if (S3HostForms.Find(labels[last]) is { } bare && (!bare.HasRegion || bare.Label == "s3"))
        {
            S3HostKind kind = bare.Label == "s3" ? S3HostKind.Global : bare.Kind;
            return Name(start, bare, kind, labels, last, region: null, dualstack: false, suffix);
        }

        if (
            last >= 1
            && labels[last] == S3HostForms.Dualstack
            && S3HostForms.Find(labels[last - 1]) is { HasRegion: false, HasDualstack: true } regionless)
        {
            return Name(start, regionless, regionless.Kind, labels, last - 1, region: null, dualstack: true, suffix);
        }

        bool dualstack = last >= 2 && labels[last - 1] == S3HostForms.Dualstack;
        int service = dualstack ? last - 2 : last - 1;
        return service >= 0 && S3HostForms.Find(labels[service]) is { HasRegion: true } form
            ? Name(start, form, form.Kind, labels, service, labels[last], dualstack, suffix)
            : null;
    }

    private static S3Location? Name(
        S3Location start,
        S3HostForm form,
        S3HostKind kind,
        string[] labels,
        int service,
        string? region,
        bool dualstack,
        string suffix)
    {
        string name = string.Join(".", labels, 0, service);
        string? partition = PartitionOf(region, kind, suffix);
        S3Location location = start with
        {
            EndpointHost = string.Join(".", labels, service, labels.Length - service) + "." + suffix,
            HostKind = kind,
            IsFips = form.IsFips,
            IsDualstack = dualstack,
            Region = region,
            Partition = partition,
            Service = form.Service,
        };
        switch (kind)
        {
            case S3HostKind.AccessPoint:
            case S3HostKind.ObjectLambda:
                return AccessPoint(location, name);
            case S3HostKind.Outposts:
                return Outposts(location, labels, service);
            case S3HostKind.MultiRegionAccessPoint:
                return service >= 1 && labels[service - 1] == "accesspoint"
                    ? location with { Bucket = service == 1 ? null : string.Join(".", labels, 0, service - 1) }
                    : null;
            case S3HostKind.Accelerate:
                return location with { Bucket = name.Length == 0 ? null : name };
            default:
                return location with { IsPathStyle = name.Length == 0, Bucket = name.Length == 0 ? null : name };
        }
    }

    /// <summary><c>NAME-ACCOUNT</c>.</summary>
    private static S3Location AccessPoint(S3Location location, string label)
    {
        (string? name, string? account) = NameAndAccount(label);
        bool whole = account is not null && location.Partition is not null && location.Region is not null;
        return location with
        {
            AccessPointName = name,
            AccountId = account,
            Bucket = whole ? $"arn:{location.Partition}:{location.Service}:{location.Region}:{account}:accesspoint/{name}" : null,
        };
    }

    /// <summary><c>NAME-ACCOUNT.op-ID</c>, or <c>ALIAS.op-ID</c>, or <c>ALIAS.ec2</c>.</summary>
    private static S3Location Outposts(S3Location location, string[] labels, int service)
    {
        if (service != 2)
        {
            return location;
        }

        string? outpost = labels[1] == "ec2" ? null : labels[1];
        if (labels[0].EndsWith(S3BucketName.OutpostsAliasSuffix, StringComparison.Ordinal))
        {
            return location with { OutpostId = outpost, Bucket = labels[0] };
        }

        (string? name, string? account) = NameAndAccount(labels[0]);
        bool whole = account is not null && outpost is not null && location.Partition is not null && location.Region is not null;
        return location with
        {
            AccessPointName = name,
            AccountId = account,
            OutpostId = outpost,
            Bucket = whole
                ? $"arn:{location.Partition}:s3-outposts:{location.Region}:{account}:outpost/{outpost}/accesspoint/{name}"
                : null,
        };
    }

    private static (string? Name, string? Account) NameAndAccount(string label)
    {
        int dash = label.Length - 13;
        if (dash > 0 && label[dash] == '-' && S3BucketArn.IsAccount(label[(dash + 1)..]))
        {
            return (label[..dash], label[(dash + 1)..]);
        }

        return (label.Length == 0 ? null : label, null);
    }

    /// <summary><c>[NAME.](bucket|accesspoint|control).vpce-ID.s3.REGION.vpce</c>.</summary>
    private static S3Location? VpcEndpoint(S3Location start, string[] labels, string suffix)
    {
        int id = labels.Length - 4;
        if (id < 0 || labels[id + 3] != "vpce" || labels[id + 1] != "s3" || !labels[id].StartsWith("vpce-", StringComparison.Ordinal))
        {
            return null;
        }

        string region = labels[id + 2];
        int names = id == 0 ? 0 : id - 1;
        string service = id == 0 ? string.Empty : labels[names];
        S3Location location = start with
        {
            HostKind = S3HostKind.VpcEndpoint,
            VpcEndpointId = labels[id],
            Region = region,
            Partition = PartitionOf(region, S3HostKind.VpcEndpoint, suffix),
            EndpointHost = string.Join(".", labels, names, labels.Length - names) + "." + suffix,
        };
        string name = string.Join(".", labels, 0, names);
        if (service == "accesspoint" && name.Length > 0)
        {
            return name.EndsWith(S3BucketName.AccessPointAliasSuffix, StringComparison.Ordinal)
                ? location with
                {
                    Bucket = name,
                }
                : AccessPoint(location, name);
        }

        return location with { IsPathStyle = name.Length == 0, Bucket = name.Length == 0 ? null : name };
    }

    /// <summary>
    /// Forms with more than the service in the label: <c>s3-REGION</c>, <c>s3-website-REGION</c>, <c>s3express-AZID</c>, and
    /// <c>s3-website.REGION</c>.
    /// </summary>
    private static S3Location? Odd(S3Location start, string[] labels, string suffix)
    {
        int last = labels.Length - 1;
        if (last >= 1 && labels[last - 1] == S3HostForms.Website)
        {
            return Old(start, S3HostKind.Website, labels, last - 1, labels[last], suffix);
        }

        string label = labels[last];
        if (label.StartsWith(S3HostForms.Website + "-", StringComparison.Ordinal))
        {
            return Old(start, S3HostKind.Website, labels, last, label[(S3HostForms.Website.Length + 1)..], suffix);
        }

        if (label == S3HostForms.External)
        {
            return Old(start, S3HostKind.Regional, labels, last, "us-east-1", suffix) with { IsLegacyDash = true };
        }

        string? dashed = label.StartsWith("s3-", StringComparison.Ordinal) ? label[3..] : null;
        bool fips = dashed is not null && dashed.StartsWith(Fips, StringComparison.Ordinal);
        dashed = fips ? dashed![Fips.Length..] : dashed;
        if (dashed is not null && dashed != S3Partitions.GlobalRegion && S3Partitions.FindPartition(dashed) is not null)
        {
            return Old(start, S3HostKind.Regional, labels, last, dashed, suffix) with { IsLegacyDash = true, IsFips = fips };
        }

        bool dualstack = last >= 2 && labels[last - 1] == S3HostForms.Dualstack;
        int service = dualstack ? last - 2 : last - 1;
        return service >= 0 && labels[service].StartsWith(S3HostForms.Express, StringComparison.Ordinal)
            ? Express(start, labels, service, dualstack, suffix)
            : null;
    }

    private static S3Location Express(S3Location start, string[] labels, int service, bool dualstack, string suffix)
    {
        string zone = labels[service][S3HostForms.Express.Length..];
        bool control = zone is "control" or "control-fips";
        bool fips = zone == "control-fips" || zone.StartsWith(Fips, StringComparison.Ordinal);
        return Old(start, S3HostKind.Express, labels, service, labels[^1], suffix) with
        {
            IsPathStyle = control && service == 0,
            IsDualstack = dualstack,
            IsFips = fips,
            Service = "s3express",
        };
    }

    private static S3Location Old(S3Location start, S3HostKind kind, string[] labels, int service, string region, string suffix)
    {
        string name = string.Join(".", labels, 0, service);
        return start with
        {
            EndpointHost = string.Join(".", labels, service, labels.Length - service) + "." + suffix,
            HostKind = kind,
            IsPathStyle = name.Length == 0 && kind == S3HostKind.Regional,
            Bucket = name.Length == 0 ? null : name,
            Region = region,
            Partition = PartitionOf(region, kind, suffix),
        };
    }

    /// <summary>
    /// By the region, if its partition has this suffix (s3.cn-north-1.amazonaws.com, without .cn, is no host of any partition). Without a
    /// known region by the suffix; the suffix amazonaws.com is shared by aws and aws-us-gov, which only an acceleration host leaves open.
    /// </summary>
    private static string? PartitionOf(string? region, S3HostKind kind, string suffix)
    {
        if (region is not null && S3Partitions.FindPartition(region) is { } partition)
        {
            return partition.DnsSuffix == suffix ? partition.Id : null;
        }

        S3Partition? found = null;
        foreach (S3Partition candidate in S3Partitions.All)
        {
            if (candidate.DnsSuffix == suffix)
            {
                if (found is not null && kind == S3HostKind.Accelerate)
                {
                    return null;
                }

                found ??= candidate;
            }
        }

        return found?.Id;
    }
}
