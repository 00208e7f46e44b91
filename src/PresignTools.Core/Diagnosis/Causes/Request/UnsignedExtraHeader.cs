namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>An x-amz-* header is sent that was not signed.</summary>
internal sealed class UnsignedExtraHeader : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("unsigned-extra-header", CheckLayer.Request)
    {
        Title = "An x-amz-* header is sent that was not signed",
        Why = "S3 wants every x-amz-* header that is sent to be signed, so that nobody can add one to somebody else's URL.",
        Fix = "Do not send the header, or sign it into the URL: S3 refuses x-amz-* headers that are not signed.",
        Document = AwsDocuments.QueryAuth,
        Stages = [S3CheckStage.SignedHeaders],
    };

    internal override bool IsProvenByAnswer(Evidence e) => false;
}
