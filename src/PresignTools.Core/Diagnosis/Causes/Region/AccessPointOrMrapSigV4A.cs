namespace PresignTools.Diagnosis.Causes.Region;

/// <summary>A multi-region access point needs SigV4A.</summary>
internal sealed class AccessPointOrMrapSigV4A : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("access-point-or-mrap-sigv4a", CheckLayer.Region)
    {
        Title = "A multi-region access point needs SigV4A",
        Why = "A multi-region access point can be served from any region, so it takes the signature that is not bound to one: "
            + "SigV4A.",
        Fix = "Sign with SigV4A and region set *, with a token of a regional STS endpoint.",
        Document = AwsDocuments.MultiRegion,
        Stages = [S3CheckStage.Mechanism, S3CheckStage.Format, S3CheckStage.Scope, S3CheckStage.Signature],
    };
}
