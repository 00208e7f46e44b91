namespace PresignTools.Addressing;

/// <summary>Where the bucket name goes.</summary>
public enum AddressingStyle : long
{
    /// <summary>
    /// Virtual-hosted where the bucket name can be a DNS label that TLS covers, path style otherwise; path style for a custom endpoint.
    /// </summary>
    Auto,

    /// <summary>The bucket name is the first label of the host; falls back to path style where that cannot work, as the SDKs do.</summary>
    Virtual,

    /// <summary>The bucket name is the first segment of the path.</summary>
    Path,
}

/// <summary>
/// What, beside the bucket, decides the endpoint of a request.
/// Source: Amazon S3 endpoints and quotas, <see href="https://docs.aws.amazon.com/general/latest/gr/s3.html"/>.
/// </summary>
public sealed record S3EndpointOptions
{
    /// <summary>Region to sign for, for example <c>eu-central-1</c>; <c>aws-global</c> means us-east-1 through the global host.</summary>
    public required string Region { get; init; }

    /// <summary>
    /// A custom endpoint (S3-compatible server, VPC interface endpoint, proxy): scheme, host, optional port and base path.
    /// </summary>
    public string? EndpointUrl { get; init; }

    /// <summary>Where the bucket name goes.</summary>
    public AddressingStyle AddressingStyle { get; init; }

    /// <summary>IPv4 and IPv6: <c>s3.dualstack.REGION</c>.</summary>
    public bool UseDualstackEndpoint { get; init; }

    /// <summary>FIPS 140 validated endpoint: <c>s3-fips.REGION</c>.</summary>
    public bool UseFipsEndpoint { get; init; }

    /// <summary>Transfer acceleration: <c>BUCKET.s3-accelerate.amazonaws.com</c>.</summary>
    public bool UseAccelerateEndpoint { get; init; }

    /// <summary>The legacy global host <c>s3.amazonaws.com</c>, still signed for <see cref="Region"/>.</summary>
    public bool UseGlobalEndpoint { get; init; }

    /// <summary>Plain HTTP on AWS's own hosts; a custom endpoint carries its own scheme.</summary>
    public bool UseHttp { get; init; }

    /// <summary>
    /// Regions for which a request to a multi-region access point is signed: names, or patterns with <c>*</c>. Empty for all of them,
    /// which is what such an access point needs: it answers from whichever region is near.
    /// </summary>
    public IReadOnlyList<string> RegionSet { get; init; } = [];

    /// <summary>
    /// For a directory bucket: the host of the region, which serves the bucket's settings, and not that of the zone, which serves its
    /// objects.
    /// </summary>
    public bool UseExpressControlEndpoint { get; init; }

    /// <summary>
    /// Whether a custom endpoint outside AWS serves names such as <c>NAME--ZONE--x-s3</c> as directory buckets, signed for service
    /// s3express. Without it such a server may have ordinary buckets of these names.
    /// </summary>
    public bool ServesDirectoryBuckets { get; init; }

    /// <summary>An ARN's region wins over <see cref="Region"/> (the SDKs' UseArnRegion). If false, a difference is an error.</summary>
    public bool UseArnRegion { get; init; } = true;
}
