namespace PresignTools.Inspection;

/// <summary>S3's API operations that can be presigned: name to HTTP method. From the S3 service model.</summary>
internal static class S3Operations
{
    private static readonly Dictionary<string, string> Methods = Build();

    /// <summary>The HTTP method of an operation, or null if there is no such operation.</summary>
    internal static string? MethodOf(string operation) => Methods.TryGetValue(operation, out string? method) ? method : null;

    private static Dictionary<string, string> Build()
    {
        var methods = new Dictionary<string, string>(StringComparer.Ordinal);
        Add("HEAD", "HeadObject HeadBucket");
        Add("POST", "CreateMultipartUpload CompleteMultipartUpload DeleteObjects RestoreObject SelectObjectContent WriteGetObjectResponse "
            + "CreateBucketMetadataConfiguration CreateBucketMetadataTableConfiguration");
        Add("GET", "GetObject GetObjectAcl GetObjectAttributes GetObjectLegalHold GetObjectLockConfiguration GetObjectRetention GetObjectTagging GetObjectTorrent "
            + "ListParts ListObjects ListObjectsV2 ListObjectVersions ListMultipartUploads ListBuckets ListDirectoryBuckets CreateSession "
            + "GetBucketAbac GetBucketAccelerateConfiguration GetBucketAcl GetBucketAnalyticsConfiguration GetBucketCors GetBucketEncryption "
            + "GetBucketIntelligentTieringConfiguration GetBucketInventoryConfiguration GetBucketLifecycleConfiguration GetBucketLocation GetBucketLogging "
            + "GetBucketMetadataConfiguration GetBucketMetadataTableConfiguration GetBucketMetricsConfiguration GetBucketNotificationConfiguration "
            + "GetBucketOwnershipControls GetBucketPolicy GetBucketPolicyStatus GetBucketReplication GetBucketRequestPayment GetBucketTagging "
            + "GetBucketVersioning GetBucketWebsite GetPublicAccessBlock ListBucketAnalyticsConfigurations ListBucketIntelligentTieringConfigurations "
            + "ListBucketInventoryConfigurations ListBucketMetricsConfigurations");
        Add("PUT", "PutObject CopyObject UploadPart UploadPartCopy PutObjectAcl PutObjectLegalHold PutObjectLockConfiguration PutObjectRetention PutObjectTagging "
            + "RenameObject UpdateObjectEncryption CreateBucket PutBucketAbac PutBucketAccelerateConfiguration PutBucketAcl PutBucketAnalyticsConfiguration "
            + "PutBucketCors PutBucketEncryption PutBucketIntelligentTieringConfiguration PutBucketInventoryConfiguration PutBucketLifecycleConfiguration "
            + "PutBucketLogging PutBucketMetricsConfiguration PutBucketNotificationConfiguration PutBucketOwnershipControls PutBucketPolicy "
            + "PutBucketReplication PutBucketRequestPayment PutBucketTagging PutBucketVersioning PutBucketWebsite PutPublicAccessBlock "
            + "UpdateBucketMetadataInventoryTableConfiguration UpdateBucketMetadataJournalTableConfiguration");
        Add("DELETE", "DeleteObject DeleteObjectTagging AbortMultipartUpload DeleteBucket DeleteBucketAnalyticsConfiguration DeleteBucketCors DeleteBucketEncryption "
            + "DeleteBucketIntelligentTieringConfiguration DeleteBucketInventoryConfiguration DeleteBucketLifecycle DeleteBucketMetadataConfiguration "
            + "DeleteBucketMetadataTableConfiguration DeleteBucketMetricsConfiguration DeleteBucketOwnershipControls DeleteBucketPolicy "
            + "DeleteBucketReplication DeleteBucketTagging DeleteBucketWebsite DeletePublicAccessBlock");
        return methods;

        void Add(string method, string names)
        {
            foreach (string name in names.Split(' '))
            {
                methods.Add(name, method);
            }
        }
    }
}
