// Written by build.ps1 Generate from the definitions in Diagnosis/Causes. Do not edit.
namespace PresignTools.Catalogue;

/// <content>Entries of the layer Encryption.</content>
public static partial class CauseCatalogue
{
    private static Cause[] EncryptionCauses() =>
    [
        new(CauseId.KmsKeyDisabledOrMissing, CheckLayer.Encryption,
            "The KMS key is disabled, pending deletion or does not exist",
            "S3 needs a working key in the bucket's region to encrypt or decrypt the object.",
            "Enable the key or cancel its deletion. It must be in the bucket's region.",
            AwsDocuments.KmsState),
        new(CauseId.KmsKeyPolicy, CheckLayer.Encryption,
            "The KMS key's policy does not allow the signer",
            "A KMS key is controlled by its own key policy. If that policy does not open the key to the signer or to the "
            + "signer's account, no other policy can.",
            "Allow the signer, or its account, in the key policy; another account needs a customer-managed key.",
            AwsDocuments.KmsKeys),
        new(CauseId.KmsPermissionMissing, CheckLayer.Encryption,
            "The signer may not use the KMS key",
            "S3 calls KMS in the signer's name. Permission on the object does not cover the key that encrypts it.",
            "Allow the signer kms:Decrypt (downloads) or kms:GenerateDataKey (uploads) on the key.",
            AwsDocuments.Kms),
    ];
}
