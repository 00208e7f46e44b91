using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Policy;

public class SessionPolicyTests : CauseTests
{
    private static readonly DiagnosisInput Refused = Get(Failure.Bare) with
    {
        Url = Signed.Url(by: Signed.Session),
        Principal = Given.Role,
        Policies = Given.Session,
    };

    private protected override string Cause => CauseId.SessionPolicy;

    private protected override CauseRow[] Recognized =>
    [
        new("S3 says so", Get(S3Says.Row("access-denied-implicit", Stated)))
        {
            Kind = EvidenceKind.StatedByS3,
            Says = "session policy",
        },
        new("the session policy that was given does not allow it", Refused)
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "session policy",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the role's own policies do not allow it", Refused with { Policies = Given.Allow("\"s3:PutObject\"") })
        {
            Root = CauseId.MissingIdentityPermission,
        },
    ];

    private protected override CauseRow[] OtherAnswers => NotOfPolicies(Refused);

    private static string Stated => Denials.Of("s3:GetObject", "because no session policy allows the s3:GetObject action");
}
