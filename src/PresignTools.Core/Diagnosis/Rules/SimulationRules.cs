using PresignTools.Text;

namespace PresignTools.Diagnosis.Rules;

/// <summary>
/// What IAM's own simulation says (<see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html"/>). It sees the
/// SCPs of the account, which nothing else shows to the signer; it sees no bucket policy, session policy, RCP or endpoint policy, so that its
/// "allowed" proves nothing.
/// </summary>
internal static class SimulationRules
{
    internal static Suspect? Simulated(Evidence e)
    {
        if (!e.MayBePermission || e.Input.Simulated.FirstOrDefault(static d => d.Decision != "allowed") is not { } refused)
        {
            return null;
        }

        bool isExplicit = refused.Decision == "explicitDeny";
        string what = $"IAM's simulation for the signer: {Printable.Of(refused.Action, 60)} on {Printable.Of(refused.Resource, 200)} is {(isExplicit ? "explicitly denied" : "not allowed")}";
        string policies = string.Join(", ", refused.MatchedStatements.Select(static s => s.SourcePolicyId).Distinct());
        string by = policies.Length == 0 ? string.Empty : $" (by {Printable.Of(policies, 120)})";
        string missing = refused.MissingContextKeys.Count == 0 ? string.Empty : $" It did not know {Printable.Of(string.Join(", ", refused.MissingContextKeys), 160)}.";

        // S3's own sentence about this very request goes before what IAM supposes.
        int ceiling = e.Response?.AccessDenied is null ? 100 : 72;
        Suspect Says(string cause, int strength, string why, string? remedy = null) =>
            Suspect.Likely(cause, Math.Min(strength, ceiling), what + why + "." + missing, remedy).As(missing.Length == 0 ? Certainty.Likely : Certainty.Possible);

        if (refused.AllowedByOrganizations == false)
        {
            return Says(CauseId.ScpOrRcpDeny, 91, ", because a service control policy of the organization does not allow it");
        }

        if (refused.AllowedByPermissionsBoundary == false)
        {
            return Says(CauseId.PermissionsBoundary, 89, ", because the permissions boundary does not allow it");
        }

        if (isExplicit)
        {
            return Says(CauseId.MissingIdentityPermission, 86, " by the signer's own policies" + by);
        }

        // Within one account the bucket policy alone may allow it. Where it was read, the evaluator has weighed it already.
        bool bucketMayAllow = e.Bucket.IsOfSigner != false && e.Input.Policies.Bucket is null;
        return e.Input.Policies.Identity.Count > 0 ? null
            : Says(CauseId.MissingIdentityPermission, bucketMayAllow ? 76 : 84, " by the signer's own policies", PolicyRules.Allow(refused.Action, refused.Resource));
    }
}
