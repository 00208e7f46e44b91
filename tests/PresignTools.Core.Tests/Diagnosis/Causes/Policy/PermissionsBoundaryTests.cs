using PresignTools.Intake;

namespace PresignTools.Tests.Diagnosis.Causes.Policy;

public class PermissionsBoundaryTests : CauseTests
{
    private static readonly DiagnosisInput Refused = Get(Failure.Bare) with { Principal = Given.Signer, Policies = Given.Boundary };

    private protected override string Cause => CauseId.PermissionsBoundary;

    private protected override CauseRow[] Recognized =>
    [
        new("S3 says so", Get(S3Says.Row("access-denied-implicit", Stated)))
        {
            Kind = EvidenceKind.StatedByS3,
            Says = "permissions boundary",
        },
        new("the boundary that was given does not allow it", Refused)
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "permissions boundary",
        },
        new("IAM's simulation says so", Get(Failure.Bare) with
        {
            Simulated =
            [
                new()
                {
                    Action = "s3:GetObject",
                    Resource = "arn:aws:s3:::examplebucket/reports/q3.pdf",
                    Decision = "implicitDeny",
                    AllowedByPermissionsBoundary = false,
                },
            ],
        })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "because the permissions boundary does not allow it",
        },
        new("somebody mentions one", Get(Failure.Bare) with { ClientMessage = "the role has a permissions boundary" })
        {
            Kind = EvidenceKind.Reported,
            Says = "You mentioned that the signer has a permissions boundary",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("somebody mentions that there is none", Get(Failure.Bare) with { ClientMessage = "the role has no permissions boundary" })
        {
            Root = CauseRow.Undecided,
        },
        new("the signer's own policies do not allow it", Get(S3Says.Row("access-denied-implicit", Denials.Implicit)))
        {
            Root = CauseId.MissingIdentityPermission,
        },
    ];

    private protected override CauseRow[] OtherAnswers => NotOfPolicies(Refused);

    private static string Stated => Denials.Of("s3:GetObject", "because no permissions boundary allows the s3:GetObject action");
}
