using PresignTools.Diagnosis.Reasoning;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>A parameter of the signature is malformed.</summary>
internal sealed class MalformedQueryParameter : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("malformed-query-parameter", CheckLayer.Request)
    {
        Title = "A parameter of the signature is malformed",
        Why = "S3 reads the form of each signature parameter before anything else, and stops at the first that it cannot read.",
        Fix = "Use the URL as it was signed.",
        Document = AwsDocuments.QueryAuth,
        Stages = [S3CheckStage.Parameters, S3CheckStage.Format],
        Statuses = [400],
    };
}
