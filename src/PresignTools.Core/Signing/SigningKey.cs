using PresignTools.Text;

namespace PresignTools.Signing;

/// <summary>A derived signing key with the texts of its credential scope, made once and written into every request of that scope.</summary>
internal sealed class SigningKey
{
    private readonly EcdsaKey? _ecdsa;
    private readonly KeyedHmac? _hmac;

    private SigningKey(SigningCredentials credentials, string scope, KeyedHmac? hmac, EcdsaKey? ecdsa)
    {
        (_hmac, _ecdsa) = (hmac, ecdsa);
        Utf8Buffer buffer = Utf8Buffer.Rent();
        buffer.Append(scope);
        Scope = buffer.Written.ToArray();
        buffer.SetLength(0);
        UriEncoding.AppendEncoded(buffer, credentials.AccessKeyId + "/" + scope, keepSlash: false);
        EncodedCredential = buffer.Written.ToArray();
        buffer.Return();
    }

    /// <summary>HMAC-SHA-256 with this key; SigV4 only.</summary>
    internal KeyedHmac Hmac => _hmac!;

    /// <summary>Whether it is a key of SigV4A.</summary>
    internal bool IsV4A => _ecdsa is not null;

    /// <summary><c>yyyyMMdd/region/service/aws4_request</c>; without the region in SigV4A.</summary>
    internal byte[] Scope { get; }

    /// <summary>Value of X-Amz-Credential, percent-encoded.</summary>
    internal byte[] EncodedCredential { get; }

    /// <summary>A key of SigV4.</summary>
    internal static SigningKey V4(SigningCredentials credentials, int day, string region, string service) => new(
        credentials,
        $"{Text(day)}/{region}/{service}/aws4_request",
        new KeyedHmac(SigningKeyCache.Derive(credentials.SecretAccessKey, day, region, service)),
        null);

    /// <summary>A key of SigV4A: the private key serves every day and service, the scope does not.</summary>
    internal static SigningKey V4A(SigningCredentials credentials, int day, string service, EcdsaKey key) =>
        new(credentials, $"{Text(day)}/{service}/aws4_request", null, key);

    /// <summary>Writes the signature of a string to sign.</summary>
    internal void AppendSignature(Utf8Buffer buffer, Utf8Buffer stringToSign)
    {
        if (_ecdsa is null)
        {
            SignatureV4.AppendSignature(buffer, Hmac, stringToSign);
        }
        else
        {
            buffer.AppendHex(_ecdsa.Sign(stringToSign.Array, stringToSign.Length));
        }
    }

    private static string Text(int day) => day.ToString("00000000", System.Globalization.CultureInfo.InvariantCulture);
}
