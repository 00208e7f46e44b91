using PresignTools.Identity;

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
    };

    internal override bool IsRuledOut(Evidence e) =>
        AccessKey.Kind(e.AccessKeyId) == AccessKeyKind.LongTerm;
}
