using PresignTools.Errors;

namespace PresignTools.Addressing;

/// <summary>
/// Reads host and path of an S3 URL back into bucket, key, region and endpoint form, from the same table that
/// <see cref="S3AddressResolver"/> writes hosts from. Any host is read: one that is not AWS's is Custom.
/// </summary>
public static class S3HostParser
{
    /// <summary>Reads an authority and a raw path.</summary>
    /// <param name="scheme"><c>https</c>, <c>http</c>, or null if it is not known.</param>
    /// <param name="authority">Host with optional port, in any case, as in the URL or the Host header.</param>
    /// <param name="rawPath">The path as sent, still percent-encoded, without query; null or empty for none.</param>
    /// <param name="customEndpoint">
    /// The endpoint that the URL may have been made for, if that is known: <c>https://s3.example.com:8443/base</c> or just its host. It
    /// tells a virtual-hosted bucket from a path-style one on hosts that are not AWS's.
    /// </param>
    /// <exception cref="PresignException"><c>AuthorityInvalid</c>; <c>EndpointUrlInvalid</c> for the custom endpoint.</exception>
    public static S3Location Parse(string? scheme, string authority, string? rawPath, string? customEndpoint = null)
    {
        (string hostText, int? port, bool isIp) = S3EndpointUrl.SplitAuthority(
            authority ?? string.Empty,
            AddressingErrors.AuthorityInvalid);
        string host = hostText.ToLowerInvariant().TrimEnd('.');
        string path = rawPath ?? string.Empty;
        var start = new S3Location { Scheme = scheme?.ToLowerInvariant(), Host = host, EndpointHost = host, Port = port };
        S3Location location;
        if (!string.IsNullOrEmpty(customEndpoint) && OnNamedEndpoint(start, isIp, path, EndpointOf(customEndpoint!, scheme)) is { } named)
        {
            location = named;
        }
        else
        {
            location = (isIp ? null : OnAws(start)) ?? OnOther(start, isIp);
        }

        return WithPath(location, path);
    }

    /// <summary>Kind and partition of a bare endpoint host.</summary>
    internal static (S3HostKind Kind, S3Partition? Partition) KindOfHost(string host)
    {
        string lower = host.ToLowerInvariant().TrimEnd('.');
        S3Location? location = OnAws(new S3Location { Host = lower, EndpointHost = lower });
        return location is null ? (S3HostKind.Custom, null) : (location.HostKind, S3Partitions.ById(location.Partition));
    }

    /// <summary>
    /// Whether requests to a custom endpoint go to Amazon S3; so they do without one. A text that is no endpoint is refused when the
    /// address is made.
    /// </summary>
    internal static bool IsAmazonS3(string? endpointUrl)
    {
        if (string.IsNullOrEmpty(endpointUrl))
        {
            return true;
        }

        try
        {
            return KindOfHost(S3EndpointUrl.Parse(endpointUrl).Host).Kind != S3HostKind.Custom;
        }
        catch (PresignException)
        {
            return false;
        }
    }

    private static S3EndpointUrl EndpointOf(string text, string? scheme) =>
        S3EndpointUrl.Parse(text.AsSpan().IndexOf("://".AsSpan()) >= 0 ? text : (scheme ?? "https") + "://" + text);

    private static S3Location? OnNamedEndpoint(S3Location start, bool isIp, string path, S3EndpointUrl endpoint)
    {
        string known = endpoint.Host.ToLowerInvariant().TrimEnd('.');
        int port = start.Port ?? S3EndpointUrl.DefaultPort(start.Scheme ?? endpoint.Scheme);
        bool same = start.Host == known;
        bool below = !isIp && !endpoint.IsIp && start.Host.EndsWith("." + known, StringComparison.Ordinal);
        if (port != endpoint.Port || !(same || below) || !HasBase(path, endpoint.BasePath))
        {
            return null;
        }

        // AWS's own host, given as a custom endpoint, is still AWS's.
        (S3HostKind kind, S3Partition? partition) = KindOfHost(known);
        if (kind != S3HostKind.Custom)
        {
            return null;
        }

        (string Name, int EndpointLabels, string? Region)? provider = endpoint.IsIp ? null : S3Providers.Find(known.Split('.'));
        return start with
        {
            EndpointHost = known,
            BasePath = endpoint.BasePath,
            IsPathStyle = same,
            Bucket = below ? start.Host[..(start.Host.Length - known.Length - 1)] : null,
            Partition = partition?.Id,
            Provider = provider?.Name,
            Region = provider?.Region,
        };
    }

    private static bool HasBase(string path, string basePath) =>
        basePath.Length == 0
        || (path.StartsWith(basePath, StringComparison.Ordinal) && (path.Length == basePath.Length || path[basePath.Length] == '/'));

    private static S3Location OnOther(S3Location start, bool isIp)
    {
        string[] labels = start.Host.Split('.');
        if (!isIp && S3Providers.Find(labels) is { } provider)
        {
            int before = labels.Length - provider.EndpointLabels;
            return start with
            {
                Provider = provider.Name,
                Region = provider.Region,
                IsPathStyle = before == 0,
                Bucket = before == 0 ? null : string.Join(".", labels, 0, before),
                EndpointHost = string.Join(".", labels, before, provider.EndpointLabels),
            };
        }

        return start with { IsPathStyle = true };
    }

    private static S3Location? OnAws(S3Location start)
    {
        string? suffix = null;
        foreach (S3Partition partition in S3Partitions.All)
        {
            if (start.Host.EndsWith("." + partition.DnsSuffix, StringComparison.Ordinal))
            {
                suffix = partition.DnsSuffix;
                break;
            }
        }

        if (suffix is null)
        {
            return null;
        }

        string[] labels = start.Host[..(start.Host.Length - suffix.Length - 1)].Split('.');
        return S3AwsHost.Read(start, labels, suffix);
    }

    private static S3Location WithPath(S3Location location, string path)
    {
        if (location.BasePath.Length > 0)
        {
            path = path[location.BasePath.Length..];
        }

        string rest = path.Length > 0 && path[0] == '/' ? path[1..] : path;
        string? bucket = location.Bucket;
        if (location.IsPathStyle)
        {
            int slash = rest.IndexOf('/');
            string segment = slash < 0 ? rest : rest[..slash];
            rest = slash < 0 ? string.Empty : rest[(slash + 1)..];
            bucket = segment.Length == 0 ? null : S3Path.Decode(segment, out _);
        }

        if (rest.Length == 0)
        {
            return location with { Bucket = bucket };
        }

        string key = S3Path.Decode(rest, out bool inexact);
        return location with { Bucket = bucket, RawKey = rest, Key = key, IsKeyInexact = inexact };
    }
}
