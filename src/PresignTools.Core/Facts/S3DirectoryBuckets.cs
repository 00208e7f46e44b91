namespace PresignTools.Facts;

/// <summary>How a directory bucket serves an operation.</summary>
internal enum DirectoryBucketUse
{
    /// <summary>The host of its zone, with the keys of a session.</summary>
    Session,

    /// <summary>The host of its zone, with the signer's own keys: there is no session for it.</summary>
    OwnKeys,

    /// <summary>The host of the region, with the signer's own keys.</summary>
    Control,

    /// <summary>Not at all.</summary>
    None,
}

/// <summary>
/// What directory buckets (S3 Express One Zone) do otherwise than general purpose buckets. Sources: S3 User Guide, "Directory bucket API
/// operations" (<see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-express-APIs.html"/>); for headers and parameters the
/// pages of the API reference, which say of each "This functionality is not supported for directory buckets"; for the operations without a
/// session those of CreateSession and the S3 service model (DisableS3ExpressSessionAuth).
/// </summary>
internal static class S3DirectoryBuckets
{
    /// <summary>The service's name in actions, ARNs and the credential scope.</summary>
    internal const string Service = "s3express";

    /// <summary>The action that all operations on objects take.</summary>
    internal const string CreateSession = "s3express:CreateSession";

    private static readonly HashSet<string> WithSession = new(StringComparer.OrdinalIgnoreCase)
    {
        "AbortMultipartUpload", "CompleteMultipartUpload", "CreateMultipartUpload", "DeleteObject", "DeleteObjects", "GetObject",
        "GetObjectAttributes", "HeadObject", "ListMultipartUploads", "ListObjectsV2", "ListParts", "PutObject", "RenameObject",
        "UploadPart",
    };

    private static readonly HashSet<string> WithOwnKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "CopyObject", "CreateSession", "HeadBucket", "UploadPartCopy",
    };

    private static readonly HashSet<string> OfRegion = new(StringComparer.OrdinalIgnoreCase)
    {
        "CreateBucket", "DeleteBucket", "DeleteBucketEncryption", "DeleteBucketInventoryConfiguration", "DeleteBucketLifecycle",
        "DeleteBucketMetricsConfiguration", "DeleteBucketPolicy", "GetBucketEncryption", "GetBucketInventoryConfiguration",
        "GetBucketLifecycleConfiguration", "GetBucketMetricsConfiguration", "GetBucketPolicy", "ListBucketInventoryConfigurations",
        "ListBucketMetricsConfigurations", "ListDirectoryBuckets", "PutBucketEncryption", "PutBucketInventoryConfiguration",
        "PutBucketLifecycleConfiguration", "PutBucketMetricsConfiguration", "PutBucketPolicy",
    };

    /// <summary>Operations that only read: a session of mode ReadOnly suffices for them.</summary>
    private static readonly HashSet<string> Reading = new(StringComparer.OrdinalIgnoreCase)
    {
        "GetObject", "GetObjectAttributes", "HeadObject", "ListObjectsV2", "ListMultipartUploads", "ListParts", "HeadBucket",
    };

    /// <summary>How an operation is served.</summary>
    internal static DirectoryBucketUse UseOf(string operation)
    {
        if (WithSession.Contains(operation))
        {
            return DirectoryBucketUse.Session;
        }

        if (WithOwnKeys.Contains(operation))
        {
            return DirectoryBucketUse.OwnKeys;
        }

        return OfRegion.Contains(operation) ? DirectoryBucketUse.Control : DirectoryBucketUse.None;
    }

    /// <summary>
    /// Whether a session of mode ReadOnly is enough. Source:
    /// <see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateSession.html"/>, x-amz-create-session-mode.
    /// </summary>
    internal static bool IsReadOnly(string operation) => Reading.Contains(operation);

    /// <summary>Why a header, or a parameter of the query, is refused; null if it is taken.</summary>
    /// <param name="name">In lower case.</param>
    /// <param name="value">As it is sent.</param>
    internal static string? WhyRefused(string name, string value) => name switch
    {
        "x-amz-acl" => "they have no ACLs",
        "x-amz-tagging" when value.Length > 0 => "their objects have no tags",
        "x-amz-website-redirect-location" => "they serve no websites",
        "x-amz-mfa" => "they have no MFA delete",
        "content-md5" => "they take other checksums of the body, such as CRC-32, in its place",
        "x-amz-bypass-governance-retention" => "they have no Object Lock",
        "x-amz-request-payer" => "they have no Requester Pays",
        "x-amz-server-side-encryption" when value == "aws:kms:dsse" => "they encrypt with AES256 or aws:kms",
        "x-amz-storage-class" when value is not ("EXPRESS_ONEZONE" or "ONEZONE_IA") => "their objects are of class EXPRESS_ONEZONE",
        "versionid" when value != "null" => "they have no versions, only the version id null",
        "start-after" => "they list in no order",
        "delimiter" when value is not ("/" or "") => "their only delimiter is /",
        "prefix" when value.Length > 0 && value[^1] != '/' => "they list prefixes that end in / only",
        _ when name.StartsWith("x-amz-grant-", StringComparison.Ordinal) => "they have no ACLs",
        _ when name.StartsWith("x-amz-object-lock-", StringComparison.Ordinal) => "they have no Object Lock",
        _ when name.StartsWith("x-amz-server-side-encryption-customer-", StringComparison.Ordinal) =>
            "they encrypt with keys of S3 or KMS, not with the client's own",
        _ => null,
    };
}
