namespace PresignTools.Diagnosis.Causes.Identity;

/// <summary>The signer's temporary credentials end before the URL does.</summary>
internal sealed class CredentialsExpiredBeforeUrl : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("credentials-expired-before-url", CheckLayer.Identity)
    {
        Title = "The signer's temporary credentials end before the URL does",
        Why = "A URL lives no longer than the credentials that signed it, whatever X-Amz-Expires says. When the session ends, "
            + "S3 refuses the token.",
        Fix = "Sign with credentials that live as long as the URL must, or sign a fresh URL when it is needed.",
        Document = AwsDocuments.Presigned,
        Stages = [S3CheckStage.Credential],
    };

    internal override bool IsProvenByAnswer(Evidence e) => true;
}
