using PresignTools.Intake;

namespace PresignTools.Tests.Diagnosis.Causes.Policy;

public class VpcEndpointPolicyTests : CauseTests
{
    private static readonly DiagnosisInput Refused = Get(Failure.Bare) with { Principal = Given.Signer, Policies = Given.Endpoint };

    private protected override string Cause => CauseId.VpcEndpointPolicy;

    private protected override CauseRow[] Recognized =>
    [
        new("S3 says so", Get(S3Says.Row("access-denied-implicit", Stated)))
        {
            Kind = EvidenceKind.StatedByS3,
            Says = "VPC endpoint policy",
        },
        new("the endpoint's policy that was given allows another bucket", Refused)
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "VPC endpoint policy",
        },
        new("the bucket is not known", new() { Response = Failure.Bare, Policies = new() { VpcEndpoint = Given.Endpoint.VpcEndpoint } })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "The VPC endpoint's policy allows certain buckets only",
        },
        new("somebody mentions an endpoint", Get(Failure.Bare) with { ClientMessage = "from an instance behind a VPC endpoint" })
        {
            Kind = EvidenceKind.Reported,
            Says = "The request goes through a VPC endpoint.",
            Fix = "-VpcEndpointPolicy",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("somebody mentions that there is none", Get(Failure.Bare) with { ClientMessage = "without a VPC endpoint" })
        {
            Root = CauseRow.Undecided,
        },
        new("the bucket's policy looks at the endpoint", Refused with
        {
            Policies = Given.Deny("StringNotEquals", "aws:SourceVpce", "vpce-1a2b"),
            SourceIp = "203.0.113.7",
        })
        {
            Root = CauseId.VpceCondition,
        },
    ];

    private protected override CauseRow[] OtherAnswers => NotOfPolicies(Refused);

    private static string Stated => Denials.Of("s3:GetObject", "because no VPC endpoint policy allows the s3:GetObject action");
}
