using BenchmarkDotNet.Attributes;
using PresignTools.Addressing;
using PresignTools.Signing;
using PresignTools.Signing.Uploads;

namespace PresignTools.Benchmarks;

/// <summary>The largest upload: ten thousand parts signed in Core, by a signer that is new each time, as a command's is.</summary>
[MemoryDiagnoser]
public class UploadBenchmark
{
    private readonly SigningCredentials _credentials = new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    private readonly UploadRequest _request = new()
    {
        Address = S3AddressResolver.Resolve("examplebucket", new S3EndpointOptions { Region = "eu-central-1" }),
        Key = "backup/2026/archive of the year.tar",
        UploadId = "ibZBv_75gd9r8lH_gqXatLdxMVpAlj6ZQjEs.OwyF3953YdwbcQnMA2BLGn8Lx12fQNICtMw5KyteFeHw.Sjng--",
        Plan = PartPlan.For(10_000L * 5 * 1024 * 1024, 5 * 1024 * 1024),
        SignedAt = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
        ExpiresIn = TimeSpan.FromHours(12),
    };

    /// <summary>All URLs of a set.</summary>
    [Benchmark]
    public PresignedUpload TenThousandParts() => UploadSigner.Sign(_request, _credentials, new Signer());
}
