using PresignTools.Errors;

namespace PresignTools.Addressing;

public static partial class S3AddressResolver
{
    /// <summary>
    /// Every host form under which S3 serves the same bucket, without repeats and with the likeliest first: what a signature that does not
    /// fit the host at hand may have been made for. Forms that work for a signer but not for a TLS client (a dotted name before the host)
    /// are among them. Nothing is refused: a form that does not exist is left out.
    /// </summary>
    /// <param name="bucket">As for <see cref="Resolve"/>.</param>
    /// <param name="options">Region, scheme and custom endpoint; its other choices are varied.</param>
    public static IEnumerable<S3Address> Alternatives(string? bucket, S3EndpointOptions options)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (S3Address address in Forms(bucket, options))
        {
            if (seen.Add(address.HostHeader + address.PathPrefix))
            {
                yield return address;
            }
        }
    }

    /// <summary>The same for a URL that was read: other host forms of its bucket, without the one it has.</summary>
    /// <param name="location">What the URL says.</param>
    /// <param name="region">Region to sign for where the host names none: that of the credential scope.</param>
    public static IEnumerable<S3Address> Alternatives(S3Location location, string region)
    {
        string scheme = location.Scheme ?? "https";
        string port = location.Port is { } number ? ":" + number.ToString(System.Globalization.CultureInfo.InvariantCulture) : string.Empty;
        bool aws = location.HostKind is not (S3HostKind.Custom or S3HostKind.VpcEndpoint);
        var options = new S3EndpointOptions
        {
            Region = location.Region ?? region,
            UseHttp = scheme == "http",
            EndpointUrl = aws ? null : scheme + "://" + location.EndpointHost + port + location.BasePath,
        };
        string path = location.BasePath + (location.IsPathStyle && location.Bucket is not null ? "/" + location.Bucket : string.Empty);
        string own = location.Host + path;
        foreach (S3Address address in Alternatives(location.Bucket, options))
        {
            if (HostOf(address.HostHeader) + address.PathPrefix != own)
            {
                yield return address;
            }
        }
    }

    private static string HostOf(string hostHeader)
    {
        int colon = hostHeader.LastIndexOf(':');
        return colon > hostHeader.LastIndexOf(']') ? hostHeader[..colon] : hostHeader;
    }

    private static IEnumerable<S3Address> Forms(string? bucket, S3EndpointOptions options)
    {
        S3EndpointOptions plain = new()
        {
            Region = options.Region,
            UseHttp = options.UseHttp,
            EndpointUrl = options.EndpointUrl,
            UseArnRegion = true,
        };
        AddressingStyle[] styles = [AddressingStyle.Virtual, AddressingStyle.Path];
        if (!string.IsNullOrEmpty(options.EndpointUrl))
        {
            foreach (AddressingStyle style in styles)
            {
                if (TryResolve(bucket, plain with { AddressingStyle = style }) is { } custom)
                {
                    yield return custom;
                }
            }

            yield break;
        }

        foreach (S3EndpointOptions form in new[]
        {
            plain,
            plain with { UseGlobalEndpoint = true },
            plain with { UseDualstackEndpoint = true },
            plain with { UseAccelerateEndpoint = true },
            plain with { UseAccelerateEndpoint = true, UseDualstackEndpoint = true },
            plain with { UseFipsEndpoint = true },
            plain with { UseFipsEndpoint = true, UseDualstackEndpoint = true },
        })
        {
            foreach (AddressingStyle style in styles)
            {
                if (TryResolve(bucket, form with { AddressingStyle = style }) is { } address)
                {
                    yield return address;
                    if (style == AddressingStyle.Virtual && WithDottedName(address) is { } dotted)
                    {
                        yield return dotted;
                    }
                }
            }
        }

        foreach (S3Address old in LegacyDash(bucket, plain))
        {
            yield return old;
        }
    }

    /// <summary>The virtual-hosted form that was avoided because of TLS; a signer that does not check names may have used it.</summary>
    private static S3Address? WithDottedName(S3Address address) =>
        address.IsPathStyle && S3BucketName.IsVirtualHostable(address.Bucket!, allowDots: true)
            ? new S3Address(
                address.Scheme,
                address.Bucket + "." + address.Authority,
                address.Bucket + "." + address.HostHeader,
                string.Empty,
                address.Bucket,
                address.SigningRegion,
                address.SigningService,
                address.Partition,
                address.HostKind,
                isPathStyle: false
            )
            : null;

    private static IEnumerable<S3Address> LegacyDash(string? bucket, S3EndpointOptions options)
    {
        string region = SigningRegion(options);
        string? label =
            region == "us-east-1" ? S3HostForms.External
            : S3Regions.HasDashHost(region) ? "s3-" + region
            : null;
        if (
            label is null
            || S3Partitions.FindPartition(region) is not { } partition
            || (bucket is not null && !S3BucketName.IsAcceptable(bucket)))
        {
            yield break;
        }

        string host = label + "." + partition.DnsSuffix;
        if (bucket is not null && S3BucketName.IsVirtualHostable(bucket, allowDots: true))
        {
            yield return OnAws(
                bucket,
                options,
                host,
                bucket + ".",
                string.Empty,
                region,
                "s3",
                partition,
                S3HostKind.Regional,
                isPathStyle: false);
        }

        yield return OnAws(
            bucket,
            options,
            host,
            string.Empty,
            bucket is null ? string.Empty : "/" + bucket,
            region,
            "s3",
            partition,
            S3HostKind.Regional,
            isPathStyle: bucket is not null);
    }

    private static S3Address? TryResolve(string? bucket, S3EndpointOptions options)
    {
        try
        {
            return Resolve(bucket, options);
        }
        catch (PresignException)
        {
            return null;
        }
    }
}
