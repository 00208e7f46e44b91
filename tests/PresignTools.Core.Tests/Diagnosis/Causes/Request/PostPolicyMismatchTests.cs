using PresignTools.Intake;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

public class PostPolicyMismatchTests : CauseTests
{
    private static readonly DiagnosisInput Form = new()
    {
        Method = "POST",
        FormFields = Failure.Pairs(("key", "a"), ("policy", "e30="), ("x-amz-signature", "0"), ("file", "x")),
    };

    private protected override string Cause => CauseId.PostPolicyMismatch;

    private protected override CauseRow[] Recognized =>
    [
        new("a condition is not met", Form with { Response = S3Says.Row("post-policy-condition") })
        {
            Kind = EvidenceKind.StatedByS3,
            Says = "Policy Condition failed",
        },
        new("a field is in no condition", Form with { Response = S3Says.Row("post-policy-extra-fields") })
        {
            Kind = EvidenceKind.StatedByS3,
            Says = "Extra input fields: name",
        },
        new("another server says so", Form with { Response = S3Says.Row("post-policy-condition"), Client = "browser to MinIO" })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "Policy Condition failed",
            Weighed = EvidenceKind.StatedByS3,
        },
        new("the file is larger than the form's policy allows", Form with
        {
            Response = S3Says.Row("too-large", ("ProposedSize", "2048"), ("MaxSizeAllowed", "1024")),
        })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "outside the content-length-range of the form's policy (2048 bytes, allowed at most 1024)",
        },
        new("the file is smaller than the form's policy allows", Form with
        {
            Response = S3Says.Row("too-small", ("ProposedSize", "1"), ("MinSizeAllowed", "10")),
        })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "(1 bytes, allowed at least 10)",
        },
        new("the policy cannot be read", Form with { Response = S3Says.Row("post-policy-document") })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "Invalid Policy",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the form lacks a field", Form with { Response = S3Says.Row("post-field-missing") }) { Root = CauseId.PostFormMalformed },
        new("the form's policy has ended", Form with { Response = S3Says.Row("post-policy-expired") }) { Root = CauseId.UrlExpired },
        new("an upload without a form is too large", Put(S3Says.Row("too-large"))) { Root = CauseId.Other },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("the bucket is not there", Form with { Response = S3Says.Row("bucket-missing") }) { Root = CauseId.BucketDoesNotExist },
        new("S3 judged the policies", Form with { Response = S3Says.Row("access-denied-explicit", Denials.Explicit) })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
    ];
}
