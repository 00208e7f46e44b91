using PresignTools.Text.Masking;

namespace PresignTools.Signing;

/// <summary>
/// Refuses credentials whose parts stand in each other's places. Key id and session token are written into every URL: a secret given
/// for one of them would be published. Only what is certain is refused; servers other than AWS have key ids of any form.
/// </summary>
internal static class CredentialMix
{
    private const int LongestSecret = 40;

    /// <exception cref="Errors.PresignException"><c>CredentialsSwapped</c>. It shows none of them.</exception>
    internal static void Refuse(string accessKeyId, string secretAccessKey, string? sessionToken)
    {
        if (KeyShapes.IsKeyId(secretAccessKey) && !KeyShapes.IsKeyId(accessKeyId))
        {
            throw SigningErrors.CredentialsSwapped("The access key id and the secret access key are swapped");
        }

        if (KeyShapes.IsSecret(accessKeyId) || (accessKeyId == secretAccessKey && KeyShapes.IsSecretLength(accessKeyId)))
        {
            throw SigningErrors.CredentialsSwapped("A secret access key was given as the access key id");
        }

        if (KeyShapes.IsToken(accessKeyId) || (accessKeyId.Length > LongestSecret && accessKeyId == sessionToken))
        {
            throw SigningErrors.CredentialsSwapped("A session token was given as the access key id");
        }

        if (accessKeyId == secretAccessKey && KeyShapes.IsKeyId(accessKeyId))
        {
            throw SigningErrors.CredentialsSwapped("The access key id was also given as the secret access key");
        }

        if (KeyShapes.IsToken(secretAccessKey))
        {
            throw SigningErrors.CredentialsSwapped("A session token was given as the secret access key");
        }

        if (!string.IsNullOrEmpty(sessionToken)
            && (sessionToken == secretAccessKey || KeyShapes.IsSecret(sessionToken) || KeyShapes.IsKeyId(sessionToken)))
        {
            throw SigningErrors.CredentialsSwapped("A key was given as the session token");
        }
    }
}
