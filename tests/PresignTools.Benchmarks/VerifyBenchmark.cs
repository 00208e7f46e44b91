using BenchmarkDotNet.Attributes;
using PresignTools.Addressing;
using PresignTools.Signing;
using PresignTools.Verification;
using PresignTools.Verification.Subject;

namespace PresignTools.Benchmarks;

/// <summary>One URL verified offline (parse, canonicalize, recompute), beside signing it; and the whole test with its findings.</summary>
[MemoryDiagnoser]
public class VerifyBenchmark
{
    private readonly SigningCredentials _credentials = new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    private readonly Signer _signer = new();
    private readonly SigningKeyCache _keys = new();
    private readonly PresignRequest _request = new()
    {
        Address = S3AddressResolver.Resolve("examplebucket", new S3EndpointOptions { Region = "eu-central-1" }),
        Key = "reports/2026/q3 summary.pdf",
        SignedAt = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
        ExpiresInSeconds = 3600,
    };

    private ReceivedRequest _received = new() { Url = string.Empty };

    /// <summary>Signs the URL that is verified.</summary>
    [GlobalSetup]
    public void Setup() => _received = new ReceivedRequest { Url = _signer.Sign(_request, _credentials).Url, Method = "GET", Headers = [] };

    /// <summary>Core signs it, signing key cached.</summary>
    [Benchmark(Baseline = true)]
    public PresignedUrl Sign() => _signer.Sign(_request, _credentials);

    /// <summary>Core parses, canonicalizes and recomputes, signing key cached.</summary>
    [Benchmark]
    public bool Verify() => PresignedUrlVerifier.IsSignedBy(_received, _credentials, _keys);

    /// <summary>The whole test: every check, findings, masked texts.</summary>
    [Benchmark]
    public PresignedUrlTest Test() => PresignedUrlVerifier.Verify(_received, _credentials, _request.SignedAt);
}
