using PresignTools.Facts;
using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Authentication;
using PresignTools.Sandbox.Http;

namespace PresignTools.Sandbox.Authorization;

/// <summary>
/// Directory buckets: a session was authorized when it began; without one each request is, by the same action. What they do not have is
/// refused.
/// </summary>
internal static class DirectoryAccess
{
    /// <summary>Whether the request is decided here: it comes with a session.</summary>
    /// <exception cref="Failure">NotImplemented, or AccessDenied for a session that only reads.</exception>
    internal static bool IsDecided(Exchange x, string operation)
    {
        if (!DirectoryKeys.IsDirectory(x.Request.Target.Bucket))
        {
            return false;
        }

        CheckSettings(x);
        DirectoryBucketUse use = S3DirectoryBuckets.UseOf(operation);
        if (use == DirectoryBucketUse.None)
        {
            throw new Failure(
                501,
                "NotImplemented",
                "The requested operation is not implemented for directory buckets",
                CauseId.DirectoryBucketUnsupported);
        }

        if (x.Caller.DirectorySession is not { } session)
        {
            x.SessionMode ??= S3DirectoryBuckets.IsReadOnly(operation) ? "ReadOnly" : "ReadWrite";
            return false;
        }

        return use == DirectoryBucketUse.Session && (session.Mode != "ReadOnly" || S3DirectoryBuckets.IsReadOnly(operation))
            ? true
            : throw new Failure(403, "AccessDenied", "Access Denied", null) { DeniedBy = "the mode of the session" };
    }

    private static void CheckSettings(Exchange x)
    {
        IEnumerable<(string Name, string Value)> settings = x.Request.Headers.Select(static h => (h.Key, h.Value))
            .Concat(x.Request.Url.Parameters.Select(static p => (p.Name, p.Value)));
        foreach ((string name, string value) in settings)
        {
            if (S3DirectoryBuckets.WhyRefused(name.ToLowerInvariant(), value) is not null)
            {
                throw new Failure(
                    501,
                    "NotImplemented",
                    "A header you provided implies functionality that is not implemented",
                    CauseId.DirectoryBucketUnsupported,
                    ("Header", name),
                    ("additionalMessage", name));
            }
        }
    }
}
