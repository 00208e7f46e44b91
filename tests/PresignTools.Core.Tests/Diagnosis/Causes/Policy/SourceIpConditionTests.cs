using PresignTools.Intake;

namespace PresignTools.Tests.Diagnosis.Causes.Policy;

public class SourceIpConditionTests : CauseTests
{
    private static readonly DiagnosisInput Refused = Get(Failure.Bare) with
    {
        Principal = Given.Signer,
        Policies = Given.Deny("NotIpAddress", "aws:SourceIp", "198.51.100.0/24"),
        SourceIp = "203.0.113.7",
    };

    private protected override string Cause => CauseId.SourceIpCondition;

    private protected override CauseRow[] Recognized =>
    [
        new("used from an address outside", Refused)
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "aws:SourceIp",
            Fix = "The address of the URL's user counts, not the signer's",
        },
        new("S3 and the policy agree", Refused with { Response = S3Says.Row("access-denied-explicit", Denials.Explicit) })
        {
            Kind = EvidenceKind.Recomputed,
            Says = "aws:SourceIp",
            Fix = "203.0.113.7/32",
        },
        new("S3 says that a policy denies it, and the address is not known", Refused with
        {
            SourceIp = null,
            Response = S3Says.Row("access-denied-explicit", Denials.Explicit),
        })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "aws:SourceIp",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("used from an address inside", Refused with { SourceIp = "198.51.100.7" }) { Root = CauseRow.Undecided },
        new("a condition on the endpoint", Refused with { Policies = Given.Deny("StringNotEquals", "aws:SourceVpce", "vpce-1a2b") })
        {
            Root = CauseId.VpceCondition,
        },
    ];

    private protected override CauseRow[] OtherAnswers => NotOfPolicies(Refused);
}
