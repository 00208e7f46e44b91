// Written by build.ps1 Generate from the definitions in Diagnosis/Causes. Do not edit.
namespace PresignTools.Catalogue;

/// <content>Ids of the layer Encryption.</content>
public static partial class CauseId
{
    /// <summary>The KMS key is disabled, pending deletion or does not exist.</summary>
    public const string KmsKeyDisabledOrMissing = "kms-key-disabled-or-missing";

    /// <summary>The KMS key's policy does not allow the signer.</summary>
    public const string KmsKeyPolicy = "kms-key-policy";

    /// <summary>The signer may not use the KMS key.</summary>
    public const string KmsPermissionMissing = "kms-permission-missing";
}
