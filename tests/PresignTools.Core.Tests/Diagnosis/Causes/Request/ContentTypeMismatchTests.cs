using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

public class ContentTypeMismatchTests : CauseTests
{
    private static readonly DiagnosisInput Signs = Put(Failure.Mismatch) with
    {
        Url = Signed.Url(method: "PUT", headers: [("content-type", "image/png")]),
    };

    private static readonly DiagnosisInput Version2 = Put(Failure.Mismatch, ("Content-Type", "image/png")) with { Url = Urls.Version2 };

    private static readonly DiagnosisInput WithoutUrl = Put(Failure.Mismatch, ("Content-Type", "image/png")) with { Url = null };

    private protected override string Cause => CauseId.ContentTypeMismatch;

    private protected override CauseRow[] Recognized =>
    [
        new("it was signed, and none is sent", Signs)
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "Content-Type was signed, and the client sends none.",
        },
        new("it was signed with another header, and neither is sent", Signs with
        {
            Url = Signed.Url(method: "PUT", headers: [("content-type", "image/png"), ("x-amz-acl", "private")]),
        })
        {
            Kind = EvidenceKind.Circumstance,
            Says = "Content-Type was signed, and the client sends none.",
            Root = CauseId.MissingSignedHeader,
        },
        new("another one is sent than was signed", Signs with
        {
            SignedParameters = [new("ContentType", "image/png")],
            Headers = Failure.Pairs(("Content-Type", "image/jpeg")),
        })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "Content-Type 'image/png' was signed, 'image/jpeg' is sent.",
        },
        new("it was signed, and the client sends one that clients set", Signs with
        {
            Headers = Failure.Pairs(("Content-Type", "text/plain;charset=UTF-8")),
        })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "'text/plain;charset=UTF-8' is sent, which clients set by themselves",
        },
        new("it was signed, and some one is sent", Signs with { Headers = Failure.Pairs(("Content-Type", "image/png")) })
        {
            Kind = EvidenceKind.Circumstance,
            Says = "'image/png' is sent, perhaps not the value that was signed",
        },
        new("it was signed, and nobody knows what is sent", Signs with { Headers = null })
        {
            Kind = EvidenceKind.Circumstance,
            Says = "what the client sends is not known",
        },
        new("S3's string to sign has the type of a form", WithoutUrl with
        {
            Headers = null,
            Response = Received("multipart/form-data; boundary=x"),
        })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "the client sends the body as a form and sets the type itself",
        },
        new("S3's string to sign has another type", WithoutUrl with
        {
            Headers = null,
            SignedParameters = [new("ContentType", "image/png")],
            Response = Received("image/jpeg"),
        })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "S3 received Content-Type 'image/jpeg'; 'image/png' was signed",
        },
        new("Signature Version 2 signs every type", Version2)
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "which Signature Version 2 always signs",
        },
        new("an upload of which only the type is known", WithoutUrl)
        {
            Kind = EvidenceKind.Circumstance,
            Says = "it must be the one that was signed, or none where none was",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("a type that was not signed cannot matter", Put(Failure.Mismatch, ("Content-Type", "image/png"))) { Root = CauseRow.Undecided },
        new("a download sends none", Get(Failure.Mismatch)) { Root = CauseRow.Undecided },
        new("another header is not sent", Put(Failure.Mismatch) with
        {
            Url = Signed.Url(method: "PUT", headers: [("x-amz-acl", "private")]),
        })
        {
            Root = CauseId.MissingSignedHeader,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 found the signature good", Signs with { Response = S3Says.Row("access-denied-explicit", Denials.Explicit) })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
        new("S3 had not come to the signature", Signs with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired },
    ];

    private static S3ErrorResponse Received(string type) =>
        S3Says.Row("signature-mismatch", ("StringToSign", $"PUT\n\n{type}\n1772370000\n/examplebucket/reports/q3.pdf"));
}
