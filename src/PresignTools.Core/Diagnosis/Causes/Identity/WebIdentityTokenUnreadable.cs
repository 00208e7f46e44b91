using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Identity;

/// <summary>The client cannot read the token with which it would get a role.</summary>
internal sealed class WebIdentityTokenUnreadable : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("web-identity-token-unreadable", CheckLayer.Identity)
    {
        Title = "The client cannot read the token file of its role, so it sent nothing",
        Why = "A pod gets its role by a token in a file (AWS_WEB_IDENTITY_TOKEN_FILE). Without the token the client has no credentials, or "
            + "it uses those of the machine.",
        Fix = "Let the program's user read the file: in Kubernetes set securityContext.fsGroup of the pod to a group of that user. If the "
            + "file does not exist, see that the pod runs with the annotated service account, and was started after the annotation.",
        Document = AwsDocuments.TemporaryCredentials,
        IsOutsideS3 = true,
    };

    internal override bool IsProvenByAnswer(FailureFacts e) => false;

    /// <summary>A URL that is signed had credentials.</summary>
    internal override bool IsRuledOut(FailureFacts e) => e.IsAccepted || e.IsPresigned;

    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (e.Input.FullText is not { } text || WebIdentityFile.In(text) is not { } file)
        {
            yield break;
        }

        string name = file.Path is { } path ? $"'{Printable.Of(path, 160)}'" : "the file with the token of its role";
        string evidence = file.IsMissing
            ? $"There is no {(file.Path is null ? "file with the token of the role" : "file " + name)} where the client runs."
            : $"The client cannot read {name}.";
        string fix = file.IsMissing
            ? "Run the pod with the service account that has the role's annotation, and start it anew: the file is put in when a pod "
                + "starts. If AWS_WEB_IDENTITY_TOKEN_FILE was set by hand, correct or remove it."
            : "Let the program's user read the file: in Kubernetes set securityContext.fsGroup of the pod to a group of that user "
                + "(id shows it).";

        // S3 refused somebody: the client went on with other credentials.
        yield return e.Code is null
            ? Match.SeenInRequest(evidence + " It gets no credentials of the role, and S3 was not asked with them.", fix)
                .Compared()
                .Explaining(
                    CauseId.UnsignedRequest, CauseId.MissingIdentityPermission, CauseId.UnexpectedIdentity, CauseId.NotS3, CauseId.DnsOrTls,
                    CauseId.HiddenCallNotPermitted, CauseId.Other)
            : Match.Circumstance(evidence + " The client may have gone on with other credentials.", fix);
    }
}
