namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>An x-amz-* header was moved into the query.</summary>
internal sealed class HoistedHeader : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("hoisted-header", CheckLayer.Request)
    {
        Title = "An x-amz-* header was moved into the query",
        Why = "SDKs move x-amz-* headers into the query. S3 honours some of them there and not others, and policies may look "
            + "at headers only.",
        Fix = "Where it must be sure to count, sign it as a header and let the client send it.",
        Document = AwsDocuments.QueryAuth,
        Stages = [S3CheckStage.Signature, S3CheckStage.Authorization, S3CheckStage.Operation],
    };
}
