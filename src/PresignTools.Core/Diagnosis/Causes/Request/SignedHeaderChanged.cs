namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>A signed header is sent with another value.</summary>
internal sealed class SignedHeaderChanged : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("signed-header-changed", CheckLayer.Request)
    {
        Title = "A signed header is sent with another value",
        Why = "The value of a signed header is part of what is signed, to the letter.",
        Fix = "Send the header with exactly the value that was signed.",
        Document = AwsDocuments.HeaderAuth,
        Stages = [S3CheckStage.Signature],
    };
}
