using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

public class UrlMangledInTransitTests : CauseTests
{
    private protected override string Cause => CauseId.UrlMangledInTransit;

    private static DiagnosisInput Shortened(S3ErrorResponse answer) => Get(answer) with { Url = Urls.Without("X-Amz-Signature") + "&X-Amz-Signature=3b1f9c0d..." };

    private protected override CauseRow[] Recognized =>
    [
        new("the end is cut off", Get() with { Url = Urls.Without("X-Amz-Signature") })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The query has no X-Amz-Signature.",
        },
        new("the signature is cut", Get() with { Url = Signed.Url()[..^4] })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "X-Amz-Signature has 60 characters",
        },
        new("the signature was sent with dots, as S3 says", Shortened(Failure.Answer(
            "SignatureDoesNotMatch", Failure.SignatureMessage, extra: "<SignatureProvided>3b1f9c0d...</SignatureProvided>")))
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "the URL was copied from where it is shown shortened",
            Fix = "Copy the whole URL from where it was made",
        },
        new("the signature was sent with dots, as the client says", Shortened(Failure.Mismatch) with { SentPath = "/reports/q3.pdf?X-Amz-Signature=3b1f9c0d..." })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The signature was sent as",
        },
        new("the query became a part of the key", new()
        {
            Response = S3Says.Row("key-missing", ("Key", "reports/q3.pdf?X-Amz-Algorithm=AWS4-HMAC-SHA256&amp;X-Amz-Expires=3600")),
        })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "S3 took the query of the URL for a part of the key",
        },
        new("a middle part is gone: no transport does that", Get() with { Url = Urls.Without("X-Amz-Date") })
        {
            Kind = EvidenceKind.Circumstance,
            Says = "The query has no X-Amz-Date.",
            Root = CauseId.MissingQueryParameter,
        },
        new("a parameter stands twice", Get() with { Url = Signed.Url() + "&X-Amz-Expires=60" })
        {
            Kind = EvidenceKind.Circumstance,
            Says = "X-Amz-Expires stands 2 times",
            Root = CauseId.DuplicateQueryParameter,
        },
        new("the + of a signature in Version 2", Get(Failure.Mismatch) with { Url = Urls.Version2[..^6] + "+aa%3D" })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The signature in the URL contains a +, which is read as a space",
            Fix = "Write + as %2B",
        },
        new("the client writes the query anew", Get(Failure.Mismatch) with
        {
            SentPath = Sent.Replace("%2F", "/", StringComparison.Ordinal),
        })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The client sends the query in another spelling than the URL has",
            Fix = "build the request from the raw text",
        },
        new("the client sends another path", Get(Failure.Mismatch) with { SentPath = "/q3.pdf" })
        {
            Kind = EvidenceKind.Circumstance,
            Says = "The client does not send the path as the URL has it.",
            Root = CauseId.PathNormalized,
        },
        new("a shell ended the command at an &", new()
        {
            Url = Signed.Url(),
            Method = "GET",
            IsUrlUnquoted = true,
            Response = S3Says.Row("query-parameters-missing"),
        })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The command has the URL without quotes",
            Fix = "Put the URL into single quotes",
        },
        new("a log has masked the key", new() { Response = S3Says.Row("access-key-unknown", ("AWSAccessKeyId", "AKIA***")) })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "'AKIA***' is not an access key id",
            Fix = "not from a log that masks secrets",
        },
        new("S3 does not find host in the list", Get(S3Says.Row("headers-not-signed", ("HeadersNotSigned", "host"))))
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "S3 does not find host among the signed headers",
        },
        new("the list was encoded twice", Get(S3Says.Row("headers-not-signed", ("HeadersNotSigned", "host"))) with
        {
            Url = Urls.With("SignedHeaders=host", "SignedHeaders=host%253Bx-amz-acl", Urls.Without("X-Amz-Date")),
        })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "the URL was percent-encoded twice",
        },
        new("S3 names another key, and the signature does not fit", Get(S3Says.Row("signature-mismatch", ("Key", "reports/q4.pdf"))))
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The answer names the key 'reports/q4.pdf'",
        },
        new("another object was meant, and the signature does not fit", Get(Failure.Mismatch) with
        {
            Bucket = new() { ObjectKey = "reports/q4.pdf" },
        })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "the path was changed after signing",
            Fix = "a signature is good for one path",
        },
        new("HTML wrote &amp; for &", Get() with { Url = Urls.With("&", "&amp;") })
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.SeenInRequest,
            Says = "amp;",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("dots that a person put for the signature, which was sent whole", Shortened(Failure.Answer(
            "SignatureDoesNotMatch", Failure.SignatureMessage, extra: $"<SignatureProvided>{new string('a', 64)}</SignatureProvided>"))) { Root = CauseRow.Undecided },
        new("a good URL", Get() with { Credentials = Signed.Credentials }),
        new("the signature is blotted out by whoever pasted it", Get() with
        {
            Url = Signed.Url().Split("Signature=")[0] + "Signature=***",
        }),
        new("the client sends the URL as it is", Get(Failure.Mismatch) with { SentPath = Sent }) { Root = CauseRow.Undecided },
        new("the command has quotes", Get(S3Says.Row("query-parameters-missing"))) { Root = CauseRow.Undecided },
        new("the object is stored under the decoded key", Get(Failure.Mismatch) with
        {
            Url = Signed.Url(key: "a+b.txt"),
            Bucket = new() { ObjectKey = "a b.txt" },
        })
        {
            Root = CauseId.KeyEncoding,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 found the signature good", Get(S3Says.Row("access-denied-explicit", Denials.Explicit)) with { Url = Signed.Url()[..^4] })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
        new("the object is archived", Get(S3Says.Row("object-archived")) with { Url = Signed.Url()[..^4] })
        {
            Root = CauseId.ObjectArchived, IsPossible = true,
        },
    ];

    private static string Sent => Signed.Url()[("https://" + Urls.Host).Length..];
}
