using System.Formats.Asn1;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace PresignTools.Signing;

/// <summary>
/// Signature Version 4A: ECDSA over P-256 with a key derived from the secret. Everything up to the string to sign is as in SigV4, but the
/// scope has no region: the regions stand in X-Amz-Region-Set. The signature holds a random number, so it is verified, not recomputed.
/// Source: <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiRegionAccessPointRequests.html"/>; the derivation is that
/// of aws-c-auth (<see href="https://github.com/awslabs/aws-c-auth/blob/main/source/key_derivation.c"/>).
/// </summary>
internal static class SignatureV4A
{
    internal const string Algorithm = "AWS4-ECDSA-P256-SHA256";

    private const int FieldSize = 32;

    /// <summary>The order of P-256's group (FIPS 186-4, D.1.2.3): keys are numbers below it.</summary>
    private static readonly BigInteger N = BigInteger.Parse(
        "0ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>The private number of an access key: HMAC output that is in range, plus one.</summary>
    internal static BigInteger DerivePrivateKey(string accessKeyId, string secret)
    {
        byte[] key = Encoding.UTF8.GetBytes("AWS4A" + secret);
        byte[] label = Encoding.ASCII.GetBytes(Algorithm);
        byte[] id = Encoding.UTF8.GetBytes(accessKeyId);
        for (int counter = 1; counter < 255; counter++)
        {
            byte[] data = [0, 0, 0, 1, .. label, 0, .. id, (byte)counter, 0, 0, 1, 0];
            BigInteger candidate = Unsigned(Hashing.HmacSha256(key, data, 0, data.Length));
            if (candidate <= N - 2)
            {
                return candidate + 1;
            }
        }

        throw new InvalidOperationException("No key within 254 tries: its probability is below 2 to the power of -8000.");
    }

    /// <summary>
    /// The framework's parameters of the key of an access key, with the public point, which the framework computes. Where the point is
    /// given a key is made of them in a tenth of the time.
    /// </summary>
    internal static ECParameters Derive(string accessKeyId, string secret)
    {
        using ECDsa key = Key(DerivePrivateKey(accessKeyId, secret));
        return key.ExportParameters(includePrivateParameters: true);
    }

    /// <summary>The framework's key for a private number; the public point is computed by the framework. The caller disposes it.</summary>
    internal static ECDsa Key(BigInteger privateKey) =>
        ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = Field(privateKey) });

    /// <summary>The public point of a private number.</summary>
    internal static (BigInteger X, BigInteger Y) PublicKey(BigInteger privateKey)
    {
        using ECDsa key = Key(privateKey);
        ECPoint point = key.ExportParameters(includePrivateParameters: false).Q;
        return (Unsigned(point.X!), Unsigned(point.Y!));
    }

    /// <summary>Whether <paramref name="signature"/> (hexadecimal DER) is one of <paramref name="privateKey"/> over the text.</summary>
    internal static bool Verify(BigInteger privateKey, byte[] stringToSign, int length, string signature)
    {
        using ECDsa key = Key(privateKey);
        return Verify(key, stringToSign, length, signature);
    }

    /// <summary>The same with a key that is used for several texts.</summary>
    internal static bool Verify(ECDsa key, byte[] stringToSign, int length, string signature)
    {
        if (!TryReadDer(signature, out _, out _))
        {
            return false;
        }

        byte[] hash = new byte[Hashing.Size];
        Hashing.Sha256(stringToSign, 0, length, hash);
        return key.VerifyHash(hash, Convert.FromHexString(signature), DSASignatureFormat.Rfc3279DerSequence);
    }

    /// <summary>SEQUENCE { INTEGER r, INTEGER s }, both from 1 to n-1 (RFC 3279, section 2.2.3).</summary>
    internal static bool TryReadDer(string hex, out BigInteger r, out BigInteger s)
    {
        r = s = BigInteger.Zero;

        // The longest has two numbers of 33 bytes; what is longer is not worth reading.
        if (hex.Length is < 16 or > 144 || hex.Length % 2 != 0 || !hex.All(static c => UriEncoding.HexValue(c) >= 0))
        {
            return false;
        }

        try
        {
            var reader = new AsnReader(Convert.FromHexString(hex), AsnEncodingRules.DER);
            AsnReader sequence = reader.ReadSequence();
            reader.ThrowIfNotEmpty();
            r = sequence.ReadInteger();
            s = sequence.ReadInteger();
            sequence.ThrowIfNotEmpty();
        }
        catch (AsnContentException)
        {
            return false;
        }

        return r.Sign > 0 && r < N && s.Sign > 0 && s < N;
    }

    private static byte[] Field(BigInteger number)
    {
        byte[] bytes = new byte[FieldSize];
        byte[] digits = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        digits.CopyTo(bytes, FieldSize - digits.Length);
        return bytes;
    }

    private static BigInteger Unsigned(byte[] bigEndian) => new(bigEndian, isUnsigned: true, isBigEndian: true);
}
