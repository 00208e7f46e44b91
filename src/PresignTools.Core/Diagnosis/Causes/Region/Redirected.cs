namespace PresignTools.Diagnosis.Causes.Region;

/// <summary>The server answered with a redirect.</summary>
internal sealed class Redirected : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("redirected", CheckLayer.Region)
    {
        Title = "The server answered with a redirect",
        Why = "The answer points to another host. The URL is signed for the one it names, so following it needs a new "
            + "signature.",
        Fix = "Sign for the host that the answer names; a followed redirect changes the signed host.",
        Document = AwsDocuments.Redirects,
        Stages = [S3CheckStage.Routing],
    };
}
