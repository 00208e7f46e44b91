using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

public class PathNormalizedTests : CauseTests
{
    private static readonly DiagnosisInput TwoSlashes = Get(Failure.Mismatch) with { Url = Signed.Url(key: "a//b.txt") };

    private protected override string Cause => CauseId.PathNormalized;

    private protected override CauseRow[] Recognized =>
    [
        new("the client sends one slash for two", TwoSlashes with { SentPath = "/a/b.txt" })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The URL has the path /a//b.txt, the client sends /a/b.txt.",
        },
        new("S3 names the key with one slash", TwoSlashes with { Response = S3Says.Row("key-missing", ("Key", "a/b.txt")) })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The answer names the key 'a/b.txt', the URL 'a//b.txt'",
        },
        new("the path has two slashes", TwoSlashes)
        {
            Kind = EvidenceKind.Circumstance,
            Says = "The path contains //, . or .., which many clients and proxies remove",
        },
        new("the path has a dot segment, and the object is not found", Get(S3Says.Row("key-missing")) with
        {
            Url = Signed.Url(key: "a/../b.txt"),
        })
        {
            Kind = EvidenceKind.Circumstance,
            Says = "which many clients and proxies remove before they send it",
            Root = CauseId.WrongBucketOrKey,
        },
        new("with the credentials it is proven", Get(Failure.Mismatch) with
        {
            Url = Urls.With("/a//b.txt", "/a/b.txt", TwoSlashes.Url),
            Credentials = Signed.Credentials,
        })
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.Recomputed,
            Says = "path",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the client encodes the path otherwise", Get(Failure.Mismatch) with { Url = Signed.Url(key: "a b.txt"), SentPath = "/a+b.txt" })
        {
            Root = CauseId.KeyEncoding,
        },
        new("the client sends the path as it is", Get(Failure.Mismatch) with { SentPath = "/reports/q3.pdf" })
        {
            Root = CauseRow.Undecided,
        },
        new("a file name that begins with a dot", Get(Failure.Mismatch) with { Url = Signed.Url(key: "a/.b") })
        {
            Root = CauseRow.Undecided,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 judged the time", TwoSlashes with { Response = S3Says.Row("url-expired"), SentPath = "/a/b.txt" })
        {
            Root = CauseId.UrlExpired,
        },
        new("S3 has the object", TwoSlashes with { Response = S3Says.Row("kms-disabled"), SentPath = "/a/b.txt" })
        {
            Root = CauseId.KmsKeyDisabledOrMissing,
        },
    ];
}
