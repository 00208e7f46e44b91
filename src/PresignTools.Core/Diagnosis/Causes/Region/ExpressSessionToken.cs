using PresignTools.Diagnosis.Reasoning;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Region;

/// <summary>A directory bucket needs a session of its own.</summary>
internal sealed class ExpressSessionToken : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("express-session-token", CheckLayer.Region)
    {
        Title = "A directory bucket needs a session of its own",
        Why = "Directory buckets authorize once, by CreateSession, and then take the session's own keys and token only.",
        Fix = "Sign with the keys of CreateSession, service s3express, and its token as X-Amz-S3session-Token; such a URL "
            + "lives 5 minutes at most.",
        Document = AwsDocuments.Express,
        Stages = [S3CheckStage.Parameters, S3CheckStage.Credential, S3CheckStage.Signature, S3CheckStage.Authorization],
        Statuses = [400, 403],
    };

    /// <summary>
    /// The name of a directory bucket ends in a zone and <c>--x-s3</c>. A client that does not know how such buckets are signed says so, or
    /// signs as for any bucket.
    /// </summary>
    internal override IEnumerable<Match> Find(Evidence e)
    {
        string text = e.WholeText;
        bool isDirectory = text.HasAny("--x-s3", "s3express");
        if (!isDirectory)
        {
            yield break;
        }

        if (e.Response is not { Code: not null } && text.HasAny("auth scheme", "authscheme", "CreateSession", "sigv4-s3express"))
        {
            yield return Match.SeenInRequest(
                "The bucket is a directory bucket, and the client stops where it has to sign for one.",
                "Use a version of the SDK that knows directory buckets (it calls CreateSession by itself), or a general purpose bucket.");
        }
    }
}
