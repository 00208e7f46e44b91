using PresignTools.Addressing;

namespace PresignTools.Signing.Uploads;

/// <summary>What a set of upload URLs is signed for, beside the credentials.</summary>
public sealed record UploadRequest
{
    /// <summary>Where the requests go.</summary>
    public required S3Address Address { get; init; }

    /// <summary>Object key, as S3 stores it.</summary>
    public required string Key { get; init; }

    /// <summary>The id that S3 gave the upload when it was started.</summary>
    public required string UploadId { get; init; }

    /// <summary>How the object is cut.</summary>
    public required PartPlan Plan { get; init; }

    /// <summary>The instant of X-Amz-Date.</summary>
    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>How long S3 accepts the URLs, 1 second to 7 days.</summary>
    public required TimeSpan ExpiresIn { get; init; }

    /// <summary>Whether the URLs are for Amazon S3 itself, with its limits.</summary>
    public bool IsForAmazonS3 { get; init; } = true;

    /// <summary>The caller accepts to pay (x-amz-request-payer=requester).</summary>
    public bool RequesterPays { get; init; }

    /// <summary>Account that must own the bucket, twelve digits.</summary>
    public string? ExpectedBucketOwner { get; init; }

    /// <summary>
    /// The checksum algorithm that the upload was started with: CRC32, CRC32C, CRC64NVME, SHA1 or SHA256. Null if it names none.
    /// </summary>
    public string? ChecksumAlgorithm { get; init; }

    /// <summary>The checksum of each part in base64, in their order; needed with <see cref="ChecksumAlgorithm"/>.</summary>
    public IReadOnlyList<string> PartChecksums { get; init; } = [];
}
