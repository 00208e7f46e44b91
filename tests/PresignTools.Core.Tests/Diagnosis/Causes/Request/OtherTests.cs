namespace PresignTools.Tests.Diagnosis.Causes.Request;

/// <summary>What has no cause of its own in the catalogue.</summary>
public class OtherTests : CauseTests
{
    private protected override string Cause => CauseId.Other;

    private protected override CauseRow[] Recognized =>
    [
        new("an error that S3 is not known to give", Get(S3Says.Error("XTeapot", "Short and stout", 418)))
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "That is not an error that S3 is known to give",
            Fix = "S3's has x-amz-request-id",
        },
        Customer("the object needs its key", "ssec-key-needed", "was stored using a form of Server Side Encryption", "customer-algorithm"),
        Customer("the object needs another key", "ssec-wrong-key", "must provide the correct secret key", "Use the 32 bytes"),
        Customer("the key is not Base64", "ssec-key-invalid", "The secret key was invalid", "the 32 bytes of the key in Base64"),
        Customer("the key's MD5 is wrong", "ssec-md5-mismatch", "did not match the hash", "the MD5 of the key's 32 bytes"),
        Customer("the object has no such key", "ssec-not-applicable", "not applicable to this object", "Leave the"),
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("an answer of S3", Get(S3Says.Row("key-missing"))) { Root = CauseId.WrongBucketOrKey },
        new("S3 is too busy", Get(S3Says.Row("slow-down"))) { Root = CauseId.ThrottledOrUnavailable },
        new("a problem of the server", Get(S3Says.Error("XBackendDown", "No disk is left", 500)))
        {
            Root = CauseId.ThrottledOrUnavailable,
        },
        new("another server on a host of S3's", Get(S3Says.Status(403, ("Server", "cloudflare"))))
        {
            Root = CauseId.IntermediaryBlock,
        },
        new("a good answer", Get() with { SuccessStatus = 200 }),
        new("a refusal without a word by S3", Get(S3Says.Status(403, ("x-amz-request-id", "955102B1FB2EXAMP"), ("Server", "AmazonS3"))))
        {
            Root = CauseRow.Undecided,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 judged the time", Get(S3Says.Row("url-expired"))) { Root = CauseId.UrlExpired },
        new("S3 judged the policies", Get(S3Says.Row("access-denied-explicit", Denials.Explicit)))
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
    ];

    private static CauseRow Customer(string name, string answer, string says, string fix) => new(name, Get(S3Says.Row(answer)))
    {
        Kind = EvidenceKind.NamedByAnswer,
        Says = says,
        Fix = fix,
    };
}
