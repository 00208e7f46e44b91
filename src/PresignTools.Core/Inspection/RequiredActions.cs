namespace PresignTools.Inspection;

/// <summary>
/// IAM actions that an operation needs, without those of KMS that depend on the object's encryption.
/// Source: S3 User Guide, "Required permissions for Amazon S3 API operations".
/// </summary>
internal static class RequiredActions
{
    // Operations whose action has another name than the operation.
    private static readonly Dictionary<string, string> Renamed = new(StringComparer.Ordinal)
    {
        ["HeadObject"] = "GetObject",
        ["SelectObjectContent"] = "GetObject",
        ["CreateMultipartUpload"] = "PutObject",
        ["UploadPart"] = "PutObject",
        ["UploadPartCopy"] = "PutObject",
        ["CompleteMultipartUpload"] = "PutObject",
        ["CopyObject"] = "PutObject",
        ["RenameObject"] = "PutObject",
        ["GetObjectAttributes"] = "GetObject",
        ["ListParts"] = "ListMultipartUploadParts",
        ["ListMultipartUploads"] = "ListBucketMultipartUploads",
        ["ListObjects"] = "ListBucket",
        ["ListObjectsV2"] = "ListBucket",
        ["HeadBucket"] = "ListBucket",
        ["ListObjectVersions"] = "ListBucketVersions",
        ["ListBuckets"] = "ListAllMyBuckets",
        ["DeleteObjects"] = "DeleteObject",
        ["GetObjectLockConfiguration"] = "GetBucketObjectLockConfiguration",
        ["PutObjectLockConfiguration"] = "PutBucketObjectLockConfiguration",
        ["GetBucketCors"] = "GetBucketCORS",
        ["PutBucketCors"] = "PutBucketCORS",
        ["DeleteBucketCors"] = "PutBucketCORS",
        ["GetBucketEncryption"] = "GetEncryptionConfiguration",
        ["PutBucketEncryption"] = "PutEncryptionConfiguration",
        ["DeleteBucketEncryption"] = "PutEncryptionConfiguration",
        ["GetBucketLifecycleConfiguration"] = "GetLifecycleConfiguration",
        ["PutBucketLifecycleConfiguration"] = "PutLifecycleConfiguration",
        ["DeleteBucketLifecycle"] = "PutLifecycleConfiguration",
        ["GetBucketNotificationConfiguration"] = "GetBucketNotification",
        ["PutBucketNotificationConfiguration"] = "PutBucketNotification",
        ["GetBucketReplication"] = "GetReplicationConfiguration",
        ["PutBucketReplication"] = "PutReplicationConfiguration",
        ["DeleteBucketReplication"] = "PutReplicationConfiguration",
        ["GetBucketAccelerateConfiguration"] = "GetAccelerateConfiguration",
        ["PutBucketAccelerateConfiguration"] = "PutAccelerateConfiguration",
        ["GetPublicAccessBlock"] = "GetBucketPublicAccessBlock",
        ["PutPublicAccessBlock"] = "PutBucketPublicAccessBlock",
        ["DeletePublicAccessBlock"] = "PutBucketPublicAccessBlock",
        ["DeleteBucketOwnershipControls"] = "PutBucketOwnershipControls",
        ["DeleteBucketTagging"] = "PutBucketTagging",
    };

    // Actions with a twin for a named version.
    private static readonly Dictionary<string, string> OfVersion = new(StringComparer.Ordinal)
    {
        ["GetObject"] = "GetObjectVersion",
        ["DeleteObject"] = "DeleteObjectVersion",
        ["GetObjectTagging"] = "GetObjectVersionTagging",
        ["PutObjectTagging"] = "PutObjectVersionTagging",
        ["DeleteObjectTagging"] = "DeleteObjectVersionTagging",
        ["GetObjectAcl"] = "GetObjectVersionAcl",
        ["PutObjectAcl"] = "PutObjectVersionAcl",
        ["GetObjectTorrent"] = "GetObjectVersionTorrent",
    };

    /// <summary>The actions that all of <paramref name="operations"/> need alike; empty where they differ.</summary>
    internal static IReadOnlyList<string> Of(IReadOnlyList<string> operations, bool hasVersion, string service, IReadOnlyList<string> headers, string? encryption)
    {
        string? common = null;
        foreach (string operation in operations)
        {
            string action = Renamed.TryGetValue(operation, out string? renamed) ? renamed : operation;
            if (hasVersion && OfVersion.TryGetValue(action, out string? versioned))
            {
                action = versioned;
            }

            if (common is not null && common != action)
            {
                return [];
            }

            common = action;
        }

        if (common is null)
        {
            return [];
        }

        if (service == "s3express")
        {
            return ["s3express:CreateSession"];
        }

        string prefix = service is "s3-object-lambda" or "s3-outposts" ? service : "s3";
        var actions = new List<string> { prefix + ":" + common };
        string single = operations.Count == 1 ? operations[0] : string.Empty;
        if (single is "CopyObject" or "UploadPartCopy")
        {
            actions.Add(prefix + ":GetObject");
        }

        if (single is "PutObject" or "CopyObject" or "CreateMultipartUpload")
        {
            AddIf(headers.Any(static h => h == "x-amz-acl" || h.StartsWith("x-amz-grant-", StringComparison.Ordinal)), "PutObjectAcl");
            AddIf(headers.Contains("x-amz-tagging"), "PutObjectTagging");
            AddIf(headers.Contains("x-amz-object-lock-mode") || headers.Contains("x-amz-object-lock-retain-until-date"), "PutObjectRetention");
            AddIf(headers.Contains("x-amz-object-lock-legal-hold"), "PutObjectLegalHold");
            if (encryption is "aws:kms" or "aws:kms:dsse" || headers.Contains("x-amz-server-side-encryption-aws-kms-key-id"))
            {
                actions.Add("kms:GenerateDataKey");
            }
        }

        AddIf(headers.Contains("x-amz-bypass-governance-retention"), "BypassGovernanceRetention");
        return actions;

        void AddIf(bool needed, string action)
        {
            if (needed)
            {
                actions.Add(prefix + ":" + action);
            }
        }
    }
}
