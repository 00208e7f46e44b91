// Written by build.ps1 Generate from the definitions in Diagnosis/Causes. Do not edit.
namespace PresignTools.Catalogue;

/// <content>Entries of the layer Identity.</content>
public static partial class CauseCatalogue
{
    private static Cause[] IdentityCauses() =>
    [
        new(CauseId.AssumeRoleDenied, CheckLayer.Identity,
            "STS does not let the role be assumed, so S3 was not asked",
            "A program that works with a role asks STS for the role's credentials first. The trust policy of the role says who gets "
            + "them, and in another account the caller's own policies must allow it too.",
            "Compare the trust policy of the role with who asks (aws sts get-caller-identity where the program runs): principal or "
            + "identity provider, and each condition. Policies about S3 do not matter yet.",
            AwsDocuments.Roles),
        new(CauseId.CredentialsExpiredBeforeUrl, CheckLayer.Identity,
            "The signer's temporary credentials end before the URL does",
            "A URL lives no longer than the credentials that signed it, whatever X-Amz-Expires says. When the session ends, "
            + "S3 refuses the token.",
            "Sign with credentials that live as long as the URL must, or sign a fresh URL when it is needed.",
            AwsDocuments.Presigned),
        new(CauseId.InvalidOrDeletedAccessKey, CheckLayer.Identity,
            "The access key does not exist, is inactive or was deleted",
            "S3 looks the access key id up each time a URL is used. Deleting or deactivating the key ends every URL it "
            + "signed.",
            "Sign with an active key: aws sts get-caller-identity ({call:GetCallerIdentity}) shows which one is in use.",
            AwsDocuments.AccessKeys),
        new(CauseId.MalformedSessionToken, CheckLayer.Identity,
            "The session token is malformed or belongs to a different key",
            "S3 opens the token to find the session and checks that it belongs to the key. A cut, altered or foreign token "
            + "is refused before the signature.",
            "Give the signer key, secret and token of one and the same session, the token unchanged; it is percent-encoded "
            + "once in the URL.",
            AwsDocuments.TemporaryCredentials),
        new(CauseId.MissingSessionToken, CheckLayer.Identity,
            "A temporary key signed without its session token",
            "S3 does not recognize a temporary key without its session token. The token must be in the URL as "
            + "X-Amz-Security-Token, and is part of what is signed.",
            "Give the session token to the signer together with the ASIA... key and its secret.",
            AwsDocuments.TemporaryCredentials),
        new(CauseId.SessionExpiredMidJob, CheckLayer.Identity,
            "The session's credentials ended while the job was still running",
            "A program keeps the temporary credentials that it started with. Renewing them elsewhere does not reach it.",
            "Let the SDK get credentials itself (role, profile, web identity), so that it renews them, or ask for a longer session: up "
            + "to the role's MaxSessionDuration, one hour where one role assumes another.",
            AwsDocuments.TemporaryCredentials),
        new(CauseId.SignatureMatches, CheckLayer.Identity,
            "The signature is right",
            "The signature was recomputed from the same request and secret, and it is the same. S3 checks nothing else "
            + "about it.",
            "",
            AwsDocuments.QueryAuth),
        new(CauseId.ThirdPartySigner, CheckLayer.Identity,
            "Another service signed the URL, and its link is bad or old",
            "Who downloads from such a service has no part in the signature. A new link comes from the service only.",
            "Get a new link from the service, without a cache between. If new links fail as well, look at its status page.",
            AwsDocuments.Presigned),
        new(CauseId.UnexpectedIdentity, CheckLayer.Identity,
            "Another identity signs than the one that was meant",
            "An SDK takes the first credentials that it finds: the environment, a profile, a web identity token, the task, the machine. "
            + "The policies of the identity that was meant do not count then.",
            "Run aws sts get-caller-identity where the program runs. Remove what comes first in the chain, such "
            + "as AWS_ACCESS_KEY_ID, or make the role that is meant available.",
            AwsDocuments.TemporaryCredentials),
        new(CauseId.UnsignedRequest, CheckLayer.Identity,
            "The request carries no signature",
            "Without a signature the caller is anonymous, and only public policies or ACLs let anonymous callers in.",
            "Use the whole presigned URL, with its query; in PowerShell keep it in single quotes, because & ends a command.",
            AwsDocuments.Presigned),
        new(CauseId.WebIdentityTokenUnreadable, CheckLayer.Identity,
            "The client cannot read the token file of its role, so it sent nothing",
            "A pod gets its role by a token in a file (AWS_WEB_IDENTITY_TOKEN_FILE). Without the token the client has no credentials, or "
            + "it uses those of the machine.",
            "Let the program's user read the file: in Kubernetes set securityContext.fsGroup of the pod to a group of that user. If the "
            + "file does not exist, see that the pod runs with the annotated service account, and was started after the annotation.",
            AwsDocuments.TemporaryCredentials),
        new(CauseId.WrongSecretKey, CheckLayer.Identity,
            "The URL was signed with a different secret key",
            "The signature is an HMAC with the secret key. S3 looks up the right secret by the access key id, and "
            + "computes a different signature.",
            "Sign with the secret that belongs to the access key id in the URL. Copy it without spaces or line breaks at its "
            + "ends.",
            AwsDocuments.AccessKeys),
    ];
}
