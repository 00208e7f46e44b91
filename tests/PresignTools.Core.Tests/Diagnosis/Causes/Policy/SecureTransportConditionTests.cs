using PresignTools.Intake;

namespace PresignTools.Tests.Diagnosis.Causes.Policy;

public class SecureTransportConditionTests : CauseTests
{
    private static readonly DiagnosisInput Refused = Get(Failure.Bare) with
    {
        Url = Urls.With("https://", "http://"),
        Principal = Given.Signer,
        Policies = Given.Deny("Bool", "aws:SecureTransport", "false"),
    };

    private protected override string Cause => CauseId.SecureTransportCondition;

    private protected override CauseRow[] Recognized =>
    [
        new("an http URL", Refused)
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "aws:SecureTransport",
            Fix = "Use the URL with https",
        },
        new("the same before it is used", Refused with { Response = null })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "aws:SecureTransport",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("an https URL", Refused with { Url = Get().Url }) { Root = CauseRow.Undecided },
        new("http without such a policy", Refused with { Policies = Given.All }) { Root = CauseRow.Undecided },
    ];

    private protected override CauseRow[] OtherAnswers => NotOfPolicies(Refused);
}
