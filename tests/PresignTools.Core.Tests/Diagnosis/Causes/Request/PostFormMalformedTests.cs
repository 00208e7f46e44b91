using PresignTools.Intake;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

public class PostFormMalformedTests : CauseTests
{
    private static readonly DiagnosisInput Whole = Form("key", "policy", "x-amz-signature", "file");

    private protected override string Cause => CauseId.PostFormMalformed;

    private protected override CauseRow[] Recognized =>
    [
        new("S3 misses a field", new() { Response = S3Says.Row("post-field-missing") })
        {
            Kind = EvidenceKind.StatedByS3,
            Says = "Bucket POST must contain a field named 'X-Amz-Signature'",
        },
        new("S3 counts the files", Whole with { Response = S3Says.Row("post-file-count"), FormFiles = 2 })
        {
            Kind = EvidenceKind.StatedByS3,
            Says = "The form has 2 files; it takes one.",
        },
        new("another server misses a field", new() { Response = S3Says.Row("post-field-missing"), Client = "browser to MinIO" })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "Bucket POST must contain a field",
        },
        new("S3 wants a form", new() { Method = "POST", Response = S3Says.Row("post-not-multipart") })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "must be of the enclosure-type multipart/form-data",
        },
        new("a form of which nothing is known is refused", new() { Method = "POST", FormFiles = 1, Response = Failure.Bare })
        {
            Kind = EvidenceKind.Circumstance,
            Says = "An upload form without any field of a signature gets a bare AccessDenied",
        },
        new("the same of a signer that is known", new()
        {
            Method = "POST",
            FormFiles = 1,
            Response = Failure.Bare,
            SignedBy = "createPresignedPost",
        })
        {
            Kind = EvidenceKind.CommonCause,
            Says = "so does one whose fields come after the file",
            Root = CauseRow.Undecided,
        },
        Fault("no key", Form("policy", "x-amz-signature", "file"), "field key is missing"),
        Fault("no policy", Form("key", "x-amz-signature", "file"), "field policy is missing"),
        Fault("no signature", Form("key", "policy", "file"), "the signature's field is missing"),
        Fault("a field behind the file", Form("key", "policy", "x-amz-signature", "file", "acl"), "field acl comes after the file"),
        Fault("two files", Whole with { FormFiles = 2 }, "it has 2 files, and takes one"),
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("a form in order", Whole) { Root = CauseRow.Undecided },
        new("a field against the form's policy", Whole with { Response = S3Says.Row("post-policy-condition") })
        {
            Root = CauseId.PostPolicyMismatch,
        },
        new("PUT is no form", Put(Failure.Bare)) { Root = CauseRow.Undecided },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("the form's policy has ended", Form("policy", "file") with { Response = S3Says.Row("post-policy-expired") })
        {
            Root = CauseId.UrlExpired,
            IsPossible = true,
        },
        new("the bucket is not there", Form("policy", "file") with { Response = S3Says.Row("bucket-missing") })
        {
            Root = CauseId.BucketDoesNotExist,
        },
    ];

    private static DiagnosisInput Form(params string[] fields) => new()
    {
        Method = "POST",
        FormFields = [.. fields.Select(static f => new KeyValuePair<string, string>(f, "x"))],
        Response = Failure.Bare,
    };

    private static CauseRow Fault(string name, DiagnosisInput input, string says) => new(name, input)
    {
        Kind = EvidenceKind.SeenInRequest,
        Says = "The form is not in order: " + says,
    };
}
