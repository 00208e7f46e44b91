namespace PresignTools.Diagnosis.Causes.Encryption;

/// <summary>The KMS key is disabled, pending deletion or not there.</summary>
internal sealed class KmsKeyDisabledOrMissing : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("kms-key-disabled-or-missing", CheckLayer.Encryption)
    {
        Title = "The KMS key is disabled, pending deletion or not there",
        Why = "Without a working key, in the bucket's region, S3 can neither encrypt nor decrypt the object.",
        Fix = "Enable the key or cancel its deletion; it must lie in the bucket's region.",
        Document = AwsDocuments.KmsState,
        Stages = [S3CheckStage.Authorization, S3CheckStage.Encryption],
    };
}
