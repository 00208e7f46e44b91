namespace PresignTools.Tests.Diagnosis.Causes.Request;

public class InvalidHeaderValueTests : CauseTests
{
    private protected override string Cause => CauseId.InvalidHeaderValue;

    private protected override CauseRow[] Recognized =>
    [
        new("an ACL that S3 does not have", Put(S3Says.Error("InvalidArgument", "Invalid Argument.", 400), ("x-amz-acl", "public")))
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "x-amz-acl is 'public', which S3 does not know",
            Fix = "public-read",
        },
        new("the answer names the header", Put(S3Says.Error("InvalidArgument", "Invalid Argument.", 400,
            ("ArgumentName", "x-amz-website-redirect-location"), ("ArgumentValue", "up"))))
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "does not take the value 'up' of x-amz-website-redirect-location",
        },
        new("S3 says so", Put(S3Says.Row("storage-class-invalid")))
        {
            By = FoundBy.Answer,
            Kind = EvidenceKind.NamedByAnswer,
            Says = "InvalidStorageClass",
        },
        new("a KMS key without its encryption", Put(S3Says.Row("sse-kms-not-named")))
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "names a KMS key",
            Fix = "x-amz-server-side-encryption: aws:kms",
        },
        new("encryption of the customer's and of KMS", Put(S3Says.Row("sse-methods-together")))
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "asks for two encryptions",
            Fix = "leave out the headers of that key",
        },
        new("encryption set for a part", Put(S3Says.Row("sse-of-part")))
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "takes no x-amz-server-side-encryption",
            Fix = "when the multipart upload is begun",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("an ACL that S3 has", Put(S3Says.Error("InvalidArgument", "Invalid Argument.", 400), ("x-amz-acl", "public-read")))
        {
            Root = CauseId.Other,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("the URL expired", Put(null, ("x-amz-acl", "public")) with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired },
    ];
}
