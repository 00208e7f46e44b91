namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>A query parameter was changed or removed after signing.</summary>
internal sealed class QueryChanged : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("query-changed", CheckLayer.Request)
    {
        Title = "A query parameter was changed or removed after signing",
        Why = "All of the query except the signature is signed. A changed value, be it the expiry, breaks it.",
        Fix = "Use the URL as it was signed: every parameter is signed.",
        Document = AwsDocuments.QueryAuth,
        Stages = [S3CheckStage.Time, S3CheckStage.Signature, S3CheckStage.ExpiryRange],
    };
}
