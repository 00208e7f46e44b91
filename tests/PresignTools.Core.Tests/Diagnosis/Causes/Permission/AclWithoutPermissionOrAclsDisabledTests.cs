using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Permission;

public class AclWithoutPermissionOrAclsDisabledTests : CauseTests
{
    private static readonly DiagnosisInput SendsAcl = Put(Failure.Bare, ("x-amz-acl", "bucket-owner-read")) with
    {
        Url = Signed.Url(method: "PUT", headers: [("x-amz-acl", "bucket-owner-read")]),
        Principal = Given.Signer,
    };

    private static readonly BucketFacts WithoutAcls = new() { AclsDisabled = true };

    private protected override string Cause => CauseId.AclWithoutPermissionOrAclsDisabled;

    private protected override CauseRow[] Recognized =>
    [
        new("S3 says that the bucket takes no ACLs", SendsAcl with { Response = S3Says.Row("acls-disabled") })
        {
            Kind = EvidenceKind.StatedByS3,
            Says = "The request sets an ACL (bucket-owner-read), and the bucket has ACLs turned off",
            Fix = "Leave x-amz-acl out",
        },
        new("AWS shows that the bucket takes no ACLs", SendsAcl with { Bucket = WithoutAcls })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "and the bucket has ACLs turned off",
        },
        new("AWS shows it before the upload", SendsAcl with { Bucket = WithoutAcls, Response = null })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "and the bucket has ACLs turned off",
        },
        new("a bare refusal of an upload with an ACL", SendsAcl)
        {
            Kind = EvidenceKind.Circumstance,
            Says = "which needs s3:PutObjectAcl beside s3:PutObject",
            Fix = "s3:PutObjectAcl",
        },
        new("the signer's policies lack s3:PutObjectAcl", SendsAcl with { Policies = Given.Allow("\"s3:PutObject\"") })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "s3:PutObjectAcl",
        },
        new("a policy denies the ACL", SendsAcl with { Policies = Given.Deny("StringEquals", "s3:x-amz-acl", "bucket-owner-read") })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "x-amz-acl",
        },
        new("somebody says that the bucket has no ACLs, and one is set", Pasted(
            "Deploy fails with AccessDenied: Access Denied. In the bucket ACLs are disabled. Settings of the job: acl: public-read"))
        {
            By = FoundBy.Words,
            Kind = EvidenceKind.Circumstance,
            Says = "the bucket's ACLs are turned off, and an ACL is set",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the bucket has no ACLs, and none is set", Pasted("Deploy fails with AccessDenied: Access Denied. ACLs are disabled."))
        {
            Root = CauseRow.Undecided,
        },
        new("the bucket takes this ACL though it has none", SendsAcl with
        {
            Url = Signed.Url(method: "PUT", headers: [("x-amz-acl", "bucket-owner-full-control")]),
            Headers = Failure.Pairs(("x-amz-acl", "bucket-owner-full-control")),
            Bucket = WithoutAcls,
            Response = null,
        }),
        new("no ACL is sent", Put(Failure.Bare) with { Bucket = WithoutAcls }) { Root = CauseRow.Undecided },
    ];

    private protected override CauseRow[] OtherAnswers => NotOfPolicies(SendsAcl with { Bucket = WithoutAcls });
}
