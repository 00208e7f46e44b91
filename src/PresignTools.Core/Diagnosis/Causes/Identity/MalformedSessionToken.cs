namespace PresignTools.Diagnosis.Causes.Identity;

/// <summary>The session token is not one, or does not belong to this key.</summary>
internal sealed class MalformedSessionToken : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("malformed-session-token", CheckLayer.Identity)
    {
        Title = "The session token is not one, or does not belong to this key",
        Why = "S3 opens the token to find the session and checks that it belongs to the key. A cut, altered or foreign token "
            + "is refused before the signature.",
        Fix = "Give the signer key, secret and token of one and the same session, the token unchanged; it is percent-encoded "
            + "once in the URL.",
        Document = AwsDocuments.TemporaryCredentials,
        Stages = [S3CheckStage.Credential, S3CheckStage.Signature],
    };
}
