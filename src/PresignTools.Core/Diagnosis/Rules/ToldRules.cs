using PresignTools.Text;

namespace PresignTools.Diagnosis.Rules;

/// <summary>
/// Surroundings that people mention beside a refusal without a reason: they mention what is special about their case. Never more than possible,
/// and only where the policy itself was not given.
/// </summary>
internal static class ToldRules
{
    private static readonly string[] Organizations =
    [
        "SCP", "SCPs", "RCP", "RCPs", "control tower", "service control policy", "service control policies", "service-control policy", "service-control policies",
        "resource control policy", "resource control policies", "resource-control policy", "resource-control policies",
    ];

    private static readonly string[] Endpoints =
    [
        "vpc endpoint", "vpc endpoints", "vpc-endpoint", "vpc-endpoints", "s3 endpoint", "s3 endpoints", "s3-endpoint", "s3-endpoints",
        "gateway endpoint", "gateway endpoints", "gateway-endpoint", "gateway-endpoints", "interface endpoint", "interface endpoints", "interface-endpoint",
        "interface-endpoints", "endpoint policy", "endpoint policies", "endpoints policy", "endpoints policies", "endpoint's policy", "endpoint's policies",
        "endpoint' policy", "endpoint' policies", "vpce",
    ];

    private static readonly string[] Boundaries = ["permission boundary", "permission boundaries", "permissions boundary", "permissions boundaries"];
    private static readonly string[] Policy = ["policy", "policies"];
    private static readonly string[] EndpointWord = ["endpoint"];

    internal static Suspect? Organization(Evidence e) =>
        IsOpen(e) && e.Input.Policies.ServiceControl.Count == 0 && e.Input.Policies.ResourceControl.Count == 0 && Mentions(e, Organizations)
            ? Suspect.Possible(CauseId.ScpOrRcpDeny, 59, "The account is told to be under policies of an organization; those apply to everybody in it, and neither the role's policies nor IAM's simulator of policies shows all of them.",
                "Bring them: -ServiceControlPolicy, -ResourceControlPolicy. Somebody with access to the organization reads them: Get-ORGPolicyForTarget -TargetId ACCOUNT -Filter SERVICE_CONTROL_POLICY.")
            : null;

    internal static Suspect? Endpoint(Evidence e)
    {
        if (!IsOpen(e) || e.Input.Policies.VpcEndpoint is { Count: > 0 } || !Mentions(e, Endpoints))
        {
            return null;
        }

        bool policy = e.Told is { } told && (Phrases.MentionsNear(told, EndpointWord, Policy, 60) || Phrases.MentionsNear(told, Policy, EndpointWord, 40));
        return Suspect.Possible(CauseId.VpcEndpointPolicy, policy ? 62 : 57, "The request goes through a VPC endpoint; its policy must allow this bucket too, also those of AWS's and other people's services.",
            "Bring the endpoint's policy: Invoke-PresignDiagnosis -Url $url -ErrorResponse $xml -VpcEndpointPolicy (Get-EC2VpcEndpoint -VpcEndpointId vpce-ID).PolicyDocument");
    }

    internal static Suspect? Boundary(Evidence e) =>
        IsOpen(e) && e.Input.Policies.PermissionsBoundary is not { Count: > 0 } && Mentions(e, Boundaries)
            ? Suspect.Possible(CauseId.PermissionsBoundary, 57, "The signer is told to have a permissions boundary; it must allow the action too.")
            : null;

    private static bool IsOpen(Evidence e) => (e.IsBareDenial || e.IsSilentRefusal) && e.Method != "OPTIONS" && !(e.IsSilentRefusal && e.Judgement?.SignatureMatches == false);

    private static bool Mentions(Evidence e, string[] phrases) => e.Told is { } told && Phrases.Mentions(told, phrases);
}
