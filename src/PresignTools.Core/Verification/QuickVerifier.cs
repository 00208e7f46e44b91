using System.Globalization;
using PresignTools.Inspection;
using PresignTools.Signing;
using PresignTools.Text;

namespace PresignTools.Verification;

/// <summary>
/// Answers one question with little memory: is this URL signed by these credentials and unaltered, and valid at that time? It takes the
/// plain case only (SigV4, no signed header but host), says null otherwise, and is what -Quiet and long pipelines ask first.
/// </summary>
internal sealed class QuickVerifier
{
    private readonly SigningKeyCache _keys = new();

    [ThreadStatic]
    private static byte[]? t_hash;

    /// <summary>Parses, canonicalizes and recomputes.</summary>
    /// <returns>Null where the plain case does not apply.</returns>
    internal bool? SignatureMatches(RawUrl url, string method, string hostHeader, SigningCredentials credentials)
    {
        if (!TryRead(url, out Fields fields) || fields.SignedHeaders != "host")
        {
            return null;
        }

        string[] scope = fields.Credential.Split('/');
        if (scope.Length != 5 || scope[0] != credentials.AccessKeyId || scope[1].Length != 8 || scope[4] != "aws4_request"
            || !int.TryParse(scope[1], NumberStyles.None, CultureInfo.InvariantCulture, out int day) || fields.Signature.Length != 64)
        {
            return null;
        }

        Utf8Buffer canonical = Utf8Buffer.Rent(), toSign = Utf8Buffer.Rent();
        try
        {
            canonical.Append(method);
            canonical.Append((byte)'\n');
            CanonicalRequest.AppendRawUri(canonical, url.Path.AsSpan());
            canonical.Append((byte)'\n');
            canonical.Append(CanonicalQuery.OfRaw(url.Parameters, SignatureParameters.SignatureName).Text);
            CanonicalRequest.AppendEnd(canonical, CanonicalHeaders.None, hostHeader, CanonicalRequest.UnsignedPayload);
            SignatureV4.AppendStringToSign(toSign, SignatureV4.Algorithm, fields.Date, fields.Credential.Substring(scope[0].Length + 1), canonical);
            byte[] key = _keys.Get(credentials, day, scope[2], scope[3]).Key;
            byte[] hash = t_hash ??= new byte[Hashing.Size];
            Hashing.HmacSha256(key, toSign.Array, 0, toSign.Length, hash);
            return EqualsHex(hash, fields.Signature);
        }
        finally
        {
            toSign.Return();
            canonical.Return();
        }
    }

    private readonly record struct Fields(string Credential, string Date, string SignedHeaders, string Signature);

    private static bool TryRead(RawUrl url, out Fields fields)
    {
        string? algorithm = null, credential = null, date = null, headers = null, signature = null;
        foreach (RawQueryParameter parameter in url.Parameters)
        {
            switch (parameter.Name)
            {
                case SignatureParameters.AlgorithmName:
                    algorithm ??= parameter.Value;
                    break;
                case SignatureParameters.CredentialName:
                    credential ??= parameter.Value;
                    break;
                case SignatureParameters.DateName:
                    date ??= parameter.Value;
                    break;
                case SignatureParameters.SignedHeadersName:
                    headers ??= parameter.Value;
                    break;
                case SignatureParameters.SignatureName:
                    signature ??= parameter.Value;
                    break;
            }
        }

        fields = new Fields(credential!, date!, headers!, signature!);
        return algorithm == SignatureV4.Algorithm && credential is not null && date is not null && headers is not null && signature is not null;
    }

    private static bool EqualsHex(byte[] hash, string hex)
    {
        int difference = 0;
        for (int i = 0; i < hash.Length; i++)
        {
            difference |= "0123456789abcdef"[hash[i] >> 4] ^ hex[2 * i];
            difference |= "0123456789abcdef"[hash[i] & 15] ^ hex[(2 * i) + 1];
        }

        return difference == 0;
    }
}
