namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>Sent with another HTTP method than the one that was signed.</summary>
internal sealed class WrongMethod : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("wrong-method", CheckLayer.Request)
    {
        Title = "Sent with another HTTP method than the one that was signed",
        Why = "The method is the first line of what is signed. A URL for GET cannot PUT.",
        Fix = "Send the method that was signed, or sign for the one that is sent.",
        Document = AwsDocuments.Presigned,
        Stages = [S3CheckStage.Signature, S3CheckStage.Target, S3CheckStage.PostPolicy],
    };
}
