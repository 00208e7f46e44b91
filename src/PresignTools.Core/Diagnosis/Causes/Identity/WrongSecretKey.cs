namespace PresignTools.Diagnosis.Causes.Identity;

/// <summary>Another secret key signed the URL.</summary>
internal sealed class WrongSecretKey : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("wrong-secret-key", CheckLayer.Identity)
    {
        Title = "Another secret key signed the URL",
        Why = "The signature is an HMAC under the secret key. S3 knows the right secret by the access key id, and computes "
            + "another signature.",
        Fix = "Sign with the secret that belongs to the access key id in the URL. Copy it without blanks or line breaks at its "
            + "ends.",
        Document = AwsDocuments.AccessKeys,
        Stages = [S3CheckStage.Signature, S3CheckStage.PostPolicy],
    };
}
