using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Identity;
using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Identity;

/// <summary>Another identity signs than the one that was meant.</summary>
internal sealed class UnexpectedIdentity : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("unexpected-identity", CheckLayer.Identity)
    {
        Title = "Another identity signs than the one that was meant",
        Why = "An SDK takes the first credentials that it finds: the environment, a profile, a web identity token, the task, the machine. "
            + "The policies of the identity that was meant do not count then.",
        Fix = "Run aws sts get-caller-identity where the program runs. Remove what comes first in the chain, such "
            + "as AWS_ACCESS_KEY_ID, or make the role that is meant available.",
        Document = AwsDocuments.TemporaryCredentials,
        Stages = [S3CheckStage.Authorization],
        Statuses = [403],
    };

    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (e.MayBePermission && TerraformBackend.IsApart(e.WholeText))
        {
            yield return Match
                .SeenInRequest(
                    "Terraform's provider has credentials of its own, and its backend has none: a backend does not take them from the "
                        + "provider. It "
                        + "signs with the default profile or the environment.",
                    "Give the backend the same profile or role (profile, role_arn), or set AWS_PROFILE for both."
                )
                .Explaining(CauseId.MissingIdentityPermission, CauseId.KeyMissingWithoutListPermission, CauseId.HiddenCallNotPermitted);
        }

        foreach (Match told in ToldPair(e))
        {
            yield return told;
        }

        if (!e.MayBePermission || PrincipalArn.TryParse(e.Input.Principal ?? e.Response?.AccessDenied?.Principal) is not { } who)
        {
            yield break;
        }

        string arn = Printable.Of(e.Input.Principal ?? e.Response!.AccessDenied!.Principal!, 160);
        string[] wanted = [.. e.Clues(ClueKind.WantedRole).Select(static c => c.Detail)];
        PrincipalArn?[] roles = [.. wanted.Select(PrincipalArn.TryParse)];
        if (roles.Length > 0 && !Array.Exists(roles, r => r?.Name == who.Name && r?.AccountId == who.AccountId))
        {
            yield return Ahead(Match.SeenInRequest($"{arn} called. The settings name {Printable.Of(wanted[0], 120)}."), e);
        }
        else if (roles.Length == 0 && Disowned(e, who) is { } disowned)
        {
            yield return Ahead(Match.SeenInRequest($"{arn} called. {disowned}"), e);
        }
        else if (roles.Length == 0 && IsMachine(who) && Tellings.RoleOfWorkload.IsAffirmedIn(e.WholeText))
        {
            yield return Ahead(Match.SeenInRequest($"{arn} called. Its session is named after an EC2 instance: the machine's role signed, "
                + "not the role of the pod or task."), e);
        }
        else if (roles.Length == 0 && IsMachine(who) && Tellings.Containers.IsAffirmedIn(e.WholeText))
        {
            yield return Match.Circumstance($"{arn} called. Its session is named after an EC2 instance: if a pod or task has a role of its "
                + "own, that one did not sign.");
        }
        else if (who.Kind == PrincipalKind.User && Tellings.MachineRole.IsAffirmedIn(e.WholeText))
        {
            Match match = Match.Circumstance(
                $"{arn} called, a user. The text is about a role: keys in the environment or a profile come before a " + "role.");
            yield return Tellings.StaticKeys.IsIn(e.WholeText) ? Ahead(match with { Kind = EvidenceKind.SeenInRequest }, e) : match;
        }
    }

    /// <summary>Why the caller that S3 names is not who was meant, by the words of the text; null where it may be.</summary>
    private static string? Disowned(FailureFacts e, PrincipalArn who)
    {
        if (e.Input.FullText is not { } text || who.Name is not { } name)
        {
            return null;
        }

        if (DisownedCaller.Words(text, name) is { } words)
        {
            return $"The text has these words on it: '{Printable.Of(words, 60)}'.";
        }

        return who.Kind == PrincipalKind.User && NamedRoles.In(text) is { Count: > 0 } named
            ? $"It is a user, and the permission was given to the role '{Printable.Of(named.First(), 64)}': keys in a file or the "
                + "environment come before a role."
            : null;
    }

    /// <summary>What the text tells of who signs and who was meant to.</summary>
    private static IEnumerable<Match> ToldPair(FailureFacts e)
    {
        if (!e.MayBePermission || (e.Response is null && e.NotReachedWord is not null) || e.IsAccepted || e.Input.FullText is not { } text)
        {
            yield break;
        }

        if (MeantIdentity.In(text) is var (used, meant))
        {
            yield return Ahead(Match.SeenInRequest(
                $"{Printable.Of(used, 120)} is in use. By what the text says, {Printable.Of(meant, 120)} was meant.",
                $"Let the request be made as {Printable.Of(meant, 120)}, or allow {Printable.Of(used, 120)} the action."), e);
        }
        else if (e.IsUnexplainedRefusal && UnreadConfig.IsIn(text))
        {
            yield return Ahead(Match.Circumstance(
                "The role is in the shared config file, and an SDK of this age (Go 1, JavaScript 2) reads that file only if "
                    + "AWS_SDK_LOAD_CONFIG is set: the client signs as somebody else.",
                "Set AWS_SDK_LOAD_CONFIG=1 where the program runs."), e)
                .Explaining(CauseId.MissingIdentityPermission, CauseId.KeyMissingWithoutListPermission, CauseId.HiddenCallNotPermitted);
        }
        else if (e.IsUnexplainedRefusal && OtherIdentity.Words(text) is { } words)
        {
            yield return Ahead(Match.Circumstance($"By what the text says, another identity signs: '{Printable.Of(words, 160)}'."), e);
        }
    }

    /// <summary>That this identity lacks a permission is what comes of it; an explicit deny is a matter of its own.</summary>
    private static Match Ahead(Match match, FailureFacts e) =>
        e.Response?.AccessDenied is { Denial: PolicyDenial.Explicit }
            ? match with { Kind = EvidenceKind.Circumstance }
            : match.Explaining(CauseId.MissingIdentityPermission, CauseId.BucketPolicyMissingAllowCrossAccount);

    /// <summary>The session of an instance profile is named after the instance: <c>i-</c> and hexadecimal digits.</summary>
    private static bool IsMachine(PrincipalArn who) =>
        who is { Kind: PrincipalKind.AssumedRole, SessionName: { Length: >= 10 and <= 21 } name }
            && name.StartsWith("i-", StringComparison.Ordinal)
            && name.Skip(2).All(char.IsAsciiHexDigitLower);

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e)
    {
        if (e.Input.Principal is null)
        {
            yield return new("Who signs, where the program runs", "its policies count, not those of the person who asks",
                "aws sts get-caller-identity    # in the same pod, container, job or shell");
        }
    }
}
