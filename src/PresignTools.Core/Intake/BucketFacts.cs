using PresignTools.Abstractions;

namespace PresignTools.Intake;

/// <summary>What is known of a bucket and of the object in it. What is null is not known.</summary>
public sealed record BucketFacts
{
    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Whether it is there.</summary>
    public bool? Exists { get; init; }

    /// <summary>Its region.</summary>
    public string? Region { get; init; }

    /// <summary>Account that owns it.</summary>
    public string? OwnerAccount { get; init; }

    /// <summary>Whether the signer's account owns it.</summary>
    public bool? IsOwnedBySigner { get; init; }

    /// <summary>Whether the signer may list it: S3 says 404 for a missing object to those only.</summary>
    public bool? MayList { get; init; }

    /// <summary>Whether the signer may read the object, asked now; null if it was not asked, or the answer was another.</summary>
    public bool? MayRead { get; init; }

    /// <summary>Account of the signer, where it is told.</summary>
    public string? SignerAccount { get; init; }

    /// <summary>Whether requests are charged to who makes them.</summary>
    public bool? RequesterPays { get; init; }

    /// <summary>Whether Object Lock is on.</summary>
    public bool? ObjectLock { get; init; }

    /// <summary>Whether ACLs are off (Object Ownership: bucket owner enforced).</summary>
    public bool? AclsDisabled { get; init; }

    /// <summary>Whether BlockPublicAcls is on.</summary>
    public bool? BlockPublicAcls { get; init; }

    /// <summary>Whether RestrictPublicBuckets is on.</summary>
    public bool? RestrictPublicBuckets { get; init; }

    /// <summary>Whether transfer acceleration is on.</summary>
    public bool? Accelerate { get; init; }

    /// <summary>Whether the object is, or would by default be, encrypted with a KMS key.</summary>
    public bool? UsesKms { get; init; }

    /// <summary>ARN of that key.</summary>
    public string? KmsKeyArn { get; init; }

    /// <summary>State of that key as KMS names it: Enabled, Disabled, PendingDeletion, …</summary>
    public string? KmsKeyState { get; init; }

    /// <summary>Whether uploads with customer-provided keys (SSE-C) are blocked.</summary>
    public bool? BlocksCustomerKeys { get; init; }

    /// <summary>CORS rules; empty for a bucket without any.</summary>
    public IReadOnlyList<CorsRule>? Cors { get; init; }

    /// <summary>Key of the object as it is stored.</summary>
    public string? ObjectKey { get; init; }

    /// <summary>Account that wrote the object.</summary>
    public string? ObjectOwnerAccount { get; init; }

    /// <summary>Storage class of the object.</summary>
    public string? StorageClass { get; init; }

    /// <summary>Whether the current version, or the one asked for, is a delete marker.</summary>
    public bool? IsDeleteMarker { get; init; }

    /// <summary>Whether the object is there.</summary>
    public bool? ObjectExists { get; init; }

    /// <summary>Takes from <paramref name="other"/> what this one does not know.</summary>
    public BucketFacts WithDefaults(BucketFacts other)
    {
        _ = other ?? throw new ArgumentNullException(nameof(other));
        return new()
        {
            Name = Name ?? other.Name,
            Exists = Exists ?? other.Exists,
            IsDeleteMarker = IsDeleteMarker ?? other.IsDeleteMarker,
            Region = Region ?? other.Region,
            OwnerAccount = OwnerAccount ?? other.OwnerAccount,
            IsOwnedBySigner = IsOwnedBySigner ?? other.IsOwnedBySigner,
            MayList = MayList ?? other.MayList,
            MayRead = MayRead ?? other.MayRead,
            BlocksCustomerKeys = BlocksCustomerKeys ?? other.BlocksCustomerKeys,
            SignerAccount = SignerAccount ?? other.SignerAccount,
            RequesterPays = RequesterPays ?? other.RequesterPays,
            ObjectLock = ObjectLock ?? other.ObjectLock,
            AclsDisabled = AclsDisabled ?? other.AclsDisabled,
            BlockPublicAcls = BlockPublicAcls ?? other.BlockPublicAcls,
            RestrictPublicBuckets = RestrictPublicBuckets ?? other.RestrictPublicBuckets,
            Accelerate = Accelerate ?? other.Accelerate,
            UsesKms = UsesKms ?? other.UsesKms,
            KmsKeyArn = KmsKeyArn ?? other.KmsKeyArn,
            KmsKeyState = KmsKeyState ?? other.KmsKeyState,
            Cors = Cors ?? other.Cors,
            ObjectKey = ObjectKey ?? other.ObjectKey,
            ObjectOwnerAccount = ObjectOwnerAccount ?? other.ObjectOwnerAccount,
            StorageClass = StorageClass ?? other.StorageClass,
            ObjectExists = ObjectExists ?? other.ObjectExists,
        };
    }
}
