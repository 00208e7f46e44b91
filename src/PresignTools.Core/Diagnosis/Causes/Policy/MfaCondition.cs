namespace PresignTools.Diagnosis.Causes.Policy;

/// <summary>A policy demands a signer with multi-factor authentication.</summary>
internal sealed class MfaCondition : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("mfa-condition", CheckLayer.Policy)
    {
        Title = "A policy demands a signer with multi-factor authentication",
        Why = "Only sessions that were opened with MFA carry aws:MultiFactorAuthPresent as true. Long-term keys do not have "
            + "the key at all.",
        Fix = "Sign with a session that used MFA. Long-term keys have no MFA key: a Deny with BoolIfExists refuses them, one "
            + "with Bool does not.",
        Document = AwsDocuments.Mfa,
        Stages = [S3CheckStage.Authorization, S3CheckStage.Encryption],
        Statuses = [403],
    };
}
