namespace PresignTools.Policies;

internal enum S3Scope
{
    Object,
    Bucket,
    Service,
}

/// <summary>What KMS does for an operation on an object under SSE-KMS.</summary>
[Flags]
internal enum KmsUse
{
    None = 0,
    Decrypt = 1,
    GenerateDataKey = 2,
}

internal sealed record S3Operation(string Name, S3Scope Scope, string Action, string? VersionAction = null, KmsUse Kms = KmsUse.None)
{
    /// <summary>Stores an object: acl, tag and lock headers need permissions of their own.</summary>
    internal bool Writes { get; init; }

    /// <summary>Reads from x-amz-copy-source.</summary>
    internal bool Copies { get; init; }

    /// <summary>Takes x-amz-bypass-governance-retention.</summary>
    internal bool MayBypassRetention { get; init; }
}

/// <summary>
/// Which action each S3 operation takes (S3 guide, "Required permissions for Amazon S3 API operations"; API reference for the
/// multipart operations). HEAD has no action of its own: it is a read.
/// </summary>
internal static class S3OperationTable
{
    internal static IReadOnlyDictionary<string, S3Operation> ByName { get; } = Rows().ToDictionary(r => r.Name, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<S3Operation> Rows() =>
    [
        new("GetObject", S3Scope.Object, "s3:GetObject", "s3:GetObjectVersion", KmsUse.Decrypt),
        new("HeadObject", S3Scope.Object, "s3:GetObject", "s3:GetObjectVersion", KmsUse.Decrypt),
        new("GetObjectAttributes", S3Scope.Object, "s3:GetObject", "s3:GetObjectVersion", KmsUse.Decrypt),
        new("SelectObjectContent", S3Scope.Object, "s3:GetObject", null, KmsUse.Decrypt),
        new("GetObjectTagging", S3Scope.Object, "s3:GetObjectTagging", "s3:GetObjectVersionTagging"),
        new("GetObjectAcl", S3Scope.Object, "s3:GetObjectAcl", "s3:GetObjectVersionAcl"),
        new("GetObjectTorrent", S3Scope.Object, "s3:GetObjectTorrent", "s3:GetObjectVersionTorrent"),
        new("GetObjectRetention", S3Scope.Object, "s3:GetObjectRetention"),
        new("GetObjectLegalHold", S3Scope.Object, "s3:GetObjectLegalHold"),
        new("PutObject", S3Scope.Object, "s3:PutObject", null, KmsUse.GenerateDataKey) { Writes = true },
        new("CopyObject", S3Scope.Object, "s3:PutObject", null, KmsUse.GenerateDataKey) { Writes = true, Copies = true },
        new("CreateMultipartUpload", S3Scope.Object, "s3:PutObject", null, KmsUse.GenerateDataKey | KmsUse.Decrypt) { Writes = true },
        new("UploadPart", S3Scope.Object, "s3:PutObject", null, KmsUse.GenerateDataKey | KmsUse.Decrypt),
        new("UploadPartCopy", S3Scope.Object, "s3:PutObject", null, KmsUse.GenerateDataKey | KmsUse.Decrypt) { Copies = true },
        new("CompleteMultipartUpload", S3Scope.Object, "s3:PutObject", null, KmsUse.Decrypt),
        new("AbortMultipartUpload", S3Scope.Object, "s3:AbortMultipartUpload"),
        new("ListParts", S3Scope.Object, "s3:ListMultipartUploadParts"),
        new("DeleteObject", S3Scope.Object, "s3:DeleteObject", "s3:DeleteObjectVersion") { MayBypassRetention = true },
        new("PutObjectTagging", S3Scope.Object, "s3:PutObjectTagging", "s3:PutObjectVersionTagging"),
        new("DeleteObjectTagging", S3Scope.Object, "s3:DeleteObjectTagging", "s3:DeleteObjectVersionTagging"),
        new("PutObjectAcl", S3Scope.Object, "s3:PutObjectAcl", "s3:PutObjectVersionAcl"),
        new("PutObjectRetention", S3Scope.Object, "s3:PutObjectRetention") { MayBypassRetention = true },
        new("PutObjectLegalHold", S3Scope.Object, "s3:PutObjectLegalHold"),
        new("RestoreObject", S3Scope.Object, "s3:RestoreObject"),
        new("ListObjects", S3Scope.Bucket, "s3:ListBucket"),
        new("ListObjectsV2", S3Scope.Bucket, "s3:ListBucket"),
        new("HeadBucket", S3Scope.Bucket, "s3:ListBucket"),
        new("ListObjectVersions", S3Scope.Bucket, "s3:ListBucketVersions"),
        new("ListMultipartUploads", S3Scope.Bucket, "s3:ListBucketMultipartUploads"),
        new("GetBucketLocation", S3Scope.Bucket, "s3:GetBucketLocation"),
        new("GetBucketPolicy", S3Scope.Bucket, "s3:GetBucketPolicy"),
        new("PutBucketPolicy", S3Scope.Bucket, "s3:PutBucketPolicy"),
        new("DeleteBucketPolicy", S3Scope.Bucket, "s3:DeleteBucketPolicy"),
        new("GetBucketAcl", S3Scope.Bucket, "s3:GetBucketAcl"),
        new("GetBucketCors", S3Scope.Bucket, "s3:GetBucketCORS"),
        new("GetBucketVersioning", S3Scope.Bucket, "s3:GetBucketVersioning"),
        new("GetBucketTagging", S3Scope.Bucket, "s3:GetBucketTagging"),
        new("GetBucketEncryption", S3Scope.Bucket, "s3:GetEncryptionConfiguration"),
        new("CreateBucket", S3Scope.Bucket, "s3:CreateBucket"),
        new("DeleteBucket", S3Scope.Bucket, "s3:DeleteBucket"),
        new("ListBuckets", S3Scope.Service, "s3:ListAllMyBuckets"),
    ];
}
