using PresignTools.Errors;

namespace PresignTools.Signing;

/// <summary>
/// An AWS access key with what is known of it. <see cref="SecretAccessKey"/> and <see cref="SessionToken"/> are kept out of
/// <see cref="ToString"/>; nothing in this library writes them to an output object.
/// </summary>
public sealed class SigningCredentials
{
    /// <summary>Makes credentials.</summary>
    /// <param name="accessKeyId">Access key id, as <c>AKIA…</c> (long-term) or <c>ASIA…</c> (temporary). S3-compatible servers use any
    /// text.</param>
    /// <param name="secretAccessKey">The secret key, used as it is: a trailing blank is part of it.</param>
    /// <param name="sessionToken">The STS session token of temporary credentials; empty counts as none.</param>
    /// <param name="expiration">When the credentials end, if that is known.</param>
    /// <param name="source">Where they came from, in words for a person, for example <c>profile 'ops'</c>.</param>
    /// <exception cref="PresignException"><c>CredentialsIncomplete</c> without a key id or a secret; <c>CredentialMalformed</c> if the key
    /// id or token holds white space;
    /// <c>CredentialsSwapped</c> if a secret is where it would be published; <c>ValueNotUnicode</c>.</exception>
    public SigningCredentials(
        string accessKeyId,
        string secretAccessKey,
        string? sessionToken = null,
        DateTimeOffset? expiration = null,
        string? source = null)
    {
        if (string.IsNullOrEmpty(accessKeyId))
        {
            throw SigningErrors.CredentialsIncomplete("access key id");
        }

        if (string.IsNullOrEmpty(secretAccessKey))
        {
            throw SigningErrors.CredentialsIncomplete("secret access key");
        }

        CredentialMix.Refuse(accessKeyId, secretAccessKey, sessionToken);
        RefuseWhiteSpace(accessKeyId, "access key id");
        RefuseHalfCharacters(secretAccessKey, "secret access key");
        if (!string.IsNullOrEmpty(sessionToken))
        {
            RefuseWhiteSpace(sessionToken!, "session token");
        }

        AccessKeyId = accessKeyId;
        SecretAccessKey = secretAccessKey;
        SessionToken = string.IsNullOrEmpty(sessionToken) ? null : sessionToken;
        Expiration = expiration;
        Source = source;
    }

    /// <summary>
    /// The keys of a session with a directory bucket, as CreateSession gives them: they sign for that bucket only, and their token is
    /// X-Amz-S3session-Token. Source: <see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateSession.html"/>.
    /// </summary>
    /// <param name="accessKeyId">Access key id of the session.</param>
    /// <param name="secretAccessKey">Secret key of the session.</param>
    /// <param name="sessionToken">Token of the session.</param>
    /// <param name="expiration">When the session ends: five minutes after it began.</param>
    /// <param name="source">Where they came from, in words for a person.</param>
    /// <exception cref="PresignException">As the constructor; <c>CredentialsIncomplete</c> also without a token.</exception>
    public static SigningCredentials ForDirectoryBucket(
        string accessKeyId,
        string secretAccessKey,
        string sessionToken,
        DateTimeOffset? expiration,
        string? source = null) =>
        string.IsNullOrEmpty(sessionToken)
            ? throw SigningErrors.CredentialsIncomplete("session token")
            : new(accessKeyId, secretAccessKey, sessionToken, expiration, source) { IsDirectoryBucketSession = true };

    private SigningCredentials(string accessKeyId, string secretAccessKey, string? sessionToken, string source)
    {
        AccessKeyId = accessKeyId;
        SecretAccessKey = secretAccessKey;
        SessionToken = sessionToken;
        Source = source;
    }

    /// <summary>Access key id; not secret, it stands in every URL.</summary>
    public string AccessKeyId { get; }

    /// <summary>The secret. Only the signer reads it.</summary>
    internal string SecretAccessKey { get; }

    /// <summary>The session token. It stands in every URL that is signed with it, and nowhere else.</summary>
    internal string? SessionToken { get; }

    /// <summary>Whether there is a session token.</summary>
    public bool HasSessionToken => SessionToken is not null;

    /// <summary>Whether they are a session with a directory bucket; see <see cref="ForDirectoryBucket"/>.</summary>
    public bool IsDirectoryBucketSession { get; private init; }

    /// <summary>When the credentials end, if that is known.</summary>
    public DateTimeOffset? Expiration { get; }

    /// <summary>Where they came from, in words for a person.</summary>
    public string? Source { get; }

    /// <summary>
    /// A secret together with the access key id that a URL names, whatever that is: to verify, never to sign. A malformed id is a fault of
    /// the URL for the verifier to tell; it must not look as if no secret had been given.
    /// </summary>
    /// <exception cref="PresignException"><c>CredentialMalformed</c> if the token holds white space.</exception>
    internal static SigningCredentials ForUrl(string accessKeyId, string secretAccessKey, string? sessionToken, string source)
    {
        if (!string.IsNullOrEmpty(sessionToken))
        {
            RefuseWhiteSpace(sessionToken, "session token");
        }

        return new SigningCredentials(accessKeyId, secretAccessKey, string.IsNullOrEmpty(sessionToken) ? null : sessionToken, source);
    }

    /// <summary>
    /// Whether the access key id is one that may be sent to a server: it is there, and has no white space or control characters.
    /// </summary>
    internal bool HasKeyId => AccessKeyId.Length > 0 && !AccessKeyId.Any(static c => char.IsWhiteSpace(c) || char.IsControl(c));

    /// <summary>The access key id only.</summary>
    public override string ToString() => AccessKeyId;

    private static void RefuseHalfCharacters(string value, string what)
    {
        if (!UriEncoding.IsValidUnicode(value))
        {
            throw SigningErrors.ValueNotUnicode(what);
        }
    }

    private static void RefuseWhiteSpace(string value, string what)
    {
        RefuseHalfCharacters(value, what);
        foreach (char c in value)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                throw SigningErrors.CredentialMalformed(what);
            }
        }
    }
}
