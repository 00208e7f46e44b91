namespace PresignTools.Diagnosis.Causes.Encryption;

/// <summary>The signer may not use the KMS key.</summary>
internal sealed class KmsPermissionMissing : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("kms-permission-missing", CheckLayer.Encryption)
    {
        Title = "The signer may not use the KMS key",
        Why = "S3 calls KMS in the signer's name. Permission on the object does not cover the key that encrypts it.",
        Fix = "Allow kms:Decrypt (downloads) or kms:GenerateDataKey (uploads) on the key to the signer.",
        Document = AwsDocuments.Kms,
        Stages = [S3CheckStage.Authorization, S3CheckStage.Encryption],
    };

    internal override bool IsProvenByAnswer(Evidence e) => false;
}
