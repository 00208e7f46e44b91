using PresignTools.Addressing;
using PresignTools.Signing;
using PresignTools.Signing.Uploads;

namespace PresignTools.Tests.Signing.Uploads;

/// <summary>Sets of upload URLs for the tests.</summary>
internal static class Sets
{
    internal const long Mebibyte = 1024 * 1024;

    internal static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    internal static UploadRequest Request(string key = "in/big.iso", long size = 100_000_000, string bucket = "reports") => new()
    {
        Address = S3AddressResolver.Resolve(bucket, new S3EndpointOptions { Region = "eu-central-1" }),
        Key = key,
        UploadId = "2~Vx/+=R9v_a.b-c&d",
        Plan = PartPlan.For(size),
        SignedAt = Noon,
        ExpiresIn = TimeSpan.FromHours(1),
    };

    internal static PresignedUpload Sign(UploadRequest request, SigningCredentials? credentials = null) =>
        UploadSigner.Sign(request, credentials ?? Requests.LongTerm, new Signer());

    internal static IEnumerable<PresignedUploadUrl> Urls(PresignedUpload set) => [.. set.Parts, set.Complete, set.Abort, set.ListParts];
}
