using PresignTools.Intake;
using PresignTools.Policies;
using PresignTools.Policies.Decisions;

namespace PresignTools.Tests.Diagnosis.Causes.Object;

public class KeyMissingWithoutListPermissionTests : CauseTests
{
    private const string MayNotList = "because no identity-based policy allows the s3:ListBucket action";

    private static readonly BucketFacts Missing = new() { ObjectExists = false, MayList = false };

    private static readonly DiagnosisInput Allowed = Get(Failure.Bare) with
    {
        Principal = "arn:aws:iam::111122223333:user/app",
        Policies = Reads("""["s3:GetObject"]"""),
    };

    private protected override string Cause => CauseId.KeyMissingWithoutListPermission;

    private protected override CauseRow[] Recognized =>
    [
        new("S3 refuses to list the bucket for a download", Get(S3Says.Row("access-denied-implicit", List)))
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "it looks at that permission only when the object is not there",
        },
        new("AWS shows that the object is not there", Get(Failure.Bare) with { Bucket = Missing })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "a caller who may not list the bucket gets 403 for it",
        },
        new("AWS shows it before the URL was used", Get() with { Bucket = Missing })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "The object does not exist",
        },
        new("the policies allow reading and not listing", Allowed)
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "The policies allow reading the object, and not listing the bucket",
        },
        new("somebody mentions that the signer may not list", Get(Failure.Bare) with
        {
            ClientMessage = "the role has s3:GetObject, no s3:ListBucket",
        })
        {
            Kind = EvidenceKind.Reported,
            Says = "You mentioned that the signer lacks s3:ListBucket",
        },
        new("a bare refusal", Get(Failure.Bare))
        {
            Kind = EvidenceKind.CommonCause,
            Says = "the answer is 403, not 404",
            Root = CauseRow.Undecided,
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("a caller who may list gets 404", Get(Failure.Bare) with { Bucket = new() { ObjectExists = false, MayList = true } })
        {
            Root = CauseRow.Undecided,
        },
        new("the object is there", Get(Failure.Bare) with { Bucket = new() { ObjectExists = true, MayList = false } })
        {
            Root = CauseRow.Undecided,
        },
        new("an upload makes the object", Put(Failure.Bare) with { Bucket = Missing }) { Root = CauseRow.Undecided },
        new("the policies allow listing too", Allowed with { Policies = Reads("""["s3:GetObject","s3:ListBucket"]""") })
        {
            Root = CauseRow.Undecided,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 says itself that there is no such object", Get(S3Says.Row("key-missing")) with { Bucket = Missing })
        {
            Root = CauseId.WrongBucketOrKey,
        },
        new("S3 had not come to the object", Get(S3Says.Row("url-expired")) with { Bucket = Missing }) { Root = CauseId.UrlExpired },
        new("a policy denies it", Get(S3Says.Row("access-denied-explicit", Denials.Explicit)) with { Bucket = Missing })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
    ];

    private static string List => Denials.Of("s3:ListBucket", MayNotList, "arn:aws:s3:::examplebucket");

    private static PolicySet Reads(string actions) => new()
    {
        Identity =
        [
            Failure.Policy(PolicyKind.Identity,
                $$"""{"Effect":"Allow","Action":{{actions}},"Resource":["arn:aws:s3:::examplebucket","arn:aws:s3:::examplebucket/*"]}"""),
        ],
    };
}
