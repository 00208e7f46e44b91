using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Policy;

public class SseHeaderRequiredByPolicyTests : CauseTests
{
    private const string Header = "x-amz-server-side-encryption";

    private static readonly DiagnosisInput Refused = Put(Failure.Bare) with
    {
        Principal = Given.Signer,
        Policies = Given.Deny("StringNotEquals", "s3:" + Header, "aws:kms"),
    };

    private protected override string Cause => CauseId.SseHeaderRequiredByPolicy;

    private protected override CauseRow[] Recognized =>
    [
        new("the upload has no such header", Refused)
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "s3:" + Header,
            Fix = "-ServerSideEncryption aws:kms",
        },
        new("the upload wants another encryption", Sends("AES256"))
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "s3:" + Header,
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the upload has the header", Sends("aws:kms") with { Bucket = new() { UsesKms = false } }) { Root = CauseRow.Undecided },
        new("a download needs none", Get(Failure.Bare) with { Principal = Given.Signer, Policies = Given.All })
        {
            Root = CauseRow.Undecided,
        },
    ];

    private protected override CauseRow[] OtherAnswers => NotOfPolicies(Refused);

    private static DiagnosisInput Sends(string value) => Refused with
    {
        Url = Signed.Url(method: "PUT", headers: [(Header, value)]),
        Headers = Failure.Pairs((Header, value)),
    };
}
