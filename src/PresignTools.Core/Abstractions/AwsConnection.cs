namespace PresignTools.Abstractions;

/// <summary>
/// Where AWS's services are to be asked. What is null is where AWS has it, or where the SDK's own settings (AWS_ENDPOINT_URL_STS, …) say.
/// </summary>
public sealed record AwsConnection
{
    /// <summary>Region to start with, for example <c>eu-central-1</c>. A bucket is asked in its own region, once that is known.</summary>
    public required string Region { get; init; }

    /// <summary>
    /// A custom S3 endpoint. If it is not one of AWS's hosts, the services beside S3 are asked only where an endpoint is set for them too:
    /// AWS knows nothing of the keys of another provider.
    /// </summary>
    public string? S3EndpointUrl { get; init; }

    /// <summary>Whether the bucket name goes into the path; null lets the endpoint decide (path for a custom one, host for AWS).</summary>
    public bool? UsePathStyle { get; init; }

    /// <summary>Endpoint of STS.</summary>
    public string? StsEndpointUrl { get; init; }

    /// <summary>Endpoint of KMS.</summary>
    public string? KmsEndpointUrl { get; init; }

    /// <summary>Endpoint of IAM.</summary>
    public string? IamEndpointUrl { get; init; }

    /// <summary>IPv4 and IPv6 endpoints of S3.</summary>
    public bool UseDualstackEndpoint { get; init; }

    /// <summary>FIPS 140 endpoints.</summary>
    public bool UseFipsEndpoint { get; init; }

    /// <summary>
    /// Whether S3 is where <see cref="S3EndpointUrl"/> says, or where AWS has it, whatever AWS_ENDPOINT_URL and its like say: for what must
    /// go where the URLs go that are signed.
    /// </summary>
    public bool IgnoresConfiguredEndpoints { get; init; }

    /// <summary>How long one question may take, with its retries.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);
}
