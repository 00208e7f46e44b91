using PresignTools.Diagnosis.Reasoning;

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
}
