namespace PresignTools.Diagnosis.Causes.Identity;

/// <summary>A temporary key signed without its session token.</summary>
internal sealed class MissingSessionToken : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("missing-session-token", CheckLayer.Identity)
    {
        Title = "A temporary key signed without its session token",
        Why = "A temporary key means nothing to S3 without its session token, which must be in the URL as X-Amz-Security-Token "
            + "and is signed.",
        Fix = "Give the session token to the signer together with the ASIA... key and its secret.",
        Document = AwsDocuments.TemporaryCredentials,
        Stages = [S3CheckStage.Credential, S3CheckStage.Signature],
    };

    internal override bool IsRuledOut(Evidence e) =>
        e.AccessKeyId?.StartsWith("AKIA", StringComparison.Ordinal) == true || e.Url is { HasSessionToken: true };
}
