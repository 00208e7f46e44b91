using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Authorization;
using PresignTools.Sandbox.Http;
using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox.Operations;

/// <summary>Finds the object that a request means. What is missing is told as missing only to who may list the bucket.</summary>
internal static class ObjectLookup
{
    /// <summary>The version that the request means, whatever it is; null if there is none.</summary>
    internal static StoredObject? Peek(Bucket bucket, string key, string? versionId)
    {
        StoredObject? current = bucket.Current(key);
        return versionId is null ? current : bucket.Objects.GetValueOrDefault(key)?.Find(v => v.VersionId == versionId);
    }

    /// <summary>The object, to be read.</summary>
    /// <exception cref="Failure">NoSuchKey, NoSuchVersion, MethodNotAllowed for a delete marker, or AccessDenied.</exception>
    internal static StoredObject Find(Exchange x, string bucketName, Bucket bucket, string key, string? versionId, StoredObject? found)
    {
        if (found is { DeleteMarker: false })
        {
            return found;
        }

        if (found is not null && versionId is not null)
        {
            throw Failures.IsDeleteMarker(x.Request.Method, found.VersionId);
        }

        if (!Authorizer.MayList(x, bucketName, bucket))
        {
            throw Failures.AccessDenied(
                found is null ? CauseId.KeyMissingWithoutListPermission : CauseId.DeleteMarker,
                DeniedText(x, bucketName, bucket));
        }

        if (versionId is not null)
        {
            bool wellFormed =
                versionId.Length is >= 4 and <= 1024 && versionId.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');
            throw wellFormed ? Failures.NoSuchVersion(key, versionId) : Failures.InvalidVersion(versionId);
        }

        throw found is null ? Failures.NoSuchKey(key)
            : Failures.NoSuchKey(key, CauseId.DeleteMarker).With("x-amz-delete-marker", "true").With("x-amz-version-id", found.VersionId);
    }

    /// <summary>S3 says that s3:ListBucket is missing, to those to whom it says anything.</summary>
    private static string DeniedText(Exchange x, string bucketName, Bucket bucket) =>
        x.World.AreRelated(x.Caller.Account, bucket.Owner)
            ? $"User: {x.Caller.Principal.Text} is not authorized to perform: s3:ListBucket on resource: \"arn:aws:s3:::{bucketName}\" "
                + $"because no identity-based policy allows the s3:ListBucket action"
            : "Access Denied";
}
