using PresignTools.Intake;
using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Object;

public class ObjectOwnershipTests : CauseTests
{
    private static readonly BucketFacts OfAnother = new() { OwnerAccount = "111122223333", ObjectOwnerAccount = "999988887777" };

    private static readonly BucketFacts Own = new() { IsOwnedBySigner = true, AclsDisabled = false, MayList = true };

    private protected override string Cause => CauseId.ObjectOwnership;

    private protected override CauseRow[] Recognized =>
    [
        new("another account wrote the object", Get(Failure.Bare) with { Bucket = OfAnother })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "The bucket belongs to 111122223333, and 999988887777 wrote the object",
            Fix = "Set Object Ownership to BucketOwnerEnforced",
        },
        new("the same behind a refusal without a word", Get(S3Says.Status(403)) with { Bucket = OfAnother })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "without bucket-owner-full-control it belongs to the writer",
        },
        new("no reason, in the signer's own bucket with ACLs", Get(Failure.Bare) with { Bucket = Own })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "S3 gives no reason, which it does for everything that a policy refuses",
            Fix = "bucket-owner-full-control",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the bucket's owner wrote the object", Get(Failure.Bare) with
        {
            Bucket = OfAnother with { ObjectOwnerAccount = "111122223333" },
        })
        {
            Root = CauseRow.Undecided,
        },
        new("without ACLs the bucket's owner owns all", Get(Failure.Bare) with { Bucket = OfAnother with { AclsDisabled = true } })
        {
            Root = CauseRow.Undecided,
        },
        new("an upload owns what it writes", Put(Failure.Bare) with { Bucket = OfAnother }) { Root = CauseRow.Undecided },
        new("the owner that was expected is wrong", Get(Failure.Bare) with
        {
            Url = Signed.Url(query: [("x-amz-expected-bucket-owner", "444455556666")]),
            Bucket = Own with { OwnerAccount = "111122223333" },
        })
        {
            Root = CauseId.WrongBucketOrKey,
        },
        new("a policy that was given refuses it", Get(Failure.Bare) with
        {
            Bucket = Own,
            Principal = "arn:aws:iam::111122223333:user/app",
            Policies = MayOnlyWrite,
        })
        {
            Root = CauseId.MissingIdentityPermission,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 gives the reason", Get(S3Says.Row("access-denied-explicit", Denials.Explicit)) with { Bucket = OfAnother })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
        new("S3 had not come to the object", Get(S3Says.Row("url-expired")) with { Bucket = OfAnother }) { Root = CauseId.UrlExpired },
    ];

    private static PolicySet MayOnlyWrite => new()
    {
        Identity = [Failure.Policy(PolicyKind.Identity, """{"Effect":"Allow","Action":"s3:PutObject","Resource":"*"}""")],
    };
}
