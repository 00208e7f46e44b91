namespace PresignTools.Facts;

/// <summary>An action that a header makes necessary, beside the operation's own.</summary>
/// <param name="Action">The IAM action.</param>
/// <param name="Header">The header that asks for it.</param>
internal readonly record struct HeaderAction(string Action, string Header);

/// <summary>
/// Which headers take permissions of their own (API reference of PutObject, CopyObject, CreateMultipartUpload, DeleteObject,
/// PutObjectRetention and CreateBucket, "Permissions"; S3 User Guide, "Required permissions for Amazon S3 API operations").
/// Storage class, website redirect, metadata, checksums, request payer and SSE-C take none.
/// </summary>
internal static class S3HeaderActions
{
    internal const string Encryption = "x-amz-server-side-encryption";
    internal const string KmsKeyId = "x-amz-server-side-encryption-aws-kms-key-id";
    internal const string BucketKey = "x-amz-server-side-encryption-bucket-key-enabled";
    internal const string CopySource = "x-amz-copy-source";
    internal const string Tagging = "x-amz-tagging";
    internal const string Bypass = "x-amz-bypass-governance-retention";
    private const string Acl = "x-amz-acl";
    private const string GrantPrefix = "x-amz-grant-";
    private static readonly string[] Retention = ["x-amz-object-lock-mode", "x-amz-object-lock-retain-until-date"];
    private const string LockEnabled = "x-amz-bucket-object-lock-enabled";

    /// <summary>The actions for the headers of a request.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="names">Names of all headers, in any case.</param>
    /// <param name="valueOf">Value of a header; null if it is not known. A value that is not known asks for the action.</param>
    internal static IEnumerable<HeaderAction> Of(S3Operation operation, IReadOnlyCollection<string> names, Func<string, string?> valueOf)
    {
        bool Sends(string name) => names.Contains(name, StringComparer.OrdinalIgnoreCase);
        bool IsOn(string name) => Sends(name) && "true".Equals(valueOf(name)?.Trim() ?? "true", StringComparison.OrdinalIgnoreCase);
        string? grant = names.FirstOrDefault(n => n.StartsWith(GrantPrefix, StringComparison.OrdinalIgnoreCase));
        string? acl = Sends(Acl) ? Acl : grant;
        if (operation.Writes)
        {
            if (acl is not null)
            {
                yield return new("s3:PutObjectAcl", acl);
            }

            if (Sends(Tagging))
            {
                yield return new("s3:PutObjectTagging", Tagging);
            }

            string? retention = Retention.FirstOrDefault(Sends);
            if (retention is not null)
            {
                yield return new("s3:PutObjectRetention", retention);
            }

            if (Sends("x-amz-object-lock-legal-hold"))
            {
                yield return new("s3:PutObjectLegalHold", "x-amz-object-lock-legal-hold");
            }
        }

        if (operation.CreatesBucket)
        {
            // CreateBucket: with the canned ACL private, s3:CreateBucket is enough.
            if (grant is not null || (Sends(Acl) && valueOf(Acl)?.Trim() != "private"))
            {
                yield return new("s3:PutBucketAcl", grant ?? Acl);
            }

            if (IsOn(LockEnabled))
            {
                yield return new("s3:PutBucketObjectLockConfiguration", LockEnabled);
                yield return new("s3:PutBucketVersioning", LockEnabled);
            }

            if (Sends("x-amz-object-ownership"))
            {
                yield return new("s3:PutBucketOwnershipControls", "x-amz-object-ownership");
            }
        }

        if (operation.MayBypassRetention && IsOn(Bypass))
        {
            yield return new("s3:BypassGovernanceRetention", Bypass);
        }
    }
}
