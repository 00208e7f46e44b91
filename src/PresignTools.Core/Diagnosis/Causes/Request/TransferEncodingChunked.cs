using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>The client sends a chunked body.</summary>
internal sealed class TransferEncodingChunked : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("transfer-encoding-chunked", CheckLayer.Request)
    {
        Title = "The client sends a chunked body",
        Why = "S3 must know the length of an upload beforehand. It does not take bodies of unknown length.",
        Fix = "Send a Content-Length: S3 does not take Transfer-Encoding: chunked.",
        Document = AwsDocuments.PutObject,
        Stages = [S3CheckStage.Operation],
    };

    internal override bool IsProvenByAnswer(Evidence e) =>
        (e.Response!.Elements.TryGetValue("Header", out string? header) && header.HasAny("Transfer-Encoding")) || e.Header("transfer-encoding") is not null;
}
