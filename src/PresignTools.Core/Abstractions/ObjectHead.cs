namespace PresignTools.Abstractions;

/// <summary>
/// What HeadObject tells, asked as the signer (<see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html"/>). A
/// missing object is 404 for those who may list the bucket and 403 for the rest; a delete marker is told by a header of either.
/// </summary>
public sealed record ObjectHead
{
    /// <summary>The object's key.</summary>
    public required string Key { get; init; }

    /// <summary>Version that was answered for; null where the bucket has no versions.</summary>
    public string? VersionId { get; init; }

    /// <summary>Whether what was asked for is a delete marker.</summary>
    public bool IsDeleteMarker { get; init; }

    /// <summary>Size in bytes; null if not told.</summary>
    public long? ContentLength { get; init; }

    /// <summary>Content-Type stored with it.</summary>
    public string? ContentType { get; init; }

    /// <summary>Entity tag, as stored.</summary>
    public string? ETag { get; init; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>Storage class, for example <c>GLACIER</c>; <c>STANDARD</c> where S3 names none.</summary>
    public string StorageClass { get; init; } = "STANDARD";

    /// <summary>Archive tier of Intelligent-Tiering: <c>ARCHIVE_ACCESS</c> or <c>DEEP_ARCHIVE_ACCESS</c>; else null.</summary>
    public string? ArchiveStatus { get; init; }

    /// <summary>Whether a restore is running; null if none was asked for.</summary>
    public bool? RestoreInProgress { get; init; }

    /// <summary>Until when the restored copy can be read; null without one.</summary>
    public DateTimeOffset? RestoreExpires { get; init; }

    /// <summary>Server-side encryption: <c>AES256</c>, <c>aws:kms</c>, <c>aws:kms:dsse</c>; null if not told.</summary>
    public string? ServerSideEncryption { get; init; }

    /// <summary>ARN of the KMS key; null without one.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>Whether an S3 Bucket Key encrypted it.</summary>
    public bool BucketKeyEnabled { get; init; }

    /// <summary>Whether it is encrypted with a key that the client must send (SSE-C): HeadObject without it is 400.</summary>
    public bool NeedsCustomerKey { get; init; }

    /// <summary>Whether its bytes lie in an archive and cannot be read now.</summary>
    public bool IsArchived =>
        (StorageClass is "GLACIER" or "DEEP_ARCHIVE" || ArchiveStatus is not null) && (RestoreExpires is null || RestoreInProgress == true);
}
