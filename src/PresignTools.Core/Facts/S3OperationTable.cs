namespace PresignTools.Facts;

/// <summary>
/// Every operation of S3 that can be presigned, with method, sub-resource and action. The one table of its kind: reading a URL,
/// guessing its operation and deciding its permissions all look here. Sources: the S3 service model for methods and sub-resources;
/// S3 User Guide, "Required permissions for Amazon S3 API operations", and the Service Authorization Reference for actions; the API
/// reference for the multipart operations. HEAD has no action of its own: it is a read.
/// </summary>
internal static class S3OperationTable
{
    private const string Get = "GET";
    private const string Put = "PUT";
    private const string Post = "POST";
    private const string Delete = "DELETE";

    /// <summary>All operations. Their order is that in which guesses are offered.</summary>
    internal static IReadOnlyList<S3Operation> All { get; } = [.. OnObjects(), .. OnBuckets(), .. Settings(), .. OnNone()];

    internal static IReadOnlyDictionary<string, S3Operation> ByName { get; } =
        All.ToDictionary(r => r.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The sub-resources that select an operation.</summary>
    internal static IReadOnlySet<string> SubResources { get; } =
        All.Select(r => r.SubResource).OfType<string>().ToHashSet(StringComparer.Ordinal);

    /// <summary>The HTTP method of an operation by its exact name; null if there is no such operation.</summary>
    internal static string? MethodOf(string operation) =>
        ByName.TryGetValue(operation, out S3Operation? row) && row.Name == operation ? row.Method : null;

    /// <summary>The operations of a sub-resource, in the table's order.</summary>
    internal static IEnumerable<S3Operation> Of(string subResource, S3Scope scope) =>
        All.Where(r => r.SubResource == subResource && r.Scope == scope);

    private static S3Operation Object(
        string method, string name, string action, string? version = null, string? sub = null, KmsUse kms = KmsUse.None) =>
        new(name, method, S3Scope.Object, "s3:" + action)
        {
            VersionAction = version is null ? null : "s3:" + version,
            SubResource = sub,
            Kms = kms,
        };

    private static S3Operation Bucket(string method, string name, string action, string? sub = null) =>
        new(name, method, S3Scope.Bucket, "s3:" + action) { SubResource = sub };

    private static IEnumerable<S3Operation> OnObjects() =>
    [
        Object(Get, "GetObject", "GetObject", "GetObjectVersion", kms: KmsUse.Decrypt),
        Object("HEAD", "HeadObject", "GetObject", "GetObjectVersion", kms: KmsUse.Decrypt),
        Object(Get, "GetObjectAttributes", "GetObject", "GetObjectVersion", "attributes", KmsUse.Decrypt) with
        {
            SecondAction = "s3:GetObjectAttributes",
            SecondVersionAction = "s3:GetObjectVersionAttributes",
        },
        Object(Post, "SelectObjectContent", "GetObject", null, "select", KmsUse.Decrypt),
        Object(Get, "GetObjectTagging", "GetObjectTagging", "GetObjectVersionTagging", "tagging"),
        Object(Get, "GetObjectAcl", "GetObjectAcl", "GetObjectVersionAcl", "acl"),
        Object(Get, "GetObjectTorrent", "GetObjectTorrent", "GetObjectVersionTorrent", "torrent"),
        Object(Get, "GetObjectRetention", "GetObjectRetention", null, "retention"),
        Object(Get, "GetObjectLegalHold", "GetObjectLegalHold", null, "legal-hold"),
        Object(Put, "PutObject", "PutObject", kms: KmsUse.GenerateDataKey) with { Writes = true },
        Object(Put, "CopyObject", "PutObject", kms: KmsUse.GenerateDataKey) with { Writes = true, Copies = true },
        Object(Post, "CreateMultipartUpload", "PutObject", null, "uploads", KmsUse.GenerateDataKey | KmsUse.Decrypt) with { Writes = true },
        Object(Put, "UploadPart", "PutObject", kms: KmsUse.GenerateDataKey | KmsUse.Decrypt),
        Object(Put, "UploadPartCopy", "PutObject", kms: KmsUse.GenerateDataKey | KmsUse.Decrypt) with { Copies = true },
        Object(Post, "CompleteMultipartUpload", "PutObject", kms: KmsUse.Decrypt),
        Object(Delete, "AbortMultipartUpload", "AbortMultipartUpload"),
        Object(Get, "ListParts", "ListMultipartUploadParts"),
        Object(Delete, "DeleteObject", "DeleteObject", "DeleteObjectVersion") with { MayBypassRetention = true },
        Object(Put, "PutObjectTagging", "PutObjectTagging", "PutObjectVersionTagging", "tagging"),
        Object(Delete, "DeleteObjectTagging", "DeleteObjectTagging", "DeleteObjectVersionTagging", "tagging"),
        Object(Put, "PutObjectAcl", "PutObjectAcl", "PutObjectVersionAcl", "acl"),
        Object(Put, "PutObjectRetention", "PutObjectRetention", null, "retention") with { MayBypassRetention = true },
        Object(Put, "PutObjectLegalHold", "PutObjectLegalHold", null, "legal-hold"),
        Object(Post, "RestoreObject", "RestoreObject", null, "restore"),
        Object(Put, "RenameObject", "PutObject", null, "renameObject"),
        Object(
            Put,
            "UpdateObjectEncryption",
            "UpdateObjectEncryption",
            null,
            "encryption",
            KmsUse.Decrypt | KmsUse.GenerateDataKey | KmsUse.Encrypt | KmsUse.ReEncrypt) with
        {
            SecondAction = "s3:PutObject",
            NamesKeyInBody = true,
        },
    ];

    private static IEnumerable<S3Operation> OnBuckets() =>
    [
        Bucket(Get, "ListObjects", "ListBucket"),
        Bucket(Get, "ListObjectsV2", "ListBucket"),
        Bucket("HEAD", "HeadBucket", "ListBucket"),
        Bucket(Get, "ListObjectVersions", "ListBucketVersions", "versions"),
        Bucket(Get, "ListMultipartUploads", "ListBucketMultipartUploads", "uploads"),
        Bucket(Get, "GetBucketLocation", "GetBucketLocation", "location"),
        Bucket(Put, "CreateBucket", "CreateBucket") with { CreatesBucket = true },
        Bucket(Delete, "DeleteBucket", "DeleteBucket"),
        Bucket(Post, "DeleteObjects", "DeleteObject", "delete") with { MayBypassRetention = true, NamesObjectsInBody = true },
    ];

    /// <summary>Settings of a bucket. To delete one takes the action that puts it, but for policy and website.</summary>
    private static IEnumerable<S3Operation> Settings() =>
        [
            .. Trio("BucketPolicy", "policy", "BucketPolicy", "DeleteBucketPolicy"),
            Bucket(Get, "GetBucketPolicyStatus", "GetBucketPolicyStatus", "policyStatus"),
            .. Pair("BucketAcl", "acl", "BucketAcl"),
            .. Trio("BucketCors", "cors", "BucketCORS"),
            .. Pair("BucketVersioning", "versioning", "BucketVersioning"),
            .. Trio("BucketTagging", "tagging", "BucketTagging"),
            .. Trio("BucketEncryption", "encryption", "EncryptionConfiguration"),
            .. Pair("BucketLifecycleConfiguration", "lifecycle", "LifecycleConfiguration"),
            Bucket(Delete, "DeleteBucketLifecycle", "PutLifecycleConfiguration", "lifecycle"),
            .. Trio("BucketWebsite", "website", "BucketWebsite", "DeleteBucketWebsite"),
            .. Pair("BucketLogging", "logging", "BucketLogging"),
            .. Pair("BucketNotificationConfiguration", "notification", "BucketNotification"),
            .. Trio("BucketReplication", "replication", "ReplicationConfiguration"),
            .. Pair("BucketRequestPayment", "requestPayment", "BucketRequestPayment"),
            .. Pair("BucketAccelerateConfiguration", "accelerate", "AccelerateConfiguration"),
            .. Pair("ObjectLockConfiguration", "object-lock", "BucketObjectLockConfiguration"),
            .. Trio("BucketOwnershipControls", "ownershipControls", "BucketOwnershipControls"),
            .. Trio("PublicAccessBlock", "publicAccessBlock", "BucketPublicAccessBlock"),
            .. Listed("Analytics", "analytics"),
            .. Listed("Inventory", "inventory"),
            .. Listed("Metrics", "metrics"),
            .. Listed("IntelligentTiering", "intelligent-tiering"),
            .. Pair("BucketAbac", "abac", "BucketAbac"),
            Bucket(Post, "CreateBucketMetadataConfiguration", "CreateBucketMetadataTableConfiguration", "metadataConfiguration"),
            Bucket(Get, "GetBucketMetadataConfiguration", "GetBucketMetadataTableConfiguration", "metadataConfiguration"),
            Bucket(Delete, "DeleteBucketMetadataConfiguration", "DeleteBucketMetadataTableConfiguration", "metadataConfiguration"),
            Bucket(Post, "CreateBucketMetadataTableConfiguration", "CreateBucketMetadataTableConfiguration", "metadataTable"),
            Bucket(Get, "GetBucketMetadataTableConfiguration", "GetBucketMetadataTableConfiguration", "metadataTable"),
            Bucket(Delete, "DeleteBucketMetadataTableConfiguration", "DeleteBucketMetadataTableConfiguration", "metadataTable"),
            Bucket(
                Put,
                "UpdateBucketMetadataInventoryTableConfiguration",
                "UpdateBucketMetadataInventoryTableConfiguration",
                "metadataInventoryTable"),
            Bucket(
                Put,
                "UpdateBucketMetadataJournalTableConfiguration",
                "UpdateBucketMetadataJournalTableConfiguration",
                "metadataJournalTable"),
            new("CreateSession", Get, S3Scope.Bucket, "s3express:CreateSession") { SubResource = "session" },
        ];

    private static IEnumerable<S3Operation> OnNone() =>
    [
        new("ListBuckets", Get, S3Scope.Service, "s3:ListAllMyBuckets"),
        new("ListDirectoryBuckets", Get, S3Scope.Service, "s3express:ListAllMyDirectoryBuckets"),
        new("WriteGetObjectResponse", Post, S3Scope.Service, "s3-object-lambda:WriteGetObjectResponse"),
    ];

    private static IEnumerable<S3Operation> Pair(string name, string sub, string action) =>
        [Bucket(Get, "Get" + name, "Get" + action, sub), Bucket(Put, "Put" + name, "Put" + action, sub)];

    private static IEnumerable<S3Operation> Trio(string name, string sub, string action, string? delete = null) =>
        [.. Pair(name, sub, action), Bucket(Delete, "Delete" + name, delete ?? "Put" + action, sub)];

    /// <summary>Settings of which a bucket has several, each with an id. Listing them takes the action that reads one.</summary>
    private static IEnumerable<S3Operation> Listed(string kind, string sub) =>
    [
        .. Trio($"Bucket{kind}Configuration", sub, kind + "Configuration"),
        Bucket(Get, $"ListBucket{kind}Configurations", $"Get{kind}Configuration", sub),
    ];
}
