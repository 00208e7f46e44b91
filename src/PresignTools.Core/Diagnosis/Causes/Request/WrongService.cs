using PresignTools.Diagnosis.Reasoning;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>Signed for another service than S3.</summary>
internal sealed class WrongService : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("wrong-service", CheckLayer.Request)
    {
        Title = "Signed for another service than S3",
        Why = "The service is part of the credential scope. S3 takes signatures for s3 only.",
        Fix = "Sign for service s3.",
        Document = AwsDocuments.QueryAuth,
        Stages = [S3CheckStage.Scope],
        Statuses = [400],
    };
}
