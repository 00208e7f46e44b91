using PresignTools.Diagnosis.Reasoning;

namespace PresignTools.Diagnosis.Causes.Region;

/// <summary>A static website host takes no signature.</summary>
internal sealed class WebsiteEndpoint : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("website-endpoint", CheckLayer.Region)
    {
        Title = "A static website host does not accept signatures",
        Why = "Website endpoints serve public content over plain HTTP. They ignore signatures.",
        Fix = "Sign for the REST host, BUCKET.s3.REGION.amazonaws.com.",
        Document = AwsDocuments.Website,
        Stages = [S3CheckStage.Routing, S3CheckStage.Mechanism, S3CheckStage.Authorization, S3CheckStage.Target],
        Statuses = [301, 302, 400, 403, 404, 405],
    };
}
