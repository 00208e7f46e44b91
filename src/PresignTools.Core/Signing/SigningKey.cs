using PresignTools.Text;

namespace PresignTools.Signing;

/// <summary>A derived signing key with the texts of its credential scope, made once and written into every request of that scope.</summary>
internal sealed class SigningKey
{
    internal SigningKey(SigningCredentials credentials, int day, string region, string service)
    {
        Hmac = new KeyedHmac(SigningKeyCache.Derive(credentials.SecretAccessKey, day, region, service));

        Utf8Buffer buffer = Utf8Buffer.Rent();
        buffer.AppendNumber(day, 8);
        buffer.Append("/" + region + "/" + service + "/aws4_request");
        Scope = buffer.Written.ToArray();
        buffer.SetLength(0);
        UriEncoding.AppendEncoded(buffer, credentials.AccessKeyId + "/", keepSlash: false);
        UriEncoding.AppendEncoded(buffer, System.Text.Encoding.UTF8.GetString(Scope), keepSlash: false);
        EncodedCredential = buffer.Written.ToArray();
        buffer.Return();
    }

    /// <summary>HMAC-SHA-256 with this key.</summary>
    internal KeyedHmac Hmac { get; }

    /// <summary><c>yyyyMMdd/region/service/aws4_request</c>.</summary>
    internal byte[] Scope { get; }

    /// <summary>Value of X-Amz-Credential, percent-encoded.</summary>
    internal byte[] EncodedCredential { get; }
}
