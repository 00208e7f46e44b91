using System.Collections.Concurrent;
using Amazon;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SecurityToken;
using PresignTools.Abstractions;
using PresignTools.Addressing;
using PresignTools.Signing;

namespace PresignTools.Aws.Evidence;

/// <summary>The SDK's clients for one signer: one for each service and region, made when it is first needed.</summary>
internal sealed class AwsClients : IDisposable
{
    private static readonly GuardedHttpClientFactory Http = new();

    private readonly AwsConnection _connection;
    private readonly bool _isAws;
    private readonly bool _isAsking;
    private readonly ConcurrentDictionary<string, Lazy<AmazonS3Client>> _s3 = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<AmazonKeyManagementServiceClient>> _kms = new(StringComparer.Ordinal);
    private readonly Lazy<AmazonSecurityTokenServiceClient> _sts;

    /// <param name="signer">The keys.</param>
    /// <param name="connection">Where to ask.</param>
    /// <param name="isAsking">Whether nothing but questions is sent, which may remain without an answer.</param>
    internal AwsClients(SigningCredentials signer, AwsConnection connection, bool isAsking = false)
    {
        _isAsking = isAsking;
        _connection = connection;
        _isAws =
            connection.S3EndpointUrl is null
            || S3HostParser.KindOfHost(S3EndpointUrl.Parse(connection.S3EndpointUrl).Host).Kind != S3HostKind.Custom;
        Credentials = ToSdk(signer);
        _sts = new(() =>
            new AmazonSecurityTokenServiceClient(
                Credentials,
                Point(new AmazonSecurityTokenServiceConfig(), connection.Region, connection.StsEndpointUrl)
            ));
    }

    /// <summary>The signer's keys.</summary>
    internal AWSCredentials Credentials { get; }

    internal AmazonSecurityTokenServiceClient Sts => _sts.Value;

    internal AmazonS3Client S3(string region) => _s3.GetOrAdd(region, r => new(() => new AmazonS3Client(Credentials, S3Config(r)))).Value;

    internal AmazonKeyManagementServiceClient Kms(string region) =>
        _kms.GetOrAdd(region, r =>
            new(() =>
                new AmazonKeyManagementServiceClient(
                    Credentials,
                    Point(new AmazonKeyManagementServiceConfig(), r, _connection.KmsEndpointUrl)
                )
            )
        ).Value;

    /// <summary>Why a service beside S3 must not be asked; null if it may be.</summary>
    /// <param name="service">As in the name of its variable: STS, KMS, IAM.</param>
    internal string? WhyNotAsked(string service)
    {
        string? given = service switch
        {
            "STS" => _connection.StsEndpointUrl,
            "KMS" => _connection.KmsEndpointUrl,
            _ => _connection.IamEndpointUrl,
        };
        return _isAws || given is not null || ConfiguredEndpoint(service) is not null
            ? null
            : $"the S3 endpoint is not one of AWS, and AWS_ENDPOINT_URL_{service} names no {service} that belongs to it";
    }

    /// <summary>What the SDK itself would use for a service that it has no client for here.</summary>
    internal static string? ConfiguredEndpoint(string service)
    {
        string? own = Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_" + service);
        own = string.IsNullOrEmpty(own) ? Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL") : own;
        return string.IsNullOrEmpty(own) ? null : own;
    }

    /// <summary>STS for a signer, before anything else is known: whoever assumes a role.</summary>
    internal static AmazonSecurityTokenServiceClient StsOf(SigningCredentials signer, string region) =>
        new(
            ToSdk(signer),
            new AmazonSecurityTokenServiceConfig { RegionEndpoint = RegionEndpoint.GetBySystemName(region), HttpClientFactory = Http });

    internal static AWSCredentials ToSdk(SigningCredentials signer) => signer.SessionToken is null
        ? new BasicAWSCredentials(signer.AccessKeyId, signer.SecretAccessKey)
        : new SessionAWSCredentials(signer.AccessKeyId, signer.SecretAccessKey, signer.SessionToken);

    public void Dispose()
    {
        foreach (Lazy<AmazonS3Client> client in _s3.Values.Where(c => c.IsValueCreated))
        {
            client.Value.Dispose();
        }

        foreach (Lazy<AmazonKeyManagementServiceClient> client in _kms.Values.Where(c => c.IsValueCreated))
        {
            client.Value.Dispose();
        }

        if (_sts.IsValueCreated)
        {
            _sts.Value.Dispose();
        }
    }

    private AmazonS3Config S3Config(string region)
    {
        AmazonS3Config config = Point(new AmazonS3Config(), region, _connection.S3EndpointUrl);
        config.ForcePathStyle = _connection.UsePathStyle ?? !_isAws;
        if (_isAsking && !_isAws)
        {
            config.MaxErrorRetry = 0;    // 500 is how some servers answer what they do not know; asking again gives no other answer
        }

        config.IgnoreConfiguredEndpointUrls |= _connection.IgnoresConfiguredEndpoints;
        if (_connection.S3EndpointUrl is null)
        {
            config.UseDualstackEndpoint = _connection.UseDualstackEndpoint;
        }

        return config;
    }

    private T Point<T>(T config, string region, string? endpointUrl)
        where T : ClientConfig
    {
        config.Timeout = _connection.Timeout;
        config.HttpClientFactory = Http;

        // Also without an endpoint of the user's own: one may come from AWS_ENDPOINT_URL_KMS and the like, and then the SDK would sign for
        // us-east-1.
        config.AuthenticationRegion = region;
        if (endpointUrl is not null)
        {
            config.ServiceURL = endpointUrl;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
            config.UseFIPSEndpoint = _connection.UseFipsEndpoint;
        }

        return config;
    }
}
