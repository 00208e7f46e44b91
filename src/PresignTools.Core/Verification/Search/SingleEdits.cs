using System.Globalization;
using PresignTools.Text;
using PresignTools.Text.Masking;
using PresignTools.Verification.Subject;

namespace PresignTools.Verification.Search;

/// <summary>
/// One character too many, too few, changed, or two swapped: in the path, a parameter, a header, the access key id or the secret. Thousands
/// of variants, each a few microseconds, tried only after the likelier hypotheses.
/// </summary>
internal static class SingleEdits
{
    private const string PathAlphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~/";
    private const string Base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private const string KeyIdAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int LongestText = 80;

    internal static IEnumerable<Hypothesis> For(VerificationContext j, RequestParts received)
    {
        foreach ((string secret, int place) in Of(received.Secret, Base64, LongestText))
        {
            yield return new Hypothesis(
                CauseId.WrongSecretKey,
                "secret",
                p => p with { Secret = secret },
                () =>
                    $"The secret key that signed differs from the one given in one place, at character "
                        + $"{(place + 1).ToString(CultureInfo.InvariantCulture)}: it was mistyped or cut.");
        }

        foreach ((string uri, _) in Of(received.Uri, PathAlphabet, LongestText))
        {
            yield return new Hypothesis(
                CauseId.WrongBucketOrKey,
                "path",
                p => uri.Length == 0 || uri[0] != '/' ? null : p with { Uri = uri },
                () => $"The path was signed as {Printable.Of(uri)}, one character away from what was received.");
        }

        foreach (KeyValuePair<string, string> header in received.Headers.Headers.Where(static h => h.Value.Length > 0))
        {
            string name = header.Key;
            foreach ((string value, _) in Of(header.Value, " " + PathAlphabet + ":;=+\"", LongestText))
            {
                yield return new Hypothesis(
                    name == "content-type" ? CauseId.ContentTypeMismatch : CauseId.SignedHeaderChanged,
                    "header:" + name,
                    p => p.WithHeader(name, value),
                    () =>
                        CanonicalMask.IsSecretHeader(name)
                            ? $"Header {name} is sent one character away from the value that was signed."
                            : $"Header {name} was signed with the value '{Printable.Of(value, 80)}', one character away from what is "
                                + $"sent.");
            }
        }

        foreach (KeyValuePair<string, string> parameter in received.Query.Encoded.Distinct())
        {
            string name = PercentEncoding.Decode(parameter.Key);
            if (
                name
                is SignatureParameters.TokenName
                    or SignatureParameters.ExpressTokenName
                    or SignatureParameters.CredentialName
                    or SignatureParameters.DateName
                    or SignatureParameters.AlgorithmName
                    or SignatureParameters.SignedHeadersName)
            {
                continue;
            }

            string alphabet = name is SignatureParameters.ExpiresName or "partNumber" or "max-keys"
                ? "0123456789"
                : PathAlphabet.Replace("/", string.Empty);
            foreach ((string value, _) in Of(parameter.Value, alphabet, LongestText))
            {
                yield return new Hypothesis(
                    CauseId.QueryChanged,
                    "query",
                    p => p.WithQuery(name, value),
                    () =>
                        $"Parameter '{Printable.Of(name, 60)}' was signed with the value '{CanonicalMask.Show(name, value)}', one "
                            + $"character away from what was received.");
            }
        }

        foreach ((string id, _) in Of(received.AccessKeyId, KeyIdAlphabet, 32))
        {
            yield return new Hypothesis(CauseId.WrongSecretKey, "access-key", p => p.WithScope(accessKeyId: id),
                () => $"The URL was signed with access key id {Printable.Of(id, 40)}, one character away from the one in it.");
        }
    }

    /// <summary>Every text one edit away, and the place of the edit. Long texts are only shortened.</summary>
    internal static IEnumerable<(string Text, int Place)> Of(string text, string alphabet, int longest)
    {
        for (int i = text.Length - 1; i >= 0; i--)
        {
            yield return (text.Remove(i, 1), i);
        }

        if (text.Length > longest)
        {
            yield break;
        }

        for (int i = text.Length - 1; i >= 0; i--)
        {
            if (i + 1 < text.Length && text[i] != text[i + 1])
            {
                yield return (text[..i] + text[i + 1] + text[i] + text[(i + 2)..], i);
            }

            foreach (char c in alphabet)
            {
                if (c != text[i])
                {
                    yield return (text[..i] + c + text[(i + 1)..], i);
                }
            }
        }

        for (int i = text.Length; i >= 0; i--)
        {
            foreach (char c in alphabet)
            {
                yield return (text.Insert(i, c.ToString()), i);
            }
        }
    }
}
