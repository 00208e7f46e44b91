namespace PresignTools.Diagnosis.Causes.Permission;

/// <summary>An ACL is asked for, but ACLs are disabled or s3:PutObjectAcl is missing.</summary>
internal sealed class AclWithoutPermissionOrAclsDisabled : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("acl-without-permission-or-acls-disabled", CheckLayer.Permission)
    {
        Title = "An ACL is asked for, but ACLs are disabled or s3:PutObjectAcl is missing",
        Why = "An ACL in the request needs s3:PutObjectAcl. Buckets made since April 2023 have ACLs turned off, and refuse "
            + "most of them.",
        Fix = "Leave x-amz-acl out, or allow s3:PutObjectAcl and enable ACLs.",
        Document = AwsDocuments.Ownership,
        Stages = [S3CheckStage.Authorization, S3CheckStage.Operation],
        Statuses = [400, 403],
    };

    internal override bool IsRuledOut(Evidence e) =>
        e.Operation is not null && !e.IsUpload && e.Operation?.EndsWith("Acl", StringComparison.Ordinal) != true;
}
