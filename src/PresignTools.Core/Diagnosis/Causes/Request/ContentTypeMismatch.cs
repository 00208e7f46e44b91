namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>Content-Type is not the one that was signed.</summary>
internal sealed class ContentTypeMismatch : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("content-type-mismatch", CheckLayer.Request)
    {
        Title = "Content-Type is not the one that was signed",
        Why = "Clients set Content-Type by themselves. Once signed, its value must be the very same, charset included.",
        Fix = "Send exactly the Content-Type that was signed (charset included), or sign without one.",
        Document = AwsDocuments.Presigned,
        Stages = [S3CheckStage.Signature],
    };

    internal override bool IsRuledOut(Evidence e) =>
        e.Method is "GET" or "HEAD" && e.Header("content-type") is null;
}
