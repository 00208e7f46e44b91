namespace PresignTools.Abstractions;

/// <summary>
/// What CreateMultipartUpload is asked for: all that the object has besides its bytes. The requests for the parts repeat none of it.
/// </summary>
public sealed record UploadStart
{
    /// <summary>Bucket name, access-point ARN or alias.</summary>
    public required string BucketName { get; init; }

    /// <summary>Object key.</summary>
    public required string Key { get; init; }

    /// <summary>Content-Type that the object shall have.</summary>
    public string? ContentType { get; init; }

    /// <summary>Content-Disposition that the object shall have.</summary>
    public string? ContentDisposition { get; init; }

    /// <summary>Content-Encoding that the object shall have.</summary>
    public string? ContentEncoding { get; init; }

    /// <summary>Cache-Control that the object shall have.</summary>
    public string? CacheControl { get; init; }

    /// <summary>User metadata: names without <c>x-amz-meta-</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Metadata { get; init; } = [];

    /// <summary>Object tags.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];

    /// <summary>A canned ACL.</summary>
    public string? Acl { get; init; }

    /// <summary>STANDARD, STANDARD_IA, GLACIER_IR, …</summary>
    public string? StorageClass { get; init; }

    /// <summary>AES256, aws:kms or aws:kms:dsse.</summary>
    public string? ServerSideEncryption { get; init; }

    /// <summary>KMS key id, alias or ARN.</summary>
    public string? SseKmsKeyId { get; init; }

    /// <summary>CRC32, CRC32C, CRC64NVME, SHA1 or SHA256; null lets S3 compute its own.</summary>
    public string? ChecksumAlgorithm { get; init; }

    /// <summary>The caller accepts to pay.</summary>
    public bool RequesterPays { get; init; }

    /// <summary>Account that must own the bucket.</summary>
    public string? ExpectedBucketOwner { get; init; }
}
