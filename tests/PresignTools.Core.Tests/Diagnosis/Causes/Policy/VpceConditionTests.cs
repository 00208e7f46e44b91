using PresignTools.Intake;

namespace PresignTools.Tests.Diagnosis.Causes.Policy;

public class VpceConditionTests : CauseTests
{
    private static readonly DiagnosisInput Refused = Get(Failure.Bare) with
    {
        Principal = Given.Signer,
        Policies = Given.Deny("StringNotEquals", "aws:SourceVpce", "vpce-1a2b3c4d"),
        SourceIp = "203.0.113.7",
    };

    private protected override string Cause => CauseId.VpceCondition;

    private protected override CauseRow[] Recognized =>
    [
        new("used from the internet", Refused)
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "aws:SourceVpce",
            Fix = "through that endpoint, inside its VPC",
        },
        new("used through another endpoint", Refused with { SourceIp = null, VpcEndpointId = "vpce-99999999" })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "aws:SourceVpce",
            Fix = "vpce-99999999",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("used through that endpoint", Refused with { SourceIp = null, VpcEndpointId = "vpce-1a2b3c4d" }) { Root = CauseRow.Undecided },
        new("a condition on the address", Refused with { Policies = Given.Deny("NotIpAddress", "aws:SourceIp", "198.51.100.0/24") })
        {
            Root = CauseId.SourceIpCondition,
        },
    ];

    private protected override CauseRow[] OtherAnswers => NotOfPolicies(Refused);
}
