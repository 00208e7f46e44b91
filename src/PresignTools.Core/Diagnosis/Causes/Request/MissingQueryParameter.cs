using PresignTools.Diagnosis.Reasoning;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>A parameter of the signature is missing.</summary>
internal sealed class MissingQueryParameter : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("missing-query-parameter", CheckLayer.Request)
    {
        Title = "A parameter of the signature is missing",
        Why = "S3 needs six parameters to check a signature. If one is missing, S3 does not treat the URL as signed, or "
            + "cannot read it.",
        Fix = "Take the whole URL: all six X-Amz- parameters must be there.",
        Document = AwsDocuments.QueryAuth,
        Stages = [S3CheckStage.Mechanism, S3CheckStage.Parameters],
        Statuses = [400, 403],
    };
}
