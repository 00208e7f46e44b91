using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Policies.Decisions;
using PresignTools.Policies;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Permission;

/// <summary>The signer's identity policy does not allow the action.</summary>
internal sealed class MissingIdentityPermission : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("missing-identity-permission", CheckLayer.Permission)
    {
        Title = "The signer's identity policy does not allow the action",
        Why = "Signing is local and checks no permission. S3 evaluates the signer's policies when the URL is used. What no "
            + "policy allows is denied.",
        Fix = "Allow the action on arn:aws:s3:::BUCKET/KEY in the signer's policy (with /* for objects).",
        Document = AwsDocuments.ActionsAndPolicies,
        Stages = [S3CheckStage.Authorization],
        Statuses = [403],
    };

    internal override bool IsProvenByAnswer(FailureFacts e) => false;

    /// <summary>"No … policy allows" that lost the kind of policy names none.</summary>
    internal override bool IsNamedByAnswer(FailureFacts e) =>
        e.Response?.AccessDenied is not { Denial: Responses.PolicyDenial.Implicit, PolicyType: null };

    internal override IEnumerable<Match> Find(FailureFacts e) => [.. Denied(e), .. NotReadable(e), .. Bare(e)];

    internal override bool IsRefusalBy(RefusingLayer layer) => layer is { Kind: PolicyKind.Identity, IsKms: false };

    internal override string? FixOf(DenialCause denial, FailureFacts e) =>
        denial.Refusal.Decision == AccessOutcome.ImplicitlyDenied ? DenialFix.Allow(denial.Refusal.Action, denial.Refusal.Resource) : null;

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => Ask.SignersPolicies(e);

    /// <inheritdoc/>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        bool isOpen = e.IsUnexplainedRefusal || (e.Response is null && !e.IsAccepted && e.Input.IsFailureTold && e.Raw is null);
        if (isOpen && OnBucketOnly(e) is { } actions)
        {
            yield return Match.SeenInAccount(
                $"The policy allows {Printable.Of(actions, 80)} on the bucket's own ARN. Objects have another one: the bucket's with "
                    + $"/* behind "
                    + "it.",
                DenialFix.Allow(actions.Split(' ')[0], null));
        }

        if (e.IsUnexplainedRefusal && ToldLack.Action(text) is { } action)
        {
            yield return Match.Reported(
                $"The text says that {Printable.Of(action, 60)} is not in the policy of who asks.", DenialFix.Allow(action, null));
        }
    }

    /// <summary>
    /// Actions on objects that the policy allows on the bucket alone, the one that failed among them; null if it is none.
    /// </summary>
    private static string? OnBucketOnly(FailureFacts e) => e.Clue(Intake.ClueKind.BucketArnForObjects) is { } actions
        && (e.Operation is not { } operation || actions.ContainsAny(operation, "s3:*", "s3:Get*", "s3:Put*", e.IsRead ? "s3:GetObject"
            : "s3:PutObject"))
        ? actions : null;

    /// <summary>
    /// What policies, simulation and S3's sentence say; where only the sentence speaks, it names the Allow that is missing.
    /// </summary>
    private IEnumerable<Match> Denied(FailureFacts e)
    {
        string? allow = e.Response?.AccessDenied is { IsKms: false, Action: { } action } said
            ? DenialFix.Allow(action, said.Resource)
            : null;
        return e.Denials.Of(Id).Select(m => m.Fix is null && m.Kind == EvidenceKind.NamedByAnswer ? m with { Fix = allow } : m);
    }

    /// <summary>AWS was asked now, as the signer, and did not let the object be read.</summary>
    private static IEnumerable<Match> NotReadable(FailureFacts e)
    {
        if (e.Response is null && e.Bucket.MayRead == false && e.IsRead && e.Key is not null && e.Policies.Refusal is null)
        {
            yield return Match.Circumstance(
                "S3 was asked now, and refuses the object to the signer: a permission is missing, or the object does not exist and the "
                    + "signer may not list the bucket.");
        }
    }

    private static IEnumerable<Match> Bare(FailureFacts e)
    {
        if ((e.IsBareDenial || (e.IsSilentRefusal && !e.IsPresigned)) && !e.Policies.IsGiven)
        {
            yield return Match.CommonCause(
                "The most common reason for a bare AccessDenied: no policy of the signer allows the action. Signing is local, and "
                    + "never checks permissions.",
                $"{Say.Command(PresignTask.Decide)} shows it from the signer's policies ({Setting.IdentityPolicy}) before they are "
                    + "changed.");
        }
    }
}
