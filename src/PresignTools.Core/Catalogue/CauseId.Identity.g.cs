// Written by build.ps1 Generate from the definitions in Diagnosis/Causes. Do not edit.
namespace PresignTools.Catalogue;

/// <content>Ids of the layer Identity.</content>
public static partial class CauseId
{
    /// <summary>The signer's temporary credentials end before the URL does.</summary>
    public const string CredentialsExpiredBeforeUrl = "credentials-expired-before-url";

    /// <summary>The access key does not exist, is inactive or was deleted.</summary>
    public const string InvalidOrDeletedAccessKey = "invalid-or-deleted-access-key";

    /// <summary>The session token is malformed or belongs to a different key.</summary>
    public const string MalformedSessionToken = "malformed-session-token";

    /// <summary>A temporary key signed without its session token.</summary>
    public const string MissingSessionToken = "missing-session-token";

    /// <summary>The signature is right.</summary>
    public const string SignatureMatches = "signature-matches";

    /// <summary>The request carries no signature.</summary>
    public const string UnsignedRequest = "unsigned-request";

    /// <summary>The URL was signed with a different secret key.</summary>
    public const string WrongSecretKey = "wrong-secret-key";
}
