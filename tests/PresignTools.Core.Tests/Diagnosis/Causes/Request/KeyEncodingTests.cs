using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

public class KeyEncodingTests : CauseTests
{
    private static readonly DiagnosisInput WithSpace = Get(Failure.Mismatch) with { Url = Signed.Url(key: "a b.txt") };

    private protected override string Cause => CauseId.KeyEncoding;

    private protected override CauseRow[] Recognized =>
    [
        new("the client sends the path otherwise", WithSpace with { SentPath = "/a+b.txt" })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The URL has the path /a%20b.txt, the client sends /a+b.txt: the same key, encoded differently.",
        },
        new("S3 names the key otherwise", WithSpace with { Response = S3Says.Row("key-missing", ("Key", "a+b.txt")) })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The answer names the key 'a+b.txt', the URL 'a b.txt'",
        },
        new("the object is stored under the decoded key", Get(S3Says.Row("key-missing")) with
        {
            Url = Signed.Url(key: "a%20b.txt"),
            Bucket = new() { ObjectKey = "a b.txt" },
        })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "the key was encoded, or not decoded, before it was signed",
            Fix = "Keys in S3 events are form-encoded",
        },
        new("a key that was encoded twice", Get(Failure.Mismatch) with { Url = Signed.Url(key: "a%20b.txt") })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The path has %25 in it (a percent sign, or a key that was encoded twice)",
        },
        new("a key beyond ASCII that the refusal names",
            Pasted("<Error><Code>SignatureDoesNotMatch</Code><Message>" + Failure.SignatureMessage
                + "</Message><Resource>/photos/Br\u00fcssel.jpg</Resource></Error>"))
        {
            Kind = EvidenceKind.Circumstance,
            Says = "has characters beyond ASCII in it",
        },
        new("a key of letters that some encode", Get(Failure.Mismatch) with { Url = Signed.Url(key: "it's.txt") })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "The path has %27 in it, which clients, proxies and signers encode in different ways.",
        },
        new("such a key is not found", Get(S3Says.Row("key-missing")) with { Url = Signed.Url(key: "a%20b.txt") })
        {
            Kind = EvidenceKind.Reported,
            Says = "The path has %25 in it",
            Root = CauseId.WrongBucketOrKey,
        },
        new("such a key fails somehow", Get() with { Url = Signed.Url(key: "a%20b.txt"), ClientMessage = "the download fails" })
        {
            Kind = EvidenceKind.CommonCause,
            Says = "The path has %25 in it",
        },
        new("only the key is known", new() { Response = Failure.Mismatch, SignedParameters = [new("Key", "a+b.txt")] })
        {
            Kind = EvidenceKind.Circumstance,
            Says = "The key 'a+b.txt' has a bare + in it: it must be percent-encoded exactly once",
        },
        new("the path was decoded and normalized since it was signed", WithSpace with
        {
            Url = Urls.With("/a/b.txt", "/a//b.txt", Signed.Url(key: "a/b.txt")),
            Credentials = Signed.Credentials,
        })
        {
            Kind = EvidenceKind.Circumstance,
            Says = "path",
            Root = CauseId.PathNormalized,
        },
        new("a name with a plus fails, and its like works", Pasted(
            "report_q3.pdf downloads, report+q3.pdf gives SignatureDoesNotMatch: " + Failure.SignatureMessage))
        {
            By = FoundBy.Words,
            Kind = EvidenceKind.Circumstance,
            Says = "'report+q3.pdf' has a character that some percent-encode and others do not, and the text names 'report_q3.pdf'",
        },
        new("another word for the refusal", Pasted("Error: InvalidSignature\n\nthe file is june+july.csv"))
        {
            By = FoundBy.Words,
            Kind = EvidenceKind.Reported,
            Says = "'june+july.csv' has a character",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("an address of mail and a type are no names of files", Pasted(
            "ops+alerts@example.com, application/ld+json: SignatureDoesNotMatch: " + Failure.SignatureMessage))
        {
            Root = CauseRow.Undecided,
        },
        new("a plain key", Get(Failure.Mismatch)) { Root = CauseRow.Undecided },
        new("a good URL of a key with a space", WithSpace with { Response = null, Credentials = Signed.Credentials }),
        new("another key", Get(S3Says.Row("key-missing")) with { Bucket = new() { ObjectKey = "reports/q4.pdf" } })
        {
            Root = CauseId.WrongBucketOrKey,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 judged the time", WithSpace with { Response = S3Says.Row("url-expired"), SentPath = "/a+b.txt" })
        {
            Root = CauseId.UrlExpired,
        },
        new("S3 does not know the key that signed", WithSpace with { Response = S3Says.Row("access-key-unknown"), SentPath = "/a+b.txt" })
        {
            Root = CauseId.InvalidOrDeletedAccessKey,
        },
    ];
}
