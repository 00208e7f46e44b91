namespace PresignTools.Diagnosis.Causes.Policy;

/// <summary>A policy refuses signatures in the query (s3:authType).</summary>
internal sealed class AuthTypeCondition : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("auth-type-condition", CheckLayer.Policy)
    {
        Title = "A policy refuses signatures in the query (s3:authType)",
        Why = "s3:authType of a presigned URL is REST-QUERY-STRING. A policy that wants REST-HEADER refuses every one of them.",
        Fix = "Presigned URLs cannot work against this policy; sign in the header, or change it.",
        Document = AwsDocuments.PolicyConditions,
        Stages = [S3CheckStage.Authorization],
        Statuses = [403],
    };
}
