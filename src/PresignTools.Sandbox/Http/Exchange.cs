using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Authentication;
using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox.Http;

/// <summary>
/// One request in its world, while it is decided. Objects and uploads are read and changed under the gate of the state only; everything
/// else of a world stays as it is until another world takes its place.
/// </summary>
internal sealed class Exchange
{
    internal required SandboxRequest Request { get; init; }

    internal required SandboxState State { get; init; }

    internal required Network Network { get; init; }

    internal required Caller Caller { get; set; }

    internal required DateTimeOffset Now { get; init; }

    internal string? Operation { get; set; }

    internal required World World { get; set; }

    /// <summary>s3express:SessionMode, for a directory bucket.</summary>
    internal string? SessionMode { get; set; }

    internal string BucketName => Request.BucketName;

    /// <summary>The bucket of the request.</summary>
    /// <exception cref="Failure">NoSuchBucket.</exception>
    internal Bucket Bucket => World.Buckets.TryGetValue(BucketName, out Bucket? bucket) ? bucket : throw Failures.NoSuchBucket(BucketName);

    internal string Key => Request.Key;

    internal string? VersionId => Request.Query("versionId");

    internal Account Owner(Bucket bucket) => World.Accounts[bucket.Owner];

    /// <summary>Block Public Access of bucket and account together.</summary>
    internal bool Blocks(Bucket bucket, Func<BlockPublicAccess, bool> setting) =>
        (bucket.BlockPublicAccess is { } own && setting(own)) || (Owner(bucket).BlockPublicAccess is { } account && setting(account));
}
