using PresignTools.Intake;
using PresignTools.Policies.Matching;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Policy;

public class MfaConditionTests : CauseTests
{
    private static readonly DiagnosisInput Refused = Get(Failure.Bare) with
    {
        Url = Signed.Url(by: Signed.Session),
        Principal = Given.Role,
        Policies = Given.Deny("Bool", "aws:MultiFactorAuthPresent", "false"),
        Context = RequestContext.Of(("aws:MultiFactorAuthPresent", "false")),
    };

    private protected override string Cause => CauseId.MfaCondition;

    private protected override CauseRow[] Recognized =>
    [
        new("a session without MFA", Refused)
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "aws:MultiFactorAuthPresent",
            Fix = "Sign with a new session that used MFA.",
        },
        new("S3 says that a policy denies it, and MFA is not known", Refused with
        {
            Context = RequestContext.Empty,
            Response = S3Says.Row("access-denied-explicit", Denials.Explicit),
        })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "and what the request has for it is not known here",
            Weighed = EvidenceKind.SeenInAccount,
        },
        new("a person speaks of a policy that demands it", Pasted(
            "AccessDenied: Access Denied for every object. Our account has a policy that requires MFA, it is attached to all users."))
        {
            By = FoundBy.Words,
            Kind = EvidenceKind.Reported,
            Says = "a policy about multi-factor authentication ('requires MFA')",
            Fix = "a session that used MFA",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("a session with MFA", Refused with { Context = RequestContext.Of(("aws:MultiFactorAuthPresent", "true")) })
        {
            Root = CauseRow.Undecided,
        },
        new("Bool does not hit long-term keys, which have no such key", Refused with
        {
            Url = Signed.Url(),
            Principal = Given.Signer,
            Context = RequestContext.Empty,
        })
        {
            Root = CauseRow.Undecided,
        },
    ];

    private protected override CauseRow[] OtherAnswers => NotOfPolicies(Refused);
}
