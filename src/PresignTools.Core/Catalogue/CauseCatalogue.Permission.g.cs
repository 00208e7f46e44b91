// Written by build.ps1 Generate from the definitions in Diagnosis/Causes. Do not edit.
namespace PresignTools.Catalogue;

/// <content>Entries of the layer Permission.</content>
public static partial class CauseCatalogue
{
    private static Cause[] PermissionCauses() =>
    [
        new(CauseId.AclWithoutPermissionOrAclsDisabled, CheckLayer.Permission,
            "An ACL is requested, but ACLs are disabled or s3:PutObjectAcl is missing",
            "An ACL in the request needs s3:PutObjectAcl. Buckets made since April 2023 have ACLs turned off, and refuse "
            + "most of them.",
            "Leave x-amz-acl out, or allow s3:PutObjectAcl and enable ACLs.",
            AwsDocuments.Ownership),
        new(CauseId.BucketPolicyMissingAllowCrossAccount, CheckLayer.Permission,
            "Cross-account: the bucket policy does not allow the signer",
            "Across accounts both sides must allow: the signer's own policy and the policy of the bucket's owner.",
            "Both sides must allow it: the signer's own policy and the bucket policy.",
            AwsDocuments.CrossAccount),
        new(CauseId.MissingIdentityPermission, CheckLayer.Permission,
            "The signer's identity policy does not allow the action",
            "Signing is local and checks no permission. S3 evaluates the signer's policies when the URL is used. What no "
            + "policy allows is denied.",
            "Allow the action on arn:aws:s3:::BUCKET/KEY in the signer's policy (with /* for objects).",
            AwsDocuments.ActionsAndPolicies),
    ];
}
