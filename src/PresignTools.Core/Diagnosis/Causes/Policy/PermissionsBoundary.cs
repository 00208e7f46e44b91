using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Policies;

namespace PresignTools.Diagnosis.Causes.Policy;

/// <summary>The signer's permissions boundary does not allow it.</summary>
internal sealed class PermissionsBoundary : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("permissions-boundary", CheckLayer.Policy)
    {
        Title = "The signer's permissions boundary does not allow it",
        Why = "A boundary grants nothing; it caps what the identity's policies grant. What it leaves out is denied.",
        Fix = "Allow the action in the boundary too.",
        Document = AwsDocuments.Boundaries,
        Stages = [S3CheckStage.Authorization, S3CheckStage.Encryption],
        Statuses = [403],
        PolicyKinds = [PolicyKind.PermissionsBoundary],
    };

    internal override bool IsProvenByAnswer(FailureFacts e) => true;

    internal override IEnumerable<Match> Find(FailureFacts e) => e.Denials.Of(Id).Concat(Mentioned(e));

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => Ask.SignersPolicies(e);

    private static IEnumerable<Match> Mentioned(FailureFacts e)
    {
        if (
            e.IsUnexplainedRefusal
            && e.Input.Policies.PermissionsBoundary is not { Count: > 0 }
            && (Topics.PermissionsBoundary.IsAffirmedIn(e.UserText)
                || ToldPolicyKind.Line(e.WholeText, Topics.PermissionsBoundary) is not null))
        {
            yield return Match.Reported("You mentioned that the signer has a permissions boundary; it must allow the action too.");
        }
    }
}
