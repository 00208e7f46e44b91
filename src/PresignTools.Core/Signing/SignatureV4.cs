using PresignTools.Text;

namespace PresignTools.Signing;

/// <summary>
/// From canonical request to signature: StringToSign is "AWS4-HMAC-SHA256", X-Amz-Date, credential scope and the SHA-256 of the canonical
/// request, one a line. Source: <see href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html"/>.
/// </summary>
internal static class SignatureV4
{
    internal const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>Longest validity that S3 accepts: 7 days, in seconds.</summary>
    internal const int LongestExpiry = 604800;

    /// <summary>Writes the string to sign for a canonical request that lies in <paramref name="canonical"/>.</summary>
    internal static void AppendStringToSign(Utf8Buffer buffer, AmzTime time, SigningKey key, Utf8Buffer canonical)
    {
        byte[] hash = _hash ??= new byte[Hashing.Size];
        Hashing.Sha256(canonical.Array, 0, canonical.Length, hash);
        buffer.Append(key.IsV4A ? "AWS4-ECDSA-P256-SHA256\n"u8 : "AWS4-HMAC-SHA256\n"u8);
        time.AppendTimestamp(buffer);
        buffer.Append((byte)'\n');
        buffer.Append(key.Scope);
        buffer.Append((byte)'\n');
        buffer.AppendHex(hash);
    }

    /// <summary>Writes the string to sign from the texts of a URL that was received: date and scope as they stand there.</summary>
    internal static void AppendStringToSign(Utf8Buffer buffer, string algorithm, string date, string scope, Utf8Buffer canonical)
    {
        byte[] hash = _hash ??= new byte[Hashing.Size];
        Hashing.Sha256(canonical.Array, 0, canonical.Length, hash);
        buffer.Append(algorithm);
        buffer.Append((byte)'\n');
        buffer.Append(date);
        buffer.Append((byte)'\n');
        buffer.Append(scope);
        buffer.Append((byte)'\n');
        buffer.AppendHex(hash);
    }

    /// <summary>Writes the signature: lower-case hex of HMAC-SHA-256 over the string to sign.</summary>
    internal static void AppendSignature(Utf8Buffer buffer, KeyedHmac signingKey, Utf8Buffer stringToSign)
    {
        byte[] hash = _hash ??= new byte[Hashing.Size];
        signingKey.Compute(stringToSign.Array, stringToSign.Length, hash);
        buffer.AppendHex(hash);
    }

    [ThreadStatic]
    private static byte[]? _hash;
}
