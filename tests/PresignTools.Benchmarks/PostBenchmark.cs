using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using BenchmarkDotNet.Attributes;
using PresignTools.Addressing;
using PresignTools.Forms;
using PresignTools.Signing;

namespace PresignTools.Benchmarks;

/// <summary>Upload forms signed in Core, beside base64 and HMAC of the same policy, and beside the SDK.</summary>
[MemoryDiagnoser]
public class PostBenchmark : IDisposable
{
    private readonly SigningCredentials _credentials = new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    private readonly PostSigner _signer = new();
    private readonly PostTemplate _template = new(new PostOptions { ContentTypePrefix = "image/", MaximumSize = 10_485_760 });
    private readonly S3Address _address = S3AddressResolver.Resolve("examplebucket", new S3EndpointOptions { Region = "eu-central-1" });
    private readonly DateTimeOffset _time = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly IncrementalHash _hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, RandomNumberGenerator.GetBytes(32));
    private readonly AmazonS3Client _client = new(new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"), RegionEndpoint.EUCentral1);
    private readonly byte[] _hash = new byte[32];
    private byte[] _policy = [];
    private byte[] _base64 = [];
    private CreatePresignedPostRequest _sdkRequest = new();

    /// <summary>Takes the bytes of the policy.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _policy = Encoding.UTF8.GetBytes(Sign().Policy);
        _base64 = new byte[_policy.Length * 2];
        _sdkRequest = new CreatePresignedPostRequest { BucketName = "examplebucket", Key = "in/2026/${filename}", Expires = DateTime.UtcNow.AddHours(1) };
        _sdkRequest.Conditions.Add(S3PostCondition.StartsWith("Content-Type", "image/"));
        _sdkRequest.Conditions.Add(S3PostCondition.ContentLengthRange(0, 10_485_760));
    }

    /// <summary>Base64 and HMAC-SHA-256 of the policy, nothing else.</summary>
    [Benchmark(Baseline = true)]
    public int BareHash()
    {
        Base64.EncodeToUtf8(_policy, _base64, out _, out int written);
        _hmac.AppendData(_base64, 0, written);
        return _hmac.GetHashAndReset(_hash);
    }

    /// <summary>Core, signing key cached.</summary>
    [Benchmark]
    public PresignedPost Sign() => _signer.Sign(_template.For(_address, "in/2026/${filename}", _time, TimeSpan.FromHours(1)), _credentials);

    /// <summary>AmazonS3Client.CreatePresignedPost.</summary>
    [Benchmark]
    public string Sdk() => _client.CreatePresignedPost(_sdkRequest).Url;

    /// <inheritdoc/>
    public void Dispose()
    {
        _client.Dispose();
        _hmac.Dispose();
        GC.SuppressFinalize(this);
    }
}
