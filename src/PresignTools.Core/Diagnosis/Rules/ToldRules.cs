using System.Text.RegularExpressions;

namespace PresignTools.Diagnosis.Rules;

/// <summary>
/// Surroundings that people mention beside a refusal without a reason: they mention what is special about their case. Never more than possible,
/// and only where the policy itself was not given.
/// </summary>
internal static class ToldRules
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    internal static Suspect? Organization(Evidence e) =>
        IsOpen(e) && e.Input.Policies.ServiceControl.Count == 0 && e.Input.Policies.ResourceControl.Count == 0 && Mentions(e, @"\b(SCPs?|RCPs?|(service|resource)[ -]control polic(y|ies)|control tower)\b")
            ? Suspect.Possible(CauseId.ScpOrRcpDeny, 59, "The account is told to be under policies of an organization; those apply to everybody in it, and neither the role's policies nor IAM's simulator of policies shows all of them.",
                "Bring them: -ServiceControlPolicy, -ResourceControlPolicy. Somebody with access to the organization reads them: Get-ORGPolicyForTarget -TargetId ACCOUNT -Filter SERVICE_CONTROL_POLICY.")
            : null;

    internal static Suspect? Endpoint(Evidence e)
    {
        if (!IsOpen(e) || e.Input.Policies.VpcEndpoint is { Count: > 0 } || !Mentions(e, @"\b(vpc|s3|gateway|interface)[ -]endpoints?\b|\bendpoint'?s? polic(y|ies)\b|\bvpce\b"))
        {
            return null;
        }

        bool policy = Mentions(e, @"endpoint[^.;\n]{0,60}polic(y|ies)|polic(y|ies)[^.;\n]{0,40}endpoint");
        return Suspect.Possible(CauseId.VpcEndpointPolicy, policy ? 62 : 57, "The request goes through a VPC endpoint; its policy must allow this bucket too, also those of AWS's and other people's services.",
            "Bring the endpoint's policy: Invoke-PresignDiagnosis -Url $url -ErrorResponse $xml -VpcEndpointPolicy (Get-EC2VpcEndpoint -VpcEndpointId vpce-ID).PolicyDocument");
    }

    internal static Suspect? Boundary(Evidence e) =>
        IsOpen(e) && e.Input.Policies.PermissionsBoundary is not { Count: > 0 } && Mentions(e, @"\bpermissions? boundar(y|ies)\b")
            ? Suspect.Possible(CauseId.PermissionsBoundary, 57, "The signer is told to have a permissions boundary; it must allow the action too.")
            : null;

    internal static Suspect? NoList(Evidence e) =>
        IsOpen(e) && e.IsRead && e.Bucket.ObjectExists != true && e.Told is { } told && Regex.IsMatch(told, @"\b(no|without|lacks?|missing|not have)\b[^.;\n]{0,20}\b(s3:)?ListBucket\b", RegexOptions.IgnoreCase, Limit)
            ? Suspect.Possible(CauseId.KeyMissingWithoutListPermission, 58, "The signer is told to lack s3:ListBucket: then S3 says 403 of an object that is not there.")
            : null;

    private static bool IsOpen(Evidence e) => (e.IsBareDenial || e.IsSilentRefusal) && e.Method != "OPTIONS" && !(e.IsSilentRefusal && e.Judgement?.SignatureMatches == false);

    private static bool Mentions(Evidence e, string pattern) =>
        e.Told is { } told && Regex.IsMatch(told, @"(?<!\b(no|without|not an?) )(?:" + pattern + ")", RegexOptions.IgnoreCase, Limit);
}
