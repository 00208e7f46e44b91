using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Policy;

public class HeaderRequiredByPolicyTests : CauseTests
{
    private static readonly DiagnosisInput Refused = Put(Failure.Bare) with
    {
        Principal = Given.Signer,
        Policies = Given.Deny("StringNotEquals", "s3:x-amz-storage-class", "STANDARD_IA"),
    };

    private protected override string Cause => CauseId.HeaderRequiredByPolicy;

    private protected override CauseRow[] Recognized =>
    [
        new("a Deny without a storage class", Refused)
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "s3:x-amz-storage-class",
            Fix = "x-amz-storage-class",
        },
        new("a Deny with another storage class", Refused with
        {
            Url = Signed.Url(method: "PUT", headers: [("x-amz-storage-class", "GLACIER")]),
            Headers = Failure.Pairs(("x-amz-storage-class", "GLACIER")),
        })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "s3:x-amz-storage-class",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the request has the storage class", Refused with
        {
            Url = Signed.Url(method: "PUT", headers: [("x-amz-storage-class", "STANDARD_IA")]),
            Headers = Failure.Pairs(("x-amz-storage-class", "STANDARD_IA")),
        })
        {
            Root = CauseRow.Undecided,
        },
        new("encryption has a cause of its own", Refused with { Policies = Given.Deny("Null", "s3:x-amz-server-side-encryption", "true") })
        {
            Root = CauseId.SseHeaderRequiredByPolicy,
        },
    ];

    private protected override CauseRow[] OtherAnswers => NotOfPolicies(Refused);
}
