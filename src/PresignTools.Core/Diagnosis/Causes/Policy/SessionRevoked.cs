using PresignTools.Identity;
using PresignTools.Responses;

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
    };

    internal override bool IsRuledOut(Evidence e) =>
        AccessKey.Kind(e.AccessKeyId) == AccessKeyKind.LongTerm;

    /// <summary>
    /// Revoking a role's sessions attaches a Deny of everything for tokens issued before (AWSRevokeOlderSessions): then the session may do nothing at
    /// all, not even read its policies, and that shows it.
    /// </summary>
    internal override IEnumerable<Match> Find(Evidence e)
    {
        bool stated = e.Response?.AccessDenied is { Denial: PolicyDenial.Explicit, PolicyType: "identity-based policy" };
        if (e.Input.SignerIsDeniedAll && e.IsTemporaryKey && (stated || e.IsBareDenial || e.IsSilentRefusal || e.Response is null))
        {
            yield return Match.SeenInAccount(
                "AWS refuses this session everything, at S3 and elsewhere, by an explicit deny in an identity-based policy: the sessions of its role were revoked "
                + "(AWSRevokeOlderSessions denies all tokens issued before).")
                .Explaining(CauseId.BucketPolicyExplicitDeny, CauseId.MissingIdentityPermission, CauseId.ScpOrRcpDeny);
        }
    }
}
