using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Policies;
using PresignTools.Responses;

namespace PresignTools.Diagnosis.Causes.Policy;

/// <summary>An organization's policy (SCP or RCP) denies it.</summary>
internal sealed class ScpOrRcpDeny : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("scp-or-rcp-deny", CheckLayer.Policy)
    {
        Title = "An organization's policy (SCP or RCP) denies it",
        Why = "Organization policies limit what accounts can do, and what can be done to their resources. Nothing inside "
            + "the account overrides them.",
        Fix = "Ask the administrators of the organization; no policy in the account can override it.",
        Document = AwsDocuments.OrganizationPolicies,
        Stages = [S3CheckStage.Authorization, S3CheckStage.Encryption],
        Statuses = [403],
        PolicyKinds = [PolicyKind.ServiceControl, PolicyKind.ResourceControl],
    };

    internal override bool IsProvenByAnswer(FailureFacts e) => true;

    private static string ReadPolicies => Say.Call(
        AwsCall.ListPoliciesForTarget, new Argument("TargetId", "ACCOUNT"), new Argument("Filter", "SERVICE_CONTROL_POLICY"));

    internal override IEnumerable<Match> Find(FailureFacts e) => e.Denials.Of(Id).Concat(Mentioned(e));

    private static IEnumerable<Match> Mentioned(FailureFacts e)
    {
        bool isGiven = e.Input.Policies.ServiceControl.Count > 0 || e.Input.Policies.ResourceControl.Count > 0;
        bool isOpen = e.IsUnexplainedRefusal || e.Response?.AccessDenied is { Denial: PolicyDenial.Unspecified, IsKms: false };
        if (isOpen && !isGiven && (Topics.OrganizationPolicies.IsAffirmedIn(e.UserText)
            || ToldPolicyKind.Line(e.WholeText, Topics.OrganizationPolicies) is not null))
        {
            Match match = Match.Reported(
                "You mentioned policies of an organization. They apply to everybody in the account, and neither the role's policies "
                    + "nor IAM's policy simulator shows all of them.",
                $"Give them to the diagnosis: {Setting.ServiceControlPolicy}, {Setting.ResourceControlPolicy}. Somebody with access to the "
                    + $"organization can read them: {ReadPolicies}.");

            // A sentence that lost its reason leaves open which policy it was.
            yield return e.IsUnexplainedRefusal ? match
                : (match with { Kind = EvidenceKind.Circumstance })
                    .Explaining(CauseId.MissingIdentityPermission, CauseId.MultipartStepPermission);
        }
    }
}
