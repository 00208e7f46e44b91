using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

public class RequesterPaysTests : CauseTests
{
    private static readonly DiagnosisInput Paid = Get(Failure.Bare) with { Bucket = new() { RequesterPays = true } };

    private protected override string Cause => CauseId.RequesterPays;

    private protected override CauseRow[] Recognized =>
    [
        new("a bare refusal", Paid)
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "The bucket is Requester Pays, and the request does not say x-amz-request-payer: requester.",
            Fix = "-RequestPayer requester",
        },
        new("a refusal without a word", Paid with { Response = S3Says.Status(403) })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "The bucket is Requester Pays",
            Fix = "--request-payer requester",
        },
        new("before the URL is used", Paid with { Response = null })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "The bucket is Requester Pays",
        },
        new("a list is refused since the bucket makes readers pay", Pasted(
            "Since they made it a Requester Pays bucket: An error occurred (AccessDenied) when calling the ListObjectsV2 operation: "
                + "Access Denied"))
        {
            Kind = EvidenceKind.Reported,
            Says = "The text mentions Requester Pays",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the URL says who pays", Paid with { Url = Signed.Url(query: [("x-amz-request-payer", "requester")]) })
        {
            Root = CauseRow.Undecided,
        },
        new("the header says who pays", Paid with
        {
            Url = Signed.Url(headers: [("x-amz-request-payer", "requester")]),
            Headers = Failure.Pairs(("x-amz-request-payer", "requester")),
        })
        {
            Root = CauseRow.Undecided,
        },
        new("the owner pays", Paid with { Bucket = new() { RequesterPays = false } }) { Root = CauseRow.Undecided },
        new("the signer is of the owner's account", Paid with { Bucket = new() { RequesterPays = true, IsOwnedBySigner = true } })
        {
            Root = CauseRow.Undecided,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 judged the time", Paid with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired },
        new("S3 compared the signature", Paid with { Response = Failure.Mismatch }) { Root = CauseRow.Undecided },
        new("S3 found no such object, after permission", Paid with { Response = S3Says.Row("key-missing") })
        {
            Root = CauseId.WrongBucketOrKey,
        },
    ];
}
