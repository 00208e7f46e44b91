using PresignTools.Text;
using PresignTools.Verification.Subject;

namespace PresignTools.Verification.Search;

/// <summary>
/// The secret key that signed differs from the one given by something that copying does. What it is differs, the key is never shown.
/// </summary>
internal static class SecretHypotheses
{
    internal static IEnumerable<Hypothesis> For(RequestParts received)
    {
        string secret = received.Secret;
        (string Secret, string What, bool Pairs)[] variants =
        [
            (secret.Trim(), "the key given has white space around it", true),
            (secret.TrimEnd('\r', '\n'), "the key given ends in a line break", true),
            (secret + "\n", "it was signed with a line break at the key's end", true),
            (secret + " ", "it was signed with a space at the key's end", true),
            (secret + "\r\n", "it was signed with a line break (CR LF) at the key's end", true),
            (secret + "\r", "it was signed with a carriage return at the key's end", true),
            (" " + secret, "it was signed with a space before the key", false),
            (secret + "\t", "it was signed with a tab at the key's end", false),
            (secret.Trim('"', '\''), "the key given has quotes around it", true),
            ("\"" + secret + "\"", "it was signed with quotes around the key", true),
            ("'" + secret + "'", "it was signed with quotes around the key", false),
            (PercentEncoding.Decode(secret), "the key given is percent-encoded", true),
            (Signing.UriEncoding.Encode(secret), "it was signed with the percent-encoded key", false),
            (secret.Replace(' ', '+'), "the given key has spaces where + belongs", true),
            (secret.Replace('+', ' '), "it was signed with spaces where the key has +", false),
            (secret.Replace("\\/", "/").Replace("\\", string.Empty), "the key given has backslashes in it", false),
            (secret.Replace("/", "\\/"), "it was signed with the key escaped as in JSON", false),
            (secret.Replace("/", "%2F"), "it was signed with %2F for the key's slashes", false),
            (secret.Replace('-', '+').Replace('_', '/'), "the key given is in URL-safe base64", false),
            ("\uFEFF" + secret, "it was signed with a byte order mark before the key", false),
            (secret.TrimStart('\uFEFF'), "the key given begins with a byte order mark", false),
        ];
        foreach ((string other, string what, bool pairs) in variants)
        {
            if (other == secret || other.Length == 0)
            {
                continue;
            }

            yield return new Hypothesis(CauseId.WrongSecretKey, "secret", p => p.Secret == other ? null : p with { Secret = other },
                () => $"The secret key that signed is another: {what}.")
            { Part = "secret", Pairs = pairs };
        }
    }
}
