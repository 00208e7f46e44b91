using PresignTools.Text;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>
/// What IAM's own simulation says (<see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html"/>).
/// It sees the SCPs of the account, which nothing else shows to the signer; it sees no bucket policy, session policy, RCP or endpoint
/// policy, so that its "allowed" proves nothing.
/// </summary>
internal static class SimulatedPolicies
{
    internal static IEnumerable<(CauseDefinition Cause, Match Match)> Matches(FailureFacts e)
    {
        if (!e.MayBePermission || e.Input.Simulated.FirstOrDefault(static d => d.Decision != "allowed") is not { } refused)
        {
            yield break;
        }

        bool isExplicit = refused.Decision == "explicitDeny";
        bool isOfOrganization = refused.AllowedByOrganizations == false,
            isOfBoundary = refused.AllowedByPermissionsBoundary == false;
        string cause =
            isOfOrganization ? CauseId.ScpOrRcpDeny
            : isOfBoundary ? CauseId.PermissionsBoundary
            : CauseId.MissingIdentityPermission;
        if (cause == CauseId.MissingIdentityPermission && !isExplicit && e.Input.Policies.Identity.Count > 0)
        {
            yield break;    // the signer's policies are known, and have been evaluated together with the bucket's
        }

        string what = $"IAM's simulation for the signer: {Printable.Of(refused.Action, 60)} on {Printable.Of(refused.Resource, 200)} is "
            + (isExplicit ? "explicitly denied" : "not allowed");
        string policies = string.Join(", ", refused.MatchedStatements.Select(static s => s.SourcePolicyId).Distinct());
        string by = policies.Length == 0 || !isExplicit ? string.Empty : $" (by {Printable.Of(policies, 120)})";
        string why = isOfOrganization ? ", because a service control policy of the organization does not allow it"
            : isOfBoundary ? ", because the permissions boundary does not allow it"
            : " by the signer's own policies" + by;

        // A simulation that lacked a condition key may have missed the statement that allows.
        bool isWhole = refused.MissingContextKeys.Count == 0;
        string missing = isWhole ? string.Empty : $" It did not know {Printable.Of(string.Join(", ", refused.MissingContextKeys), 160)}.";
        string? fix = cause == CauseId.MissingIdentityPermission && !isExplicit ? DenialFix.Allow(refused.Action, refused.Resource) : null;
        EvidenceKind kind = isWhole ? EvidenceKind.SeenInAccount : EvidenceKind.Circumstance;
        yield return (CauseBook.Get(cause), new Match(kind, $"{what}{why}.{missing}") { Fix = fix });
    }
}
