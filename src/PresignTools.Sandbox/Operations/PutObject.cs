using System.Text;
using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Authorization;
using PresignTools.Sandbox.Http;
using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox.Operations;

/// <summary>PutObject, and what every other way to store an object shares with it.</summary>
internal static class PutObject
{
    internal static Answer Run(Exchange x)
    {
        Bucket bucket = x.Bucket;
        StoredObject? existing = bucket.Current(x.Key);
        Authorizer.Check(x, "PutObject", existing);
        Conditions.ForWrite(x, existing);
        KeyValuePair<string, string> checksum = x.Request.Prepared.Checksum;
        StoredObject item = Prepare(x, bucket);
        item.Checksums[checksum.Key] = checksum.Value;
        item.ETag = x.Request.Prepared.Md5;
        Store(x, bucket, x.Key, item, x.Request.Body);
        return Stored(bucket, item).With("x-amz-checksum-" + checksum.Key, checksum.Value).With("x-amz-checksum-type", "FULL_OBJECT");
    }

    /// <summary>
    /// An object that is not stored yet, with all that the request's headers ask for; refuses what the bucket does not take.
    /// </summary>
    internal static StoredObject Prepare(Exchange x, Bucket bucket)
    {
        var item = new StoredObject();
        ObjectHeaders.Read(x.Request, item);
        Check(x, bucket, item, x.Request.Amz);
        return item;
    }

    /// <summary>Key, ACL, lock and encryption.</summary>
    internal static void Check(Exchange x, Bucket bucket, StoredObject item, Func<string, string?> value)
    {
        int length = Encoding.UTF8.GetByteCount(x.Request.Target.Key ?? string.Empty);
        if (length > 1024)
        {
            throw Failures.KeyTooLong(length);
        }

        if (bucket.ObjectOwnership == "BucketOwnerEnforced")
        {
            if (item.Acl is not (null or "bucket-owner-full-control" or "private") || HasGrants(x.Request))
            {
                throw Failures.AclsDisabled();
            }

            item.Acl = null;
            item.Owner = bucket.Owner;
        }
        else
        {
            if (Acl.IsPublic(item.Acl) && x.Blocks(bucket, b => b.BlockPublicAcls))
            {
                throw Failures.AccessDenied(
                    CauseId.PublicAccessBlock,
                    x.World.AreRelated(x.Caller.Account, bucket.Owner)
                        ? $"User: {x.Caller.Principal.Text} is not authorized to perform: s3:PutObjectAcl on resource: "
                            + $"\"arn:aws:s3:::{x.BucketName}/{x.Request.Target.Key}\" because public ACLs are prevented by the "
                            + $"BlockPublicAcls setting in S3 Block Public Access."
                        : "Access Denied");
            }

            bool given = bucket.ObjectOwnership == "BucketOwnerPreferred" && item.Acl == "bucket-owner-full-control";
            item.Owner = given ? bucket.Owner : x.Caller.Account ?? bucket.Owner;
        }

        LockRules.ForWrite(x, bucket, item, value);
        Encryption.ForWrite(x, bucket, item, value);
    }

    /// <summary>Puts it in its place: over the last version, or on top of it.</summary>
    /// <exception cref="Failure">The sandbox holds as much as it may.</exception>
    internal static void Store(Exchange x, Bucket bucket, string key, StoredObject item, byte[] body, long freed = 0)
    {
        item.Body = body;
        item.ETag ??= Checksums.Md5Hex(body);
        item.LastModified = x.Now;
        item.VersionId = bucket.IsVersioned ? NewVersionId() : "null";
        List<StoredObject>? versions = bucket.Objects.GetValueOrDefault(key);
        StoredObject? replaced = bucket.IsVersioned ? null : versions?.Find(v => v.VersionId == "null");
        x.State.Storage.Reserve(StoredBytes.Of(key, item), freed + (replaced is null ? 0 : StoredBytes.Of(key, replaced)));
        if (versions is null)
        {
            bucket.Objects[key] = versions = [];
        }

        if (!bucket.IsVersioned)
        {
            versions.RemoveAll(v => v.VersionId == "null");
        }

        versions.Add(item);
    }

    internal static Answer Stored(Bucket bucket, StoredObject item)
    {
        Answer answer = new Answer(200)
            .With("ETag", $"\"{item.ETag}\"")
            .With("x-amz-version-id", bucket.IsVersioned ? item.VersionId : null);
        Encryption.Tell(answer, item);
        return answer;
    }

    internal static string NewVersionId() =>
        Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(24)).Replace('+', '.').Replace('/', '_');

    private static bool HasGrants(SandboxRequest request) =>
        Authorizer.EffectiveHeaders(request).Any(h => h.Key.StartsWith("x-amz-grant-", StringComparison.OrdinalIgnoreCase));
}
