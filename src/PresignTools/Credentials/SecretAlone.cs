using PresignTools.Signing;
using PresignTools.Verification;

namespace PresignTools.Credentials;

/// <summary>A secret key given without its access key id: the URL has that.</summary>
internal sealed class SecretAlone
{
    private SigningCredentials? _last;

    /// <summary>
    /// The credentials that the secret makes with the access key id of the URL, whatever that id is: a secret that was given must never
    /// look like none.
    /// </summary>
    internal SigningCredentials With(string url, string secret, string? token) =>
        For(PresignedUrlVerifier.AccessKeyIdOf(url) ?? string.Empty, secret, token);

    /// <summary>The same, for an access key id that was read already.</summary>
    internal SigningCredentials For(string id, string secret, string? token)
    {
        // One object for many URLs: the signing key is cached by it.
        string? sessionToken = string.IsNullOrEmpty(token) ? null : token;
        if (_last is not { } last || last.AccessKeyId != id || last.SecretAccessKey != secret || last.SessionToken != sessionToken)
        {
            _last = last = SigningCredentials.ForUrl(id, secret, sessionToken, "parameter -SecretKey");
        }

        return last;
    }
}
