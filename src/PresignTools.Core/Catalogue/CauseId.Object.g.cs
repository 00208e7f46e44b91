// Written by build.ps1 Generate from the definitions in Diagnosis/Causes. Do not edit.
namespace PresignTools.Catalogue;

/// <content>Ids of the layer Object.</content>
public static partial class CauseId
{
    /// <summary>The bucket's owner, or the provider, closed it.</summary>
    public const string BucketClosedByOwner = "bucket-closed-by-owner";

    /// <summary>The bucket does not exist.</summary>
    public const string BucketDoesNotExist = "bucket-does-not-exist";

    /// <summary>The current version is a delete marker.</summary>
    public const string DeleteMarker = "delete-marker";

    /// <summary>The object does not exist, and the signer may not list the bucket: 403 instead of 404.</summary>
    public const string KeyMissingWithoutListPermission = "key-missing-without-list-permission";

    /// <summary>The object is in an archive storage class.</summary>
    public const string ObjectArchived = "object-archived";

    /// <summary>The upload worked, and the object is private: its plain URL is refused.</summary>
    public const string ObjectLeftPrivate = "object-left-private";

    /// <summary>Object Lock or retention forbids it, or requires a header.</summary>
    public const string ObjectLockOrRetention = "object-lock-or-retention";

    /// <summary>Another account owns the object.</summary>
    public const string ObjectOwnership = "object-ownership";

    /// <summary>The bucket setting holds more than the bucket's name.</summary>
    public const string PathInBucketName = "path-in-bucket-name";

    /// <summary>Bucket or key is not the intended one.</summary>
    public const string WrongBucketOrKey = "wrong-bucket-or-key";
}
