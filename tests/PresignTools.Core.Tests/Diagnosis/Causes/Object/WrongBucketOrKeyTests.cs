using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Object;

public class WrongBucketOrKeyTests : CauseTests
{
    private static readonly BucketFacts OtherCase = new() { ObjectKey = "Reports/Q3.pdf" };

    private static readonly DiagnosisInput OfOwner = Get(Failure.Bare) with
    {
        Url = Signed.Url(query: [("x-amz-expected-bucket-owner", "444455556666")]),
    };

    private protected override string Cause => CauseId.WrongBucketOrKey;

    private protected override CauseRow[] Recognized =>
    [
        new("there is no object of that key", Get(S3Says.Row("key-missing")))
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "There is no object with key 'reports/q3.pdf'",
        },
        new("there is no such version", Get(S3Says.Row("version-missing")))
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "S3 answered NoSuchVersion (404)",
        },
        new("AWS has no object of that key", Get() with { Bucket = new() { Exists = true, ObjectExists = false } })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "There is no object with key 'reports/q3.pdf'.",
        },
        new("the object is stored in other letters", Get() with { Bucket = OtherCase })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The object is stored as 'Reports/Q3.pdf', and 'reports/q3.pdf' was requested.",
        },
        new("another bucket was meant", Get() with { Bucket = new() { Name = "example-bucket" } })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The URL is for bucket 'examplebucket', meant was 'example-bucket'.",
        },
        new("S3 names another bucket", Get(S3Says.Row("bucket-missing", ("BucketName", "anotherbucket"))))
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The answer names the bucket 'anotherbucket', the URL 'examplebucket'",
            Fix = "Compare host and path",
        },
        new("S3 names another key", Get(S3Says.Row("object-archived", ("Key", "reports/q4.pdf"))))
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The answer names the key 'reports/q4.pdf', the URL 'reports/q3.pdf'",
            Fix = "Compare the path",
            Root = CauseId.ObjectArchived,
        },
        new("the bucket is another account's than was expected", OfOwner with { Bucket = new() { OwnerAccount = "111122223333" } })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "belongs to account 444455556666 (x-amz-expected-bucket-owner); it belongs to 111122223333",
            Fix = "-ExpectedBucketOwner",
        },
        new("an owner was expected, and nobody knows whose the bucket is", OfOwner)
        {
            Kind = EvidenceKind.Circumstance,
            Says = "a bucket of another account is refused without a reason",
        },
        new("the signer was given a prefix with the bucket", Get(Failure.Mismatch) with
        {
            SignedParameters = [new("Bucket", "examplebucket/reports")],
        })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "'examplebucket/reports', with a slash in it: a prefix belongs to the key",
            Fix = "the prefix with the key",
        },
        new("the URL does not have the bucket that was given", Get() with { SignedParameters = [new("Bucket", "photos")] })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The signer was given bucket 'photos', and the URL goes to 'examplebucket'",
            Fix = "An endpoint that was set by hand",
        },
        new("a key that S3 cannot store", Get() with
        {
            Url = Signed.Url().Replace("reports/", new string('r', 1100) + "/", StringComparison.Ordinal),
        })
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.Recomputed,
            Says = "1024",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the same key, encoded otherwise", Get() with { Url = Signed.Url(key: "a+b.txt"), Bucket = new() { ObjectKey = "a b.txt" } })
        {
            Root = CauseId.KeyEncoding,
        },
        new("the object is there", Get() with
        {
            Bucket = new() { Name = "examplebucket", ObjectKey = "reports/q3.pdf", ObjectExists = true },
        }),
        new("an upload makes the object", Put() with { Bucket = new() { ObjectExists = false } }),
        new("its current version is a delete marker", Get() with { Bucket = new() { ObjectExists = false, IsDeleteMarker = true } })
        {
            Root = CauseId.DeleteMarker,
        },
        new("the owner that was expected is the owner", OfOwner with { Bucket = new() { OwnerAccount = "444455556666" } })
        {
            Root = CauseRow.Undecided,
        },
        new("the signer was given the bucket of the URL", Get() with { SignedParameters = [new("Bucket", "examplebucket")] }),
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 had not come to the object", Get(S3Says.Row("url-expired")) with { Bucket = OtherCase }) { Root = CauseId.UrlExpired },
        new("S3 does not know the key that signed", Get(S3Says.Row("access-key-unknown")) with { Bucket = OtherCase })
        {
            Root = CauseId.InvalidOrDeletedAccessKey,
        },
    ];
}
