namespace PresignTools.Diagnosis.Causes.Region;

/// <summary>The host that S3 saw is not the one that was signed.</summary>
internal sealed class SignedHostMismatch : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("signed-host-mismatch", CheckLayer.Region)
    {
        Title = "The host that S3 saw is not the one that was signed",
        Why = "The Host header is always signed. A proxy, CDN or CNAME that changes it makes another request of it.",
        Fix = "Sign for the host that the client calls, or let proxy and CDN pass the Host header on unchanged.",
        Document = AwsDocuments.HeaderAuth,
        Stages = [S3CheckStage.Scope, S3CheckStage.Signature],
    };
}
