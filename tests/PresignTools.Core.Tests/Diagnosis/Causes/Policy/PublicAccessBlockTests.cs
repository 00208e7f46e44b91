using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Policy;

public class PublicAccessBlockTests : CauseTests
{
    private static readonly DiagnosisInput SendsAcl = Put(Failure.Bare, ("x-amz-acl", "public-read")) with
    {
        Url = Signed.Url(method: "PUT", headers: [("x-amz-acl", "public-read")]),
    };

    private static readonly BucketFacts Blocks = new() { BlockPublicAcls = true };

    private protected override string Cause => CauseId.PublicAccessBlock;

    private protected override CauseRow[] Recognized =>
    [
        new("S3 says so", SendsAcl with { Response = S3Says.Row("access-denied-block-public-acls", Stated) })
        {
            Kind = EvidenceKind.StatedByS3,
            Says = "BlockPublicAcls",
        },
        new("AWS shows that public ACLs are blocked", SendsAcl with { Bucket = Blocks })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "The request sets the public ACL 'public-read', and BlockPublicAcls is on.",
            Fix = "Leave the ACL out",
        },
        new("a grant to everybody", Put(Failure.Bare, ("x-amz-grant-read", Everybody)) with
        {
            Url = Signed.Url(method: "PUT", headers: [("x-amz-grant-read", Everybody)]),
            Bucket = Blocks,
        })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "'a grant to all users', and BlockPublicAcls is on.",
        },
        new("the bucket's settings are not known", SendsAcl)
        {
            Kind = EvidenceKind.Circumstance,
            Says = "it is on for buckets made since April 2023",
            Fix = "Get-S3PublicAccessBlock -BucketName 'examplebucket'",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("public ACLs are not blocked", SendsAcl with { Bucket = new() { BlockPublicAcls = false } })
        {
            Root = CauseId.AclWithoutPermissionOrAclsDisabled,
        },
        new("a private ACL", SendsAcl with
        {
            Url = Signed.Url(method: "PUT", headers: [("x-amz-acl", "private")]),
            Headers = Failure.Pairs(("x-amz-acl", "private")),
            Bucket = Blocks,
        })
        {
            Root = CauseId.AclWithoutPermissionOrAclsDisabled,
        },
    ];

    private protected override CauseRow[] OtherAnswers => NotOfPolicies(SendsAcl with { Bucket = Blocks });

    private static string Everybody => "uri=\"http://acs.amazonaws.com/groups/global/AllUsers\"";

    private static string Stated =>
        Denials.Of("s3:PutObject", "because public ACLs are prevented by the BlockPublicAcls setting in S3 Block Public Access");
}
