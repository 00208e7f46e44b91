using PresignTools.Intake;
using PresignTools.Policies;
using PresignTools.Policies.Decisions;

namespace PresignTools.Tests.Diagnosis.Causes.Permission;

public class BucketPolicyMissingAllowCrossAccountTests : CauseTests
{
    private const string NoBucketPolicy = "because no resource-based policy allows the s3:GetObject action";

    private static readonly DiagnosisInput Others = Get(Failure.Bare) with
    {
        Principal = Given.Signer,
        Bucket = new() { IsOwnedBySigner = false },
    };

    private protected override string Cause => CauseId.BucketPolicyMissingAllowCrossAccount;

    private protected override CauseRow[] Recognized =>
    [
        new("S3 says so", Get(S3Says.Row("access-denied-implicit", Denials.Of("s3:GetObject", NoBucketPolicy))))
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "no resource-based policy",
        },
        new("the bucket policy that was given allows somebody else", Others with { Policies = ForSomebodyElse })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "bucket",
        },
        new("the bucket is another account's", Others)
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "The bucket is another account's, and S3 gave no reason",
        },
        new("the signer's own policies allow it", Others with { Bucket = new(), Policies = Given.All })
        {
            Kind = EvidenceKind.Circumstance,
            Says = "The signer's own policies allow it, and S3 gave no reason",
        },
        new("S3 gives no reason, where it gives one within an account", Others with { Bucket = new() })
        {
            Kind = EvidenceKind.Circumstance,
            Says = "S3 gave no reason. To a signer of the bucket's own account or organization it gives one",
        },
        new("the accounts are known, and the answer has no word", Others with
        {
            Bucket = new() { OwnerAccount = "999988887777" },
            Response = S3Says.Status(403),
        })
        {
            Kind = EvidenceKind.Circumstance,
            Says = "The signer belongs to account 111122223333, the bucket to 999988887777",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("one account", Others with { Bucket = new() { IsOwnedBySigner = true } }) { Root = CauseRow.Undecided },
        new("the bucket policy denies it", Others with { Policies = Given.Deny("StringNotEquals", "aws:PrincipalAccount", "444455556666") })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
        new("the signer's own policies do not allow it", Get(S3Says.Row("access-denied-implicit", Denials.Implicit)))
        {
            Root = CauseId.MissingIdentityPermission,
        },
    ];

    private protected override CauseRow[] OtherAnswers => NotOfPolicies(Others with { Policies = ForSomebodyElse });

    private static PolicySet ForSomebodyElse => Given.All with
    {
        Bucket = Failure.Policy(
            PolicyKind.Bucket, """{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"s3:GetObject","Resource":"*"}"""),
    };
}
