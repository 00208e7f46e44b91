// Written by build.ps1 Generate from the definitions in Diagnosis/Causes. Do not edit.
namespace PresignTools.Catalogue;

/// <content>Entries of the layer Encryption.</content>
public static partial class CauseCatalogue
{
    private static Cause[] EncryptionCauses() =>
    [
        new(CauseId.KmsKeyDisabledOrMissing, CheckLayer.Encryption,
            "The KMS key is disabled, pending deletion or not there",
            "Without a working key, in the bucket's region, S3 can neither encrypt nor decrypt the object.",
            "Enable the key or cancel its deletion; it must lie in the bucket's region.",
            AwsDocuments.KmsState),
        new(CauseId.KmsKeyPolicy, CheckLayer.Encryption,
            "The KMS key's policy does not allow the signer",
            "A KMS key is ruled by its own policy: what that does not open to the signer, or to the signer's account, no "
            + "other policy can.",
            "Allow the signer, or its account, in the key policy; another account needs a customer-managed key.",
            AwsDocuments.KmsKeys),
        new(CauseId.KmsPermissionMissing, CheckLayer.Encryption,
            "The signer may not use the KMS key",
            "S3 calls KMS in the signer's name. Permission on the object does not cover the key that encrypts it.",
            "Allow kms:Decrypt (downloads) or kms:GenerateDataKey (uploads) on the key to the signer.",
            AwsDocuments.Kms),
    ];
}
