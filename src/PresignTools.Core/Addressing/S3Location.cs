namespace PresignTools.Addressing;

/// <summary>
/// What a host and path say about the request: the way back from <see cref="S3Address"/>, for any URL. Made by <see cref="S3HostParser"/>.
/// </summary>
public sealed record S3Location
{
    internal S3Location()
    {
    }

    /// <summary><c>https</c> or <c>http</c> in lower case; null if it was not given.</summary>
    public string? Scheme { get; internal init; }

    /// <summary>The host in lower case, without port and without a final dot.</summary>
    public required string Host { get; init; }

    /// <summary>The port that stands in the authority; null if none does.</summary>
    public int? Port { get; internal init; }

    /// <summary>The host without the labels that name the bucket: what other buckets of the same endpoint share.</summary>
    public required string EndpointHost { get; init; }

    /// <summary>Base path of a custom endpoint that was named to the parser; else empty. Raw.</summary>
    public string BasePath { get; internal init; } = string.Empty;

    /// <summary>Which kind of host it is.</summary>
    public S3HostKind HostKind { get; internal init; }

    /// <summary>Whether the bucket stands in the path.</summary>
    public bool IsPathStyle { get; internal init; }

    /// <summary>A dualstack host.</summary>
    public bool IsDualstack { get; internal init; }

    /// <summary>A FIPS host.</summary>
    public bool IsFips { get; internal init; }

    /// <summary>A host of the old form <c>s3-REGION</c> or <c>s3-external-1</c>.</summary>
    public bool IsLegacyDash { get; internal init; }

    /// <summary>A transfer acceleration host.</summary>
    public bool IsAccelerate => HostKind == S3HostKind.Accelerate;

    /// <summary>The legacy global host.</summary>
    public bool IsGlobal => HostKind == S3HostKind.Global;

    /// <summary>
    /// Bucket name or alias, percent-decoded; for an access point its ARN, where the host tells all parts of it: what
    /// <see cref="S3AddressResolver.Resolve"/> takes. Null where there is none.
    /// </summary>
    public string? Bucket { get; internal init; }

    /// <summary>Name of the access point in the host; null for a bucket.</summary>
    public string? AccessPointName { get; internal init; }

    /// <summary>Account that owns the access point: twelve digits.</summary>
    public string? AccountId { get; internal init; }

    /// <summary>Outpost id, <c>op-…</c>.</summary>
    public string? OutpostId { get; internal init; }

    /// <summary>VPC endpoint id as in the host, <c>vpce-…</c>, with the availability zone where the host is a zonal one.</summary>
    public string? VpcEndpointId { get; internal init; }

    /// <summary>Key, percent-decoded once (<c>+</c> is a plus); null without one.</summary>
    public string? Key { get; internal init; }

    /// <summary>Key as it stands in the path, still percent-encoded; null without one.</summary>
    public string? RawKey { get; internal init; }

    /// <summary>Whether the bytes of the key are not UTF-8 or an escape in it is broken: then <see cref="Key"/> is not exact.</summary>
    public bool IsKeyInexact { get; internal init; }

    /// <summary>Region that the host names; null where it names none. Text of the host: it need not be a region that exists.</summary>
    public string? Region { get; internal init; }

    /// <summary>AWS partition; null outside AWS, or where the host fits several.</summary>
    public string? Partition { get; internal init; }

    /// <summary>Service that requests to this host are signed for.</summary>
    public string Service { get; internal init; } = "s3";

    /// <summary>Who runs the server, for well-known S3-compatible services; null otherwise.</summary>
    public string? Provider { get; internal init; }
}
