using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

public class SignedHeaderChangedTests : CauseTests
{
    private static readonly DiagnosisInput OtherAcl = Put(Failure.Mismatch, ("x-amz-acl", "public-read")) with
    {
        Url = Signed.Url(method: "PUT", headers: [("x-amz-acl", "private")]),
        SignedParameters = [new("ACL", "private")],
    };

    private protected override string Cause => CauseId.SignedHeaderChanged;

    private protected override CauseRow[] Recognized =>
    [
        new("the signing code has another value", OtherAcl)
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "x-amz-acl was signed as 'private' and is sent as 'public-read'.",
            Fix = "x-amz-acl",
        },
        new("the same without the URL", OtherAcl with { Url = null })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "x-amz-acl was signed as 'private' and is sent as 'public-read'.",
        },
        new("query and header have two values", OtherAcl with
        {
            Url = Signed.Url(method: "PUT", headers: [("x-amz-acl", "private")], query: [("x-amz-acl", "private")]),
            SignedParameters = [],
        })
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.SeenInRequest,
            Says = "x-amz-acl is in the query with one value and is sent as a header with another.",
        },
        new("with the credentials the signed value is found", OtherAcl with { SignedParameters = [], Credentials = Signed.Credentials })
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.SeenInRequest,
            Says = "Header x-amz-acl was signed with the value 'private'; another one is sent.",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the value is the one that was signed", OtherAcl with { Headers = Failure.Pairs(("x-amz-acl", "private")) })
        {
            Root = CauseRow.Undecided,
        },
        new("Content-Type has a cause of its own", Put(Failure.Mismatch, ("Content-Type", "image/jpeg")) with
        {
            Url = Signed.Url(method: "PUT", headers: [("content-type", "image/png")]),
            SignedParameters = [new("ContentType", "image/png")],
        })
        {
            Root = CauseId.ContentTypeMismatch,
        },
        new("the header is not sent at all", OtherAcl with { Headers = [] }) { Root = CauseId.MissingSignedHeader },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 found the signature good", OtherAcl with { Response = S3Says.Row("access-denied-explicit", Denials.Explicit) })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
        new("S3 had not come to the signature", OtherAcl with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired },
    ];
}
