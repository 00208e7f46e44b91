namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>An Authorization header comes with the presigned URL.</summary>
internal sealed class TwoAuthMechanisms : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("two-auth-mechanisms", CheckLayer.Request)
    {
        Title = "An Authorization header comes with the presigned URL",
        Why = "A request may be authorized in one way only: by its query or by its Authorization header.",
        Fix = "Send the URL without an Authorization header: no bearer token, basic authentication or second signature.",
        Document = AwsDocuments.QueryAuth,
        Stages = [S3CheckStage.Mechanism],
    };
}
