using PresignTools.Inspection;
using PresignTools.Signing;
using PresignTools.Verification;

namespace PresignTools.Credentials;

/// <summary>A secret key given without its access key id: the URL has that.</summary>
internal sealed class SecretAlone
{
    private SigningCredentials? _last;

    /// <summary>The credentials that the secret makes with the access key id of the URL; null where the URL has none.</summary>
    internal SigningCredentials? With(string url, string secret, string? token)
    {
        string text = RawUrl.TryParse(url, out _, out _) ? url : UrlRepairer.Repair(url).Text;
        if (!RawUrl.TryParse(text, out RawUrl? raw, out _) || new SignatureParameters(raw).AccessKeyId is not { Length: > 0 } id || id.Any(static c => char.IsWhiteSpace(c) || char.IsControl(c)))
        {
            return null;
        }

        // One object for many URLs: the signing key is cached by it.
        string? sessionToken = string.IsNullOrEmpty(token) ? null : token;
        if (_last is not { } last || last.AccessKeyId != id || last.SecretAccessKey != secret || last.SessionToken != sessionToken)
        {
            _last = last = new SigningCredentials(id, secret, sessionToken, null, "parameter -SecretKey");
        }

        return last;
    }
}
