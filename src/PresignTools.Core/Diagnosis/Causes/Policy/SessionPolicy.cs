using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Policies;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Policy;

/// <summary>The session policy of the signer's role session does not allow it.</summary>
internal sealed class SessionPolicy : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("session-policy", CheckLayer.Policy)
    {
        Title = "The session policy of the signer's role session does not allow it",
        Why = "A session policy, given when the role was assumed, caps the session: it may do what both role and session "
            + "policy allow.",
        Fix = "Assume the role with a session policy that allows the action, or with none.",
        Document = AwsDocuments.Sessions,
        Stages = [S3CheckStage.Authorization, S3CheckStage.Encryption],
        Statuses = [403],
        PolicyKinds = [PolicyKind.Session],
    };

    internal override bool IsProvenByAnswer(FailureFacts e) => true;

    internal override IEnumerable<Match> Find(FailureFacts e) => e.Denials.Of(Id);

    /// <summary>The session is opened with a policy of its own, in code or by a tool.</summary>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        // A sentence that lost the kind of policy leaves open which one allows nothing.
        bool isCut = e.Response?.AccessDenied is { PolicyType: null, IsKms: false } said
            && said.Denial is (PolicyDenial.Implicit or PolicyDenial.Unspecified);
        if ((e.IsUnexplainedRefusal || isCut) && SessionScope.Word(text) is { } word)
        {
            Match match = Match.Circumstance(
                $"The session is opened with a policy of its own ('{Printable.Of(word, 40)}'): it may do no more than that policy says, "
                    + "whatever the role or the parent user may do.");
            bool isGiven = IsOwn(word) && (e.Input.Policies.Session is { Count: > 0 } || e.Input.Policies.Identity is { Count: > 0 });
            yield return isGiven
                ? match.Explaining(CauseId.MissingIdentityPermission, CauseId.HiddenCallNotPermitted, CauseId.MultipartStepPermission)
                : isCut ? match.Explaining(CauseId.MissingIdentityPermission)
                : match;
        }
    }

    /// <summary>Words that say of the policy in the text that the session was opened with it.</summary>
    private static bool IsOwn(string word) => word.ContainsAny("this policy", "in the call", "session policy", "scope");

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => Ask.SignersPolicies(e);
}
