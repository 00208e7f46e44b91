namespace PresignTools.Diagnosis.Causes.Encryption;

/// <summary>The KMS key's policy does not allow the signer.</summary>
internal sealed class KmsKeyPolicy : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("kms-key-policy", CheckLayer.Encryption)
    {
        Title = "The KMS key's policy does not allow the signer",
        Why = "A KMS key is ruled by its own policy: what that does not open to the signer, or to the signer's account, no "
            + "other policy can.",
        Fix = "Allow the signer, or its account, in the key policy; another account needs a customer-managed key.",
        Document = AwsDocuments.KmsKeys,
        Stages = [S3CheckStage.Authorization, S3CheckStage.Encryption],
    };
}
