using System.Text.Json.Serialization;

namespace PresignTools.Sandbox.Worlds;

/// <summary>One version of an object, or a delete marker.</summary>
public sealed class StoredObject
{
    private string? _hash;

    /// <summary>Version id; <c>null</c> (the text) without versioning.</summary>
    public string VersionId { get; set; } = "null";

    /// <summary>Whether it is a delete marker.</summary>
    public bool DeleteMarker { get; set; }

    /// <summary>Account that owns it; null for the bucket's owner.</summary>
    public string? Owner { get; set; }

    /// <summary>Canned ACL; null for private.</summary>
    public string? Acl { get; set; }

    /// <summary>Content as text.</summary>
    public string? Content { get; set; }

    /// <summary>Content in base64.</summary>
    public string? ContentBase64 { get; set; }

    /// <summary>Content that the running server holds, by hash: how it writes larger objects into its own JSON.</summary>
    public string? ContentRef { get; set; }

    /// <summary>Content-Type and the other entity headers, lower case.</summary>
    public Dictionary<string, string> Headers { get; set; } = [];

    /// <summary>User metadata, without x-amz-meta-.</summary>
    public Dictionary<string, string> Metadata { get; set; } = [];

    /// <summary>Tags.</summary>
    public Dictionary<string, string> Tags { get; set; } = [];

    /// <summary>STANDARD, GLACIER, DEEP_ARCHIVE, …</summary>
    public string StorageClass { get; set; } = "STANDARD";

    /// <summary>For archived objects: whether a restored copy is there.</summary>
    public bool Restored { get; set; }

    /// <summary>AES256, aws:kms, aws:kms:dsse or SSE-C.</summary>
    public string Encryption { get; set; } = "AES256";

    /// <summary>ARN of the KMS key.</summary>
    public string? KeyArn { get; set; }

    /// <summary>Whether a Bucket Key was used.</summary>
    public bool BucketKey { get; set; }

    /// <summary>SSE-C: base64 MD5 of the client's key.</summary>
    public string? CustomerKeyMd5 { get; set; }

    /// <summary>Time of writing.</summary>
    public DateTimeOffset? LastModified { get; set; }

    /// <summary>ETag without quotes; null for the MD5 of the content.</summary>
    public string? ETag { get; set; }

    /// <summary>Checksums by algorithm in lower case (crc32, …), base64.</summary>
    public Dictionary<string, string> Checksums { get; set; } = [];

    /// <summary>Retention mode, GOVERNANCE or COMPLIANCE; null for none.</summary>
    public string? LockMode { get; set; }

    /// <summary>Retention end.</summary>
    public DateTimeOffset? RetainUntil { get; set; }

    /// <summary>Legal hold.</summary>
    public bool LegalHold { get; set; }

    /// <summary>The bytes.</summary>
    [JsonIgnore]
    internal byte[] Body
    {
        get;
        set => (field, _hash) = (value, null);
    } = [];

    /// <summary>SHA-256 of the bytes, reckoned when it is first asked for.</summary>
    [JsonIgnore]
    internal string BodyHash => _hash ??= WorldJson.HashOf(Body);

    /// <summary>Whether it must be restored before it can be read.</summary>
    [JsonIgnore]
    internal bool IsArchived => StorageClass is "GLACIER" or "DEEP_ARCHIVE" && !Restored;
}

/// <summary>A KMS key.</summary>
public sealed class KmsKey
{
    /// <summary>Key policy; null for AWS's default, which leaves it to the account's identity policies.</summary>
    public System.Text.Json.JsonElement? Policy { get; set; }

    /// <summary>Enabled, Disabled or PendingDeletion.</summary>
    public string State { get; set; } = "Enabled";

    /// <summary>Its alias, as in alias/name.</summary>
    public string? Alias { get; set; }

    /// <summary>A text for people.</summary>
    public string? Description { get; set; }

    /// <summary>Whether it is one that AWS manages (alias/aws/s3): usable by its account through S3 only.</summary>
    public bool IsAwsManaged { get; set; }
}
