using System.Buffers;

namespace PresignTools.Text.Masking;

/// <summary>
/// What the parts of AWS credentials look like: enough to see that one of them is in the place of another.
/// Forms: <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids"/>,
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html"/>.
/// </summary>
internal static class KeyShapes
{
    private const int SecretLength = 40;
    private const int FewestChanges = 6;

    private static readonly SearchValues<char> Capitals = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    private static readonly SearchValues<char> Base64 = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

    // The bytes of "origin" and "er/aws" in Base64, with which the session tokens of STS begin.
    private static readonly string[] TokenStarts = ["IQoJ", "FwoG", "FQoG", "FQoD"];

    /// <summary>A key id of AWS: AKIA or ASIA and 16 or more capitals and digits; or one of Google's for its S3 interface.</summary>
    internal static bool IsKeyId(ReadOnlySpan<char> text) =>
        text.Length is >= 16 and <= 128
        && (text.StartsWith("AKIA") || text.StartsWith("ASIA") || text.StartsWith("GOOG1"))
        && !text.ContainsAnyExcept(Capitals);

    /// <summary>The length and the characters of a secret access key of AWS.</summary>
    internal static bool IsSecretLength(ReadOnlySpan<char> text) => text.Length == SecretLength && Randomness.IsMixed(text);

    /// <summary>A secret key of AWS with a slash or a plus, which no key id has: the slash ends it in the credential scope.</summary>
    internal static bool IsSecret(ReadOnlySpan<char> text) => text.ContainsAny('/', '+') && MayBeSecret(text);

    /// <summary>A session token of STS. Keys have 40 characters at most; what begins like a token and is longer is one.</summary>
    internal static bool IsToken(ReadOnlySpan<char> text)
    {
        foreach (string start in TokenStarts)
        {
            if (text.Length > SecretLength && text.StartsWith(start))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether what is in the place of a key id may be a secret or a token, so that it must not be shown. It is wider than what is refused:
    /// a key id of another server that is hidden is a lesser fault than a secret that is shown.
    /// </summary>
    internal static bool IsNoKeyId(ReadOnlySpan<char> text) => MayBeSecret(text) || IsToken(text);

    private static bool MayBeSecret(ReadOnlySpan<char> text) =>
        IsSecretLength(text) && !text.ContainsAnyExcept(Base64) && Randomness.Changes(text) >= FewestChanges;
}
