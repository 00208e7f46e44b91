using PresignTools.Intake;

namespace PresignTools.Tests.Diagnosis.Causes.Policy;

public class RefererConditionTests : CauseTests
{
    private static readonly DiagnosisInput Refused = Get(Failure.Bare) with
    {
        Principal = Given.Signer,
        Policies = Given.Deny("StringNotLike", "aws:Referer", "https://app.example.com/*"),
    };

    private protected override string Cause => CauseId.RefererCondition;

    private protected override CauseRow[] Recognized =>
    [
        new("the client sends no Referer", Refused)
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "aws:Referer",
            Fix = "Let the client send Referer",
        },
        new("the client sends another Referer", Refused with { Headers = Failure.Pairs(("Referer", "https://other.example.com/")) })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "aws:Referer",
            Fix = "the condition protects nothing, and can go",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the client sends the Referer", Refused with { Headers = Failure.Pairs(("Referer", "https://app.example.com/list")) })
        {
            Root = CauseRow.Undecided,
        },
    ];

    private protected override CauseRow[] OtherAnswers => NotOfPolicies(Refused);
}
