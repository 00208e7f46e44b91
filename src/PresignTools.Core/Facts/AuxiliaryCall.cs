namespace PresignTools.Facts;

/// <summary>
/// Calls that tools and libraries make by themselves, beside the one that they are asked for: to find a region, to see whether a bucket or
/// an object is there, to copy tags and ACLs. Each with the action that it needs, on what, and what usually makes it.
/// </summary>
/// <param name="Operation">Name in the API.</param>
/// <param name="Action">The action that it needs.</param>
/// <param name="IsOnBucket">Whether it needs it on the bucket itself, not on objects.</param>
/// <param name="Purpose">What tools make it for.</param>
internal sealed record AuxiliaryCall(string Operation, string Action, bool IsOnBucket, string Purpose)
{
    internal static IReadOnlyList<AuxiliaryCall> All { get; } =
    [
        new("ListBuckets", "s3:ListAllMyBuckets", true, "to list every bucket of the account, or to find one by its name"),
        new("GetBucketLocation", "s3:GetBucketLocation", true, "to learn the bucket's region"),
        new("HeadBucket", "s3:ListBucket", true, "to see whether the bucket exists"),
        new("GetBucketAcl", "s3:GetBucketAcl", true, "to see whether the bucket exists, or who may use it"),
        new("GetBucketVersioning", "s3:GetBucketVersioning", true, "to see whether the bucket keeps versions"),
        new("GetBucketPolicy", "s3:GetBucketPolicy", true, "to read the bucket's settings"),
        new("GetBucketTagging", "s3:GetBucketTagging", true, "to read the bucket's settings"),
        new("GetBucketCors", "s3:GetBucketCORS", true, "to read the bucket's settings"),
        new("GetBucketEncryption", "s3:GetEncryptionConfiguration", true, "to read the bucket's settings"),
        new("GetBucketLogging", "s3:GetBucketLogging", true, "to read the bucket's settings"),
        new("GetBucketWebsite", "s3:GetBucketWebsite", true, "to read the bucket's settings"),
        new("GetBucketRequestPayment", "s3:GetBucketRequestPayment", true, "to read the bucket's settings"),
        new("GetBucketAccelerateConfiguration", "s3:GetAccelerateConfiguration", true, "to read the bucket's settings"),
        new("GetObjectLockConfiguration", "s3:GetBucketObjectLockConfiguration", true, "to see whether objects are locked"),
        new("CreateBucket", "s3:CreateBucket", true, "to make the bucket if it is not there"),
        new("ListObjects", "s3:ListBucket", true, "to see what is there already"),
        new("ListObjectsV2", "s3:ListBucket", true, "to see what is there already"),
        new("ListObjectVersions", "s3:ListBucketVersions", true, "to see what is there already"),
        new("HeadObject", "s3:GetObject", false, "to see whether the object exists, or how large it is"),
        new("GetObjectTagging", "s3:GetObjectTagging", false, "to copy an object's tags"),
        new("PutObjectTagging", "s3:PutObjectTagging", false, "to write an object's tags"),
        new("GetObjectAcl", "s3:GetObjectAcl", false, "to copy or show an object's ACL"),
        new("PutObjectAcl", "s3:PutObjectAcl", false, "to set an object's ACL after the upload"),
    ];

    /// <summary>Tools that make such a call whatever they are asked for, by words of their commands and messages.</summary>
    internal static IReadOnlyList<(string Word, string Operation)> ByTool { get; } =
    [
        ("Get-S3Bucket ", "ListBuckets"),       // filters by name on the client
        ("Test-S3Bucket", "ListBuckets"),
        ("cyberduck", "ListBuckets"),
        ("s3 browser", "ListBuckets"),
        ("s3browser", "ListBuckets"),
        ("winscp", "ListBuckets"),
        ("cloudberry", "ListBuckets"),
        ("s3cmd", "GetBucketLocation"),
        ("s3aws:", "ListObjectsV2"),            // the storage driver of Docker's registry, which Harbor and GitLab have too
        ("minio.error", "GetBucketLocation"),   // MinIO's client for Python asks for the region first
        ("from minio import", "GetBucketLocation"),
    ];

    /// <summary>Begins of messages that a server writes of a call of its own, which it signed.</summary>
    internal static IReadOnlyList<string> OfSigners { get; } = ["s3aws:"];

    /// <summary>The call of that name; null if tools do not make it by themselves.</summary>
    internal static AuxiliaryCall? Find(string operation) => All.FirstOrDefault(c => c.Operation == operation);
}
