using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>HEAD with a URL that was signed for GET.</summary>
internal sealed class HeadWithGetUrl : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("head-with-get-url", CheckLayer.Request)
    {
        Title = "HEAD with a URL that was signed for GET",
        Why = "HEAD is a method of its own, though it asks for the same as GET. Link previews and download managers send it.",
        Fix = "Sign a URL for HEAD, or send GET with Range: bytes=0-0, which need not be signed.",
        Document = AwsDocuments.HeadObject,
        Stages = [S3CheckStage.Signature],
    };

    internal override bool IsRuledOut(Evidence e) =>
        (e.Input.IsStatusReported && e.Method is null) || e.Method is not (null or "HEAD") || e.Signing.Operation == "HeadObject"
        || (!e.IsPresigned && e.Raw is null && e.SaysSigned && !e.Signing.Text.HasAny("presign", "signed"));
}
