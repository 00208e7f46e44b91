using PresignTools.Intake;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Matching;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Policy;

public class SessionRevokedTests : CauseTests
{
    private static readonly DiagnosisInput Refused = Get(Failure.Bare) with
    {
        Url = Signed.Url(by: Signed.Session),
        Principal = Given.Role,
        Policies = Revoked("2026-03-01T12:05:00Z"),
        Context = RequestContext.Of(("aws:TokenIssueTime", "2026-03-01T11:55:00Z")),
    };

    private static readonly DiagnosisInput DeniedAll = Refused with { Policies = PolicySet.Empty, SignerIsDeniedAll = true };

    private protected override string Cause => CauseId.SessionRevoked;

    private protected override CauseRow[] Recognized =>
    [
        new("the session began before the time of the Deny", Refused)
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "aws:TokenIssueTime",
            Fix = "The sessions of that time were revoked.",
        },
        new("AWS refuses the session everything", DeniedAll)
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "AWS refuses this session everything, at S3 and elsewhere",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the session began after it", Refused with { Policies = Revoked("2026-03-01T11:00:00Z") }) { Root = CauseRow.Undecided },
        new("a long-term key has no session", DeniedAll with { Url = Signed.Url(), Principal = Given.Signer })
        {
            Root = CauseRow.Undecided,
        },
        new("another Deny of the signer's own", Refused with
        {
            Policies = Given.Deny("StringEquals", "aws:PrincipalAccount", "111122223333"),
        })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
    ];

    private protected override CauseRow[] OtherAnswers => NotOfPolicies(Refused);

    /// <summary>What AWS attaches to a role whose sessions are revoked.</summary>
    private static PolicySet Revoked(string before) => Given.DenyOwn("DateLessThan", "aws:TokenIssueTime", before);
}
