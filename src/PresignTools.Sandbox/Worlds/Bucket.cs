using System.Text.Json;

namespace PresignTools.Sandbox.Worlds;

/// <summary>A bucket; one whose name ends in --ZONE--x-s3 is a directory bucket.</summary>
public sealed class Bucket
{
    /// <summary>Its region.</summary>
    public string Region { get; set; } = "us-east-1";

    /// <summary>Account that owns it.</summary>
    public string Owner { get; set; } = string.Empty;

    /// <summary>Whether it is less than a day old, so that the global endpoint still redirects (307).</summary>
    public bool IsNew { get; set; }

    /// <summary>Bucket policy; null without one.</summary>
    public JsonElement? Policy { get; set; }

    /// <summary>Block Public Access; null: everything off.</summary>
    public BlockPublicAccess? BlockPublicAccess { get; set; }

    /// <summary>BucketOwnerEnforced (ACLs disabled), BucketOwnerPreferred or ObjectWriter.</summary>
    public string ObjectOwnership { get; set; } = "BucketOwnerEnforced";

    /// <summary>Default encryption; null: SSE-S3.</summary>
    public DefaultEncryption? Encryption { get; set; }

    /// <summary>CORS rules; empty: CORS is not enabled.</summary>
    public List<CorsRule> Cors { get; set; } = [];

    /// <summary>Whether the requester pays.</summary>
    public bool RequesterPays { get; set; }

    /// <summary>Enabled or Suspended; null: never enabled.</summary>
    public string? Versioning { get; set; }

    /// <summary>Object Lock; null: not enabled.</summary>
    public ObjectLock? ObjectLock { get; set; }

    /// <summary>Enabled or Suspended; null: never configured.</summary>
    public string? Accelerate { get; set; }

    /// <summary>Whether reads are answered with 503 SlowDown.</summary>
    public bool SlowDown { get; set; }

    /// <summary>Of a directory bucket: sessions that were given out.</summary>
    public List<DirectorySession> Sessions { get; set; } = [];

    /// <summary>Objects by key, each with its versions, the oldest first.</summary>
    public Dictionary<string, List<StoredObject>> Objects { get; set; } = [];

    /// <summary>The same bucket with lists of its own.</summary>
    internal Bucket Copy()
    {
        var copy = (Bucket)MemberwiseClone();
        copy.Objects = Objects.ToDictionary(o => o.Key, o => new List<StoredObject>(o.Value));
        return copy;
    }

    /// <summary>Whether versions are kept.</summary>
    internal bool IsVersioned => Versioning == "Enabled";

    /// <summary>The newest version of a key, which may be a delete marker; null if there is none.</summary>
    internal StoredObject? Current(string key) =>
        Objects.TryGetValue(key, out List<StoredObject>? versions) && versions.Count > 0 ? versions[^1] : null;
}

/// <summary>The four settings of S3 Block Public Access.</summary>
public sealed class BlockPublicAccess
{
    /// <summary>Refuses requests that set a public ACL.</summary>
    public bool BlockPublicAcls { get; set; }

    /// <summary>Takes public ACLs for not there.</summary>
    public bool IgnorePublicAcls { get; set; }

    /// <summary>Refuses public bucket policies.</summary>
    public bool BlockPublicPolicy { get; set; }

    /// <summary>With a public policy only the owner's account gets in.</summary>
    public bool RestrictPublicBuckets { get; set; }
}

/// <summary>A bucket's default encryption.</summary>
public sealed class DefaultEncryption
{
    /// <summary>AES256, aws:kms or aws:kms:dsse.</summary>
    public string Algorithm { get; set; } = "AES256";

    /// <summary>ARN, id or alias of a KMS key; null for the AWS managed one.</summary>
    public string? KeyId { get; set; }

    /// <summary>Whether an S3 Bucket Key is used.</summary>
    public bool BucketKey { get; set; }

    /// <summary>Whether uploads with SSE-C are blocked.</summary>
    public bool BlockSseC { get; set; }
}

/// <summary>One CORS rule.</summary>
public sealed class CorsRule
{
    /// <summary>Origins, each with at most one *.</summary>
    public List<string> AllowedOrigins { get; set; } = [];

    /// <summary>Methods.</summary>
    public List<string> AllowedMethods { get; set; } = [];

    /// <summary>Request headers, each with at most one *.</summary>
    public List<string> AllowedHeaders { get; set; } = [];

    /// <summary>Response headers that scripts may read.</summary>
    public List<string> ExposeHeaders { get; set; } = [];

    /// <summary>Seconds for which browsers keep a preflight.</summary>
    public int? MaxAgeSeconds { get; set; }
}

/// <summary>Object Lock of a bucket.</summary>
public sealed class ObjectLock
{
    /// <summary>Default mode: GOVERNANCE or COMPLIANCE; null for none.</summary>
    public string? Mode { get; set; }

    /// <summary>Default retention in days.</summary>
    public int Days { get; set; }
}
