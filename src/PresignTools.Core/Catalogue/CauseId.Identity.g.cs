// Written by build.ps1 Generate from the definitions in Diagnosis/Causes. Do not edit.
namespace PresignTools.Catalogue;

/// <content>Ids of the layer Identity.</content>
public static partial class CauseId
{
    /// <summary>STS does not let the role be assumed, so S3 was not asked.</summary>
    public const string AssumeRoleDenied = "assume-role-denied";

    /// <summary>The signer's temporary credentials end before the URL does.</summary>
    public const string CredentialsExpiredBeforeUrl = "credentials-expired-before-url";

    /// <summary>The access key does not exist, is inactive or was deleted.</summary>
    public const string InvalidOrDeletedAccessKey = "invalid-or-deleted-access-key";

    /// <summary>The session token is malformed or belongs to a different key.</summary>
    public const string MalformedSessionToken = "malformed-session-token";

    /// <summary>A temporary key signed without its session token.</summary>
    public const string MissingSessionToken = "missing-session-token";

    /// <summary>The session's credentials ended while the job was still running.</summary>
    public const string SessionExpiredMidJob = "session-expired-mid-job";

    /// <summary>The signature is right.</summary>
    public const string SignatureMatches = "signature-matches";

    /// <summary>Another service signed the URL, and its link is bad or old.</summary>
    public const string ThirdPartySigner = "third-party-signer";

    /// <summary>Another identity signs than the one that was meant.</summary>
    public const string UnexpectedIdentity = "unexpected-identity";

    /// <summary>The request carries no signature.</summary>
    public const string UnsignedRequest = "unsigned-request";

    /// <summary>The client cannot read the token file of its role, so it sent nothing.</summary>
    public const string WebIdentityTokenUnreadable = "web-identity-token-unreadable";

    /// <summary>The URL was signed with a different secret key.</summary>
    public const string WrongSecretKey = "wrong-secret-key";
}
