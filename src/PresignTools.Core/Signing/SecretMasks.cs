using PresignTools.Text.Masking;

namespace PresignTools.Signing;

/// <summary>Masks that know the secrets of what is looked at: credentials that were given, and what the request says by name.</summary>
internal static class SecretMasks
{
    /// <summary>A mask for a test of a URL.</summary>
    internal static SecretMask Of(string? url, SigningCredentials? credentials, IEnumerable<KeyValuePair<string, string>>? headers) =>
        new([.. OfCredentials(credentials), .. OfPairs(Nullable(headers)), .. SecretMask.FoundIn(url)]);

    /// <summary>
    /// The secrets of credentials. A server for development has one word for both key id and secret, which is in every URL anyway.
    /// </summary>
    internal static IEnumerable<string?> OfCredentials(SigningCredentials? credentials) => credentials is null ? []
        : credentials.SecretAccessKey == credentials.AccessKeyId ? [credentials.SessionToken]
        : [credentials.SecretAccessKey, credentials.SessionToken];

    /// <summary>Pairs whose values are known, as pairs whose values may be missing.</summary>
    internal static IEnumerable<KeyValuePair<string, string?>> Nullable(IEnumerable<KeyValuePair<string, string>>? pairs) =>
        pairs?.Select(static p => new KeyValuePair<string, string?>(p.Key, p.Value)) ?? [];

    /// <summary>The secrets among names and values: headers, form fields, parameters.</summary>
    internal static IEnumerable<string?> OfPairs(IEnumerable<KeyValuePair<string, string?>> pairs)
    {
        foreach ((string name, string? value) in pairs)
        {
            if (value is null || Placeholders.IsOne(value))
            {
                continue;
            }

            if (SecretNames.IsOfKeyId(name))
            {
                foreach (string secret in SecretMask.FoundIn($"{name}={value}"))
                {
                    yield return secret;
                }
            }

            switch (SecretNames.Of(name))
            {
                case NameKind.Secret or NameKind.Password or NameKind.Signature:
                    yield return value;
                    break;
                case NameKind.Header:
                    // The scheme is no secret, and is a word that other texts have.
                    yield return value.IndexOf(' ') is > 0 and < 24 and var blank ? value[(blank + 1)..] : value;
                    break;
            }
        }
    }
}
