// Written by build.ps1 Generate from the definitions in Diagnosis/Causes. Do not edit.
namespace PresignTools.Catalogue;

/// <content>Ids of the layer Permission.</content>
public static partial class CauseId
{
    /// <summary>An ACL is requested, but ACLs are disabled or s3:PutObjectAcl is missing.</summary>
    public const string AclWithoutPermissionOrAclsDisabled = "acl-without-permission-or-acls-disabled";

    /// <summary>Cross-account: the bucket policy does not allow the signer.</summary>
    public const string BucketPolicyMissingAllowCrossAccount = "bucket-policy-missing-allow-cross-account";

    /// <summary>The tool makes a call of its own, and that one is not permitted.</summary>
    public const string HiddenCallNotPermitted = "hidden-call-not-permitted";

    /// <summary>The signer's identity policy does not allow the action.</summary>
    public const string MissingIdentityPermission = "missing-identity-permission";

    /// <summary>A step of the multipart upload is not permitted.</summary>
    public const string MultipartStepPermission = "multipart-step-permission";
}
