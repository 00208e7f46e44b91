namespace PresignTools.Diagnosis.Causes.Region;

/// <summary>The endpoint is not the bucket's own, and S3 redirects.</summary>
internal sealed class WrongEndpointGlobalRedirect : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("wrong-endpoint-global-redirect", CheckLayer.Region)
    {
        Title = "The endpoint is not the bucket's own, and S3 redirects",
        Why = "The global endpoint, or that of another region, sends clients on to the bucket's own. The host is signed, so a "
            + "redirect ends the signature.",
        Fix = "Sign for the regional host, BUCKET.s3.REGION.amazonaws.com: the host is signed, so a redirect breaks the "
            + "signature.",
        Document = AwsDocuments.Redirects,
        Stages = [S3CheckStage.Routing, S3CheckStage.Scope, S3CheckStage.Signature, S3CheckStage.Preflight],
    };

    internal override bool IsRuledOut(Evidence e) =>
        e.IsSignatureRefusal && e.Location is { IsGlobal: false };
}
