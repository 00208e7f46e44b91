using PresignTools.Facts;
using PresignTools.Policies.Matching;
using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Http;
using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox.Authentication;

/// <summary>
/// Keys of sessions with directory buckets. What S3 answers to a session that has ended, or belongs to another bucket, is not documented;
/// the answers here are those that it gives for sessions of STS.
/// </summary>
internal static class DirectoryKeys
{
    internal const string TokenHeader = "x-amz-s3session-token";

    /// <summary>Whether a bucket is a directory bucket.</summary>
    internal static bool IsDirectory(string? bucket) => Policies.Operations.DirectoryBucketPlan.IsFor(bucket);

    /// <summary>The service that a credential for this request must name.</summary>
    internal static string ServiceOf(SandboxRequest request) =>
        request.Target is { IsAnyRegion: true, Bucket: { } bucket } && IsDirectory(bucket)
            ? S3DirectoryBuckets.Service
            : request.Target.Location.Service;

    /// <summary>The key of a session with the bucket of the request; null if the key id is none of a session.</summary>
    /// <exception cref="Failure">InvalidAccessKeyId, InvalidToken or ExpiredToken.</exception>
    internal static FoundKey? Find(SandboxRequest request, World world, string accessKeyId, string? token, DateTimeOffset now)
    {
        foreach ((string name, Bucket bucket) in world.Buckets)
        {
            if (bucket.Sessions.Find(s => s.AccessKeyId == accessKeyId) is not { } session)
            {
                continue;
            }

            if (string.IsNullOrEmpty(token))
            {
                throw Failures.UnknownKey(accessKeyId, CauseId.ExpressSessionToken);
            }

            if (token != session.SessionToken || name != request.Target.Bucket)
            {
                throw Failures.InvalidToken(token, CauseId.MalformedSessionToken);
            }

            return now > session.ExpiresAt
                ? throw Failures.ExpiredToken(token)
                : new FoundKey(session.SecretAccessKey, new Caller
                {
                    Principal = RequestPrincipal.Parse(session.Principal),
                    AccessKeyId = accessKeyId,
                    DirectorySession = session,
                });
        }

        return null;
    }
}
