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
        new(CauseId.HiddenCallNotPermitted, CheckLayer.Permission,
            "The tool makes a call of its own, and that one is not permitted",
            "Tools ask S3 for more than the user sees: for the bucket's region, its settings, the list of buckets, an object's tags. S3 "
            + "judges each call by itself.",
            "Allow the action of the refused call, or set the tool so that it does not make it (give it the region, turn its check off).",
            AwsDocuments.ActionsAndPolicies),
        new(CauseId.MissingIdentityPermission, CheckLayer.Permission,
            "The signer's identity policy does not allow the action",
            "Signing is local and checks no permission. S3 evaluates the signer's policies when the URL is used. What no "
            + "policy allows is denied.",
            "Allow the action on arn:aws:s3:::BUCKET/KEY in the signer's policy (with /* for objects).",
            AwsDocuments.ActionsAndPolicies),
        new(CauseId.MultipartStepPermission, CheckLayer.Permission,
            "A step of the multipart upload is not permitted",
            "Clients upload large objects in parts. The steps need more than a single PUT: kms:Decrypt with SSE-KMS, "
            + "s3:ListBucketMultipartUploads, s3:ListMultipartUploadParts, s3:AbortMultipartUpload.",
            "Allow what the step needs, or upload in one PUT (up to 5 GB). A condition on a header must hold for every step: only "
            + "CreateMultipartUpload carries ACL, tags and encryption.",
            AwsDocuments.Multipart),
    ];
}
