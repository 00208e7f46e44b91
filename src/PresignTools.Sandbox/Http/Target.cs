using PresignTools.Addressing;
using PresignTools.Errors;
using PresignTools.Inspection;

namespace PresignTools.Sandbox.Http;

internal enum TargetService
{
    S3,
    Sts,
    Kms,
    Iam,
    Admin,
}

/// <summary>
/// Where a request goes. AWS's own host names are understood as they are, for clients that send them in the Host header, and with
/// <c>localhost</c> instead of <c>amazonaws.com</c>, for clients that resolve names. A bare address is an endpoint of whatever
/// region the bucket is in.
/// </summary>
internal sealed class Target
{
    /// <summary>Admin paths: an underscore begins no bucket name.</summary>
    internal const string AdminPrefix = "/_sandbox/";

    private Target(TargetService service, S3Location location, bool isLoopbackName, string hostPort)
    {
        Service = service;
        Location = location;
        IsLoopbackName = isLoopbackName;
        HostPort = hostPort;
    }

    internal TargetService Service { get; }

    internal S3Location Location { get; }

    /// <summary>Whether the host ends in localhost, or is an address.</summary>
    internal bool IsLoopbackName { get; }

    /// <summary>The port with its colon, for hosts in answers; empty without one.</summary>
    internal string HostPort { get; }

    /// <summary>https for AWS's own names, whose clients speak TLS to someone in front; http for all others.</summary>
    internal string Scheme => Location.Scheme!;

    internal string? Bucket => Location.Bucket;

    internal string? Key => Location.Key;

    /// <summary>Whether the host is no AWS name, in whatever form: then it stands for an endpoint of the bucket's region.</summary>
    internal bool IsAnyRegion => Location.HostKind == S3HostKind.Custom;

    /// <summary>Reads a Host header and a raw path; null if the host is none.</summary>
    internal static Target? Of(string host, string rawPath)
    {
        try
        {
            (string name, int? port, bool isIp) = S3EndpointUrl.SplitAuthority(host, AddressingErrors.EndpointUrlInvalid);
            string lower = name.TrimEnd('.').ToLowerInvariant();
            bool bare = isIp || lower == "localhost";
            bool loopback = bare || lower.EndsWith(".localhost", StringComparison.Ordinal);
            string hostPort = port is null ? string.Empty : ":" + port.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (bare && rawPath.StartsWith(AdminPrefix, StringComparison.Ordinal))
            {
                return new Target(TargetService.Admin, S3HostParser.Parse("http", host, null), true, hostPort);
            }

            string asAws = loopback && !bare ? lower[..^".localhost".Length] + ".amazonaws.com" : lower;
            TargetService service = asAws.EndsWith(".amazonaws.com", StringComparison.Ordinal) ? asAws.Split('.')[0] switch
            {
                "sts" => TargetService.Sts,
                "kms" => TargetService.Kms,
                "iam" => TargetService.Iam,
                _ => TargetService.S3,
            } : TargetService.S3;
            S3Location location = S3HostParser.Parse("https", loopback && !bare ? asAws : host, rawPath);
            bool http = location.HostKind == S3HostKind.Custom || loopback;
            return new Target(service, location with { Scheme = http ? "http" : "https" }, loopback, hostPort);
        }
        catch (PresignException)
        {
            return null;
        }
    }

    /// <summary>The host of a bucket in a region, in the form in which this request was sent.</summary>
    internal string EndpointOf(string bucket, string region) =>
        IsLoopbackName ? $"{bucket}.s3.{region}.localhost{HostPort}" : $"{bucket}.s3.{region}.amazonaws.com";

    /// <summary>The canonical scope of a credential in the request, if one can be read: which service it is for.</summary>
    internal static string? ScopeService(string? authorization, RawUrl url)
    {
        string? credential = url.Find("X-Amz-Credential")?.Value;
        if (credential is null && authorization is not null)
        {
            int at = authorization.IndexOf("Credential=", StringComparison.Ordinal);
            int end = at < 0 ? -1 : authorization.IndexOf(',', at);
            credential = at < 0 ? null : end < 0 ? authorization[(at + 11)..] : authorization[(at + 11)..end];
        }

        string[] parts = credential?.Split('/') ?? [];
        return parts.Length >= 4 ? parts[^2] : null;
    }

    /// <summary>The same target, of a multi-region access point the bucket that answers.</summary>
    internal Target In(Worlds.World world) =>
        Location.HostKind == S3HostKind.MultiRegionAccessPoint
        && world.MultiRegionAccessPoints.GetValueOrDefault(Location.Bucket ?? string.Empty)?.Answering(world) is { } bucket
            ? new Target(Service, Location with { Bucket = bucket }, IsLoopbackName, HostPort)
            : this;

    internal Target As(TargetService service) => new(service, Location, IsLoopbackName, HostPort);
}
