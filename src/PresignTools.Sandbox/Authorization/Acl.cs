using PresignTools.Sandbox.Http;
using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox.Authorization;

/// <summary>Canned ACLs of objects, as far as they grant reading.</summary>
internal static class Acl
{
    internal static bool IsRead(string action) => action is "s3:GetObject" or "s3:GetObjectVersion";

    internal static bool IsPublic(string? acl) => acl is "public-read" or "public-read-write" or "authenticated-read";

    /// <summary>Whether the object's ACL lets the caller read it.</summary>
    /// <param name="x">The request.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="existing">The object.</param>
    /// <param name="action">The action.</param>
    /// <param name="ignored">Whether it would, but IgnorePublicAcls of Block Public Access takes it for not there.</param>
    internal static bool Grants(Exchange x, Bucket bucket, StoredObject existing, string action, out bool ignored)
    {
        bool grants = bucket.ObjectOwnership != "BucketOwnerEnforced" && IsRead(action)
            && (existing.Acl is "public-read" or "public-read-write" || (existing.Acl == "authenticated-read" && !x.Caller.IsAnonymous));
        ignored = grants && x.Blocks(bucket, b => b.IgnorePublicAcls);
        return grants;
    }
}
