using PresignTools.Intake;

namespace PresignTools.Tests.Diagnosis.Causes.Policy;

public class ScpOrRcpDenyTests : CauseTests
{
    private static readonly DiagnosisInput Refused = Get(Failure.Bare) with { Principal = Given.Signer, Policies = Given.ServiceControl };

    private protected override string Cause => CauseId.ScpOrRcpDeny;

    private protected override CauseRow[] Recognized =>
    [
        new("S3 says that an SCP denies it", Get(S3Says.Row("access-denied-explicit", Stated("service control policy"))))
        {
            Kind = EvidenceKind.StatedByS3,
            Says = "service control policy",
        },
        new("S3 says that an RCP denies it", Get(S3Says.Row("access-denied-explicit", Stated("resource control policy"))))
        {
            Kind = EvidenceKind.StatedByS3,
            Says = "resource control policy",
        },
        new("the SCP that was given does not allow it", Refused)
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "service control policy",
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
                    AllowedByOrganizations = false,
                },
            ],
        })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "because a service control policy of the organization does not allow it",
        },
        new("somebody mentions SCPs", Get(Failure.Bare) with { ClientMessage = "the account is in an organization with SCPs" })
        {
            Kind = EvidenceKind.Reported,
            Says = "You mentioned policies of an organization",
            Fix = "-ServiceControlPolicy",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("somebody mentions that there are none", Get(Failure.Bare) with { ClientMessage = "there is no SCP" })
        {
            Root = CauseRow.Undecided,
        },
        new("the bucket's policy denies it", Get(S3Says.Row("access-denied-explicit", Denials.Explicit)))
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
    ];

    private protected override CauseRow[] OtherAnswers => NotOfPolicies(Refused);

    private static string Stated(string policy) => Denials.Of("s3:GetObject", $"with an explicit deny in a {policy}");
}
