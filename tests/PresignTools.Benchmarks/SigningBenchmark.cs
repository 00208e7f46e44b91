using System.Security.Cryptography;
using System.Text;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using BenchmarkDotNet.Attributes;
using PresignTools.Addressing;
using PresignTools.Signing;

namespace PresignTools.Benchmarks;

/// <summary>One URL signed in Core, beside the bare hashes over the same bytes and beside the SDK.</summary>
[MemoryDiagnoser]
public class SigningBenchmark : IDisposable
{
    private readonly SigningCredentials _credentials = new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    private readonly Signer _signer = new();
    private readonly PresignRequest _request = new()
    {
        Address = S3AddressResolver.Resolve("examplebucket", new S3EndpointOptions { Region = "eu-central-1" }),
        Key = "reports/2026/q3 summary.pdf",
        SignedAt = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
        ExpiresInSeconds = 3600,
    };

    private readonly IncrementalHash _hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, RandomNumberGenerator.GetBytes(32));
    private readonly byte[] _hash = new byte[32];
    private readonly AmazonS3Client _client = new(new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"), RegionEndpoint.EUCentral1);
    private readonly GetPreSignedUrlRequest _sdkRequest = new() { BucketName = "examplebucket", Key = "reports/2026/q3 summary.pdf", Expires = DateTime.UtcNow.AddHours(1) };
    private byte[] _canonicalRequest = [];
    private byte[] _stringToSign = [];

    /// <summary>Takes the bytes that signing hashes.</summary>
    [GlobalSetup]
    public void Setup()
    {
        string url = _signer.Sign(_request, _credentials).Url;
        string query = url[(url.IndexOf('?', StringComparison.Ordinal) + 1)..url.IndexOf("&X-Amz-Signature", StringComparison.Ordinal)];
        _canonicalRequest = Encoding.ASCII.GetBytes($"GET\n/reports/2026/q3%20summary.pdf\n{query}\nhost:examplebucket.s3.eu-central-1.amazonaws.com\n\nhost\nUNSIGNED-PAYLOAD");
        _stringToSign = Encoding.ASCII.GetBytes($"AWS4-HMAC-SHA256\n20260301T120000Z\n20260301/eu-central-1/s3/aws4_request\n{new string('0', 64)}");
    }

    /// <summary>
    /// SHA-256 of the canonical request and HMAC-SHA-256 of the string to sign, nothing else. The HMAC is keyed once, as signing does with its cached
    /// key: nothing that computes the same hashes can be faster, so the ratio to it has a floor of 1.
    /// </summary>
    [Benchmark(Baseline = true)]
    public int BareHashes()
    {
        int written = SHA256.HashData(_canonicalRequest, _hash);
        _hmac.AppendData(_stringToSign);
        return written + _hmac.GetHashAndReset(_hash);
    }

    /// <summary>Core, signing key cached.</summary>
    [Benchmark]
    public PresignedUrl Sign() => _signer.Sign(_request, _credentials);

    /// <summary>AmazonS3Client.GetPreSignedURL.</summary>
    [Benchmark]
    public string Sdk() => _client.GetPreSignedURL(_sdkRequest);

    /// <inheritdoc/>
    public void Dispose()
    {
        _client.Dispose();
        _hmac.Dispose();
        GC.SuppressFinalize(this);
    }
}
