using System.Buffers;
using PresignTools.Errors;
using PresignTools.Text.Masking;

namespace PresignTools.Signing;

/// <summary>
/// Refuses credentials whose parts stand in each other's places. Key id and session token are written into every URL: a secret given
/// for one of them would be published. Only what is certain is refused; servers other than AWS have key ids of any form.
/// Forms: <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids"/>,
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html"/>.
/// </summary>
internal static class CredentialMix
{
    private const int SecretLength = 40;

    private static readonly SearchValues<char> s_capitals = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    private static readonly SearchValues<char> s_base64 = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

    /// <exception cref="PresignException"><c>CredentialsSwapped</c>. It shows none of them.</exception>
    internal static void Refuse(string accessKeyId, string secretAccessKey, string? sessionToken)
    {
        if (IsKeyId(secretAccessKey) && !IsKeyId(accessKeyId))
        {
            throw SigningErrors.CredentialsSwapped("The access key id and the secret access key stand in each other's places");
        }

        if (IsSecret(accessKeyId) || (accessKeyId == secretAccessKey && IsSecretLength(accessKeyId)))
        {
            throw SigningErrors.CredentialsSwapped("A secret access key stands in the place of the access key id");
        }

        if (accessKeyId.Length > SecretLength && (accessKeyId == sessionToken || IsToken(accessKeyId)))
        {
            throw SigningErrors.CredentialsSwapped("A session token stands in the place of the access key id");
        }

        if (!string.IsNullOrEmpty(sessionToken) && (sessionToken == secretAccessKey || IsSecret(sessionToken) || IsKeyId(sessionToken)))
        {
            throw SigningErrors.CredentialsSwapped("What stands in the place of the session token is a key");
        }
    }

    /// <summary>A key id of AWS: AKIA or ASIA and 16 or more capitals and digits; or one of Google's for its S3 interface.</summary>
    internal static bool IsKeyId(string text) =>
        text.Length is >= 16 and <= 128
        && (text.StartsWith("AKIA", StringComparison.Ordinal) || text.StartsWith("ASIA", StringComparison.Ordinal)
            || text.StartsWith("GOOG1", StringComparison.Ordinal))
        && !text.AsSpan().ContainsAnyExcept(s_capitals);

    /// <summary>A secret key of AWS with a slash or a plus, which no key id has: the slash ends it in the credential scope.</summary>
    private static bool IsSecret(string text) =>
        IsSecretLength(text) && text.AsSpan().ContainsAny('/', '+') && !text.AsSpan().ContainsAnyExcept(s_base64)
            && Randomness.Changes(text) >= 6;

    private static bool IsSecretLength(string text) => text.Length == SecretLength && Randomness.IsMixed(text);

    private static bool IsToken(string text) =>
        text.Length >= 100 && (text.StartsWith("IQoJ", StringComparison.Ordinal) || text.StartsWith("FwoG", StringComparison.Ordinal)
            || text.StartsWith("FQoG", StringComparison.Ordinal));

}
