using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Identity;
using PresignTools.Policies.Conditions;
using PresignTools.Policies.Matching;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Policy;

/// <summary>The sessions of the signer's role were revoked (aws:TokenIssueTime).</summary>
internal sealed class SessionRevoked : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("session-revoked", CheckLayer.Policy)
    {
        Title = "The sessions of the signer's role were revoked",
        Why = "Revoking a role's sessions denies everything to tokens issued before that instant (policy "
            + "AWSRevokeOlderSessions), and so to the URLs they signed.",
        Fix = "Get new credentials of the role, and sign again: URLs of older sessions stay refused.",
        Document = AwsDocuments.RevokeSessions,
        Stages = [S3CheckStage.Authorization, S3CheckStage.Encryption],
        Statuses = [403],
        ConditionKeys = ["aws:tokenissuetime"],
    };

    internal override bool IsRuledOut(FailureFacts e) =>
        AccessKey.Kind(e.AccessKeyId) == AccessKeyKind.LongTerm;

    internal override IEnumerable<Match> Find(FailureFacts e) => e.Denials.Of(Id).Concat(DeniedEverything(e));

    /// <summary>Long-term keys have no session that could be revoked.</summary>
    internal override bool IsMeantBy(Condition condition, RequestContext context, bool isMet) =>
        base.IsMeantBy(condition, context, isMet) && context.TryGet(condition.Key, out _);

    internal override string? FixOf(DenialCause denial, FailureFacts e) => denial.Condition is null ? null
        : "The sessions of that time were revoked. Get new credentials of "
            + $"{Printable.Of(denial.Refusal.Request.Principal.RoleArn ?? "the role", 120)}, and sign again: "
                + $"{DenialFix.Sign(e)}";

    /// <summary>
    /// An explicit deny of the signer's own policies that hits sessions that run, and not new ones of the same role: that is what revoking
    /// does.
    /// </summary>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        bool isOwn = e.Response?.AccessDenied is { Denial: PolicyDenial.Explicit, PolicyType: "identity-based policy" };

        // The name of the policy is AWS's own, and stands where it is attached.
        bool isNamed = text.Contains("AWSRevokeOlderSessions", StringComparison.Ordinal);
        if ((isOwn && Revoked.IsAffirmedIn(text) && Revoked.FirstIn(text) is { }) || (e.IsBareDenial && isNamed))
        {
            string revoked = Revoked.FirstIn(text)!;
            yield return new Match(
                isNamed && isOwn ? EvidenceKind.SeenInAccount : EvidenceKind.Reported,
                $"The text speaks of revoked sessions ('{Printable.Of(revoked, 40)}'): what was signed by a session of before that stays "
                    + "refused.")
            { Explains = [CauseId.BucketPolicyExplicitDeny, CauseId.MissingIdentityPermission] };
        }
        else if (isOwn && AgeContrast.In(text) is null && OutcomeTable.ByDay(text) is { } day)
        {
            yield return Match.Circumstance(
                $"An identity policy denies it, and in the text all that began before {Printable.Of(day, 40)} fails and all since "
                    + $"works: the "
                    + "older sessions were revoked.");
        }

        if (isOwn && e.IsTemporaryKey && text.FirstContained(Renewed) is { } told && Tellings.Works.IsIn(text))
        {
            yield return Match.Circumstance(
                $"An identity policy denies the session, and a new one of the same role works by what the text says "
                    + $"('{Printable.Of(told, 40)}'): the older sessions were revoked.");
        }
    }

    private static readonly Topic Revoked =
        new("AWSRevokeOlderSessions", "revoke active sessions", "revoke sessions", "revoked sessions", "revoked the sessions",
            "revoked all sessions", "revoke all sessions", "sessions were revoked", "sessions revoked", "revoked active sessions",
            "revoke session");

    private static readonly string[] Renewed =
    [
        "restart", "new session", "fresh session", "new credentials", "fresh credentials", "new token", "assume the role again",
        "assumed again", "logged in again", "log in again", "re-login", "relogin", "recreated the pod", "rolled the pods", "redeploy",
    ];

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => Ask.Session(e);

    /// <summary>
    /// Revoking a role's sessions attaches a Deny of everything for tokens issued before (AWSRevokeOlderSessions): then the session may do
    /// nothing at all, not even read its policies, and that shows it.
    /// </summary>
    private static IEnumerable<Match> DeniedEverything(FailureFacts e)
    {
        bool stated = e.Response?.AccessDenied is { Denial: PolicyDenial.Explicit, PolicyType: "identity-based policy" };
        if (e.Input.SignerIsDeniedAll && e.IsTemporaryKey && (stated || e.IsBareDenial || e.IsSilentRefusal || e.Response is null))
        {
            yield return Match.SeenInAccount(
                "AWS refuses this session everything, at S3 and elsewhere, by an explicit deny in an identity-based policy: the "
                    + "sessions of its role were revoked (AWSRevokeOlderSessions denies all tokens issued before).")
                .Explaining(CauseId.BucketPolicyExplicitDeny, CauseId.MissingIdentityPermission, CauseId.ScpOrRcpDeny);
        }
    }
}
