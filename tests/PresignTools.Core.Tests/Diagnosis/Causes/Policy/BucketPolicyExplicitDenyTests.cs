using PresignTools.Intake;

namespace PresignTools.Tests.Diagnosis.Causes.Policy;

public class BucketPolicyExplicitDenyTests : CauseTests
{
    private static readonly DiagnosisInput Refused = Get(Failure.Bare) with
    {
        Principal = Given.Signer,
        Policies = Given.Deny("StringNotEquals", "aws:PrincipalAccount", "444455556666"),
    };

    private protected override string Cause => CauseId.BucketPolicyExplicitDeny;

    private protected override CauseRow[] Recognized =>
    [
        new("S3 says so", Get(S3Says.Row("access-denied-explicit", Denials.Explicit)))
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "explicit deny in resource-based policy",
        },
        new("the bucket policy that was given denies the signer", Refused)
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "'No'",
            Fix = "Sign as somebody whose aws:PrincipalAccount is",
        },
        new("S3 and the policy agree", Refused with { Response = S3Says.Row("access-denied-explicit", Denials.Explicit) })
        {
            Kind = EvidenceKind.Recomputed,
            Says = "'No'",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the Deny is for others", Refused with { Policies = Given.Deny("StringEquals", "aws:PrincipalAccount", "444455556666") })
        {
            Root = CauseRow.Undecided,
        },
        new("its condition has a cause of its own", Refused with
        {
            Policies = Given.Deny("NotIpAddress", "aws:SourceIp", "198.51.100.0/24"),
            SourceIp = "203.0.113.7",
        })
        {
            Root = CauseId.SourceIpCondition,
        },
        new("the organization's policy denies it", Get(S3Says.Row("access-denied-explicit", OfOrganization)))
        {
            Root = CauseId.ScpOrRcpDeny,
        },
    ];

    private protected override CauseRow[] OtherAnswers => NotOfPolicies(Refused);

    private static string OfOrganization => Denials.Of("s3:GetObject", "with an explicit deny in a service control policy");
}
