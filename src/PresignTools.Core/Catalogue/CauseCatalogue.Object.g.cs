// Written by build.ps1 Generate from the definitions in Diagnosis/Causes. Do not edit.
namespace PresignTools.Catalogue;

/// <content>Entries of the layer Object.</content>
public static partial class CauseCatalogue
{
    private static Cause[] ObjectCauses() =>
    [
        new(CauseId.BucketClosedByOwner, CheckLayer.Object,
            "The bucket's owner, or the provider, closed it",
            "The owner ended public access, or the account was suspended or closed. No request of a reader works any more.",
            "Ask the owner, or look on their page for the new place of the data. If it is your own account, look for mail from the "
            + "provider, and check the account's billing.",
            AwsDocuments.Errors),
        new(CauseId.BucketDoesNotExist, CheckLayer.Object,
            "The bucket does not exist",
            "Bucket names are looked up within the partition of the endpoint. S3 reports a missing bucket before it checks any "
            + "permission.",
            "Check the name of the bucket, and the account and partition that it was created in.",
            AwsDocuments.Errors),
        new(CauseId.DeleteMarker, CheckLayer.Object,
            "The current version is a delete marker",
            "With versioning, a delete adds a marker as the current version. The older versions still exist.",
            "Request an older version by its versionId, or remove the delete marker.",
            AwsDocuments.DeleteMarkers),
        new(CauseId.KeyMissingWithoutListPermission, CheckLayer.Object,
            "The object does not exist, and the signer may not list the bucket: 403 instead of 404",
            "S3 does not reveal whether a key exists to a caller who may not list the bucket: the answer is 403 where a caller "
            + "who may list gets 404.",
            "Check that the object exists under exactly this key. With s3:ListBucket the answer would be 404.",
            AwsDocuments.GetObject),
        new(CauseId.ObjectArchived, CheckLayer.Object,
            "The object is in an archive storage class",
            "Archived objects cannot be read directly. A restored copy can, until it expires.",
            "Restore it first. Then the same URL works until the restored copy expires.",
            AwsDocuments.Restore),
        new(CauseId.ObjectLeftPrivate, CheckLayer.Object,
            "The upload worked, and the object is private: its plain URL is refused",
            "An uploaded object is private unless a policy or an ACL says otherwise. A signed upload does not make it public.",
            "Read it with a URL that is signed for GET. For a public file, allow s3:GetObject in the bucket policy, or use a CDN.",
            AwsDocuments.Presigned),
        new(CauseId.ObjectLockOrRetention, CheckLayer.Object,
            "Object Lock or retention forbids it, or requires a header",
            "A bucket with Object Lock accepts uploads only with a checksum. A locked version cannot be removed before "
            + "its retention ends.",
            "Uploads to a bucket with Object Lock need Content-MD5 or x-amz-checksum-*; a locked version cannot be deleted.",
            AwsDocuments.ObjectLock),
        new(CauseId.ObjectOwnership, CheckLayer.Object,
            "Another account owns the object",
            "With ACLs enabled the uploader owns the object. The bucket's policies then do not grant access to it; the owner "
            + "must.",
            "Let the bucket owner own the objects (Object Ownership: bucket owner enforced), or copy the object as the "
            + "bucket owner.",
            AwsDocuments.Ownership),
        new(CauseId.PathInBucketName, CheckLayer.Object,
            "The bucket setting holds more than the bucket's name",
            "A bucket name has no slash. SDKs sign bucket and folder in one way, and S3 reads them in another.",
            "Set the bucket to its name alone, and put the folder in front of the key.",
            AwsDocuments.ObjectKeys),
        new(CauseId.WrongBucketOrKey, CheckLayer.Object,
            "Bucket or key is not the intended one",
            "Bucket and key are signed exactly, including case. A different name is a different object, or no object.",
            "Compare bucket and key with the object's own, character by character.",
            AwsDocuments.ObjectKeys),
    ];
}
