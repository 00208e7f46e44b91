namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>A query parameter was added after signing.</summary>
internal sealed class ExtraQueryParameter : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("extra-query-parameter", CheckLayer.Request)
    {
        Title = "A query parameter was added after signing",
        Why = "All of the query except the signature is signed. A tracking parameter added later breaks it.",
        Fix = "Do not append anything to a presigned URL: every parameter is signed.",
        Document = AwsDocuments.QueryAuth,
        Stages = [S3CheckStage.Signature],
    };
}
