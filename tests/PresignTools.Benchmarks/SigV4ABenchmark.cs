using BenchmarkDotNet.Attributes;
using PresignTools.Addressing;
using PresignTools.Signing;

namespace PresignTools.Benchmarks;

/// <summary>A URL for a multi-region access point, signed with SigV4A; tests/benchmarks/sigv4a.mjs measures the peer.</summary>
[MemoryDiagnoser]
public class SigV4ABenchmark
{
    private readonly SigningCredentials _credentials = new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    private readonly Signer _signer = new();
    private readonly EcdsaKey _key = new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    private readonly byte[] _stringToSign = new byte[140];
    private readonly PresignRequest _request = new()
    {
        Address = S3AddressResolver.Resolve("arn:aws:s3::111122223333:accesspoint/mfzwi23gnjvgw.mrap", new S3EndpointOptions { Region = "us-east-1" }),
        Key = "a/1.txt",
        SignedAt = new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero),
        ExpiresInSeconds = 3600,
    };

    /// <summary>The framework's ECDSA over the string to sign, nothing else.</summary>
    [Benchmark(Baseline = true)]
    public byte[] BareEcdsa() => _key.Sign(_stringToSign, _stringToSign.Length);

    /// <summary>Core, key cached.</summary>
    [Benchmark]
    public PresignedUrl Sign() => _signer.Sign(_request, _credentials);

    /// <summary>The key of an access key, which is kept.</summary>
    [Benchmark]
    public object Derive() => new EcdsaKey(_credentials.AccessKeyId, _credentials.SecretAccessKey);
}
