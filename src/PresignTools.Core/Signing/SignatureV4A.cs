using System.Globalization;
using System.Numerics;
using System.Text;

namespace PresignTools.Signing;

/// <summary>
/// Signature Version 4A, to verify only: ECDSA over P-256 with a key derived from the secret. Everything up to the string to sign is as in
/// SigV4, but the scope has no region. The signature holds a random number, so it is verified, not recomputed.
/// Source: <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiRegionAccessPointRequests.html"/>; the derivation is that of aws-c-auth.
/// </summary>
/// <remarks>
/// It takes a few milliseconds and runs only where the secret is at hand, so constant time is not needed.
/// </remarks>
internal static class SignatureV4A
{
    internal const string Algorithm = "AWS4-ECDSA-P256-SHA256";

    private static readonly BigInteger P = Hex("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff");
    private static readonly BigInteger N = Hex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
    private static readonly BigInteger Gx = Hex("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296");
    private static readonly BigInteger Gy = Hex("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5");

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

    /// <summary>The public point of a private number, for the test vectors.</summary>
    internal static (BigInteger X, BigInteger Y) PublicKey(BigInteger privateKey) => Multiply(privateKey)!.Value;

    /// <summary>Whether <paramref name="signature"/> (hexadecimal DER) is one of <paramref name="privateKey"/> over the text.</summary>
    internal static bool Verify(BigInteger privateKey, byte[] stringToSign, int length, string signature)
    {
        if (!TryReadDer(signature, out BigInteger r, out BigInteger s))
        {
            return false;
        }

        byte[] hash = new byte[Hashing.Size];
        Hashing.Sha256(stringToSign, 0, length, hash);

        // u1·G + u2·Q with Q = d·G is (u1 + u2·d)·G: knowing d saves one multiplication.
        BigInteger w = BigInteger.ModPow(s, N - 2, N);
        BigInteger scalar = (Unsigned(hash) + (r * privateKey)) % N * w % N;
        return Multiply(scalar) is { } point && point.X % N == r;
    }

    /// <summary>SEQUENCE { INTEGER r, INTEGER s }, both from 1 to n-1.</summary>
    internal static bool TryReadDer(string hex, out BigInteger r, out BigInteger s)
    {
        r = s = BigInteger.Zero;
        byte[]? der = Bytes(hex);
        if (der is not { Length: >= 8 and <= 72 } || der[0] != 0x30 || der[1] != der.Length - 2)
        {
            return false;
        }

        int at = 2;
        return ReadInteger(der, ref at, out r) && ReadInteger(der, ref at, out s) && at == der.Length
            && r > 0 && r < N && s > 0 && s < N;
    }

    private static bool ReadInteger(byte[] der, ref int at, out BigInteger value)
    {
        value = BigInteger.Zero;
        if (at + 2 > der.Length || der[at] != 0x02)
        {
            return false;
        }

        int length = der[at + 1];
        if (length is 0 or > 33 || at + 2 + length > der.Length)
        {
            return false;
        }

        value = Unsigned(der.AsSpan(at + 2, length).ToArray());
        at += 2 + length;
        return true;
    }

    /// <summary>k·G in Jacobian coordinates (y² = x³ - 3x + b), back in affine ones; null is the point at infinity.</summary>
    private static (BigInteger X, BigInteger Y)? Multiply(BigInteger k)
    {
        k %= N;
        BigInteger x = BigInteger.Zero, y = BigInteger.One, z = BigInteger.Zero;
        byte[] bits = k.ToByteArray();
        for (int i = (bits.Length * 8) - 1; i >= 0; i--)
        {
            Double(ref x, ref y, ref z);
            if ((bits[i >> 3] & (1 << (i & 7))) != 0)
            {
                AddGenerator(ref x, ref y, ref z);
            }
        }

        if (z.IsZero)
        {
            return null;
        }

        BigInteger inverse = BigInteger.ModPow(z, P - 2, P);
        BigInteger square = inverse * inverse % P;
        return (x * square % P, y * square % P * inverse % P);
    }

    private static void Double(ref BigInteger x, ref BigInteger y, ref BigInteger z)
    {
        if (z.IsZero)
        {
            return;
        }

        BigInteger delta = z * z % P;
        BigInteger gamma = y * y % P;
        BigInteger beta = x * gamma % P;
        BigInteger alpha = 3 * (x - delta) * (x + delta) % P;
        BigInteger newX = Mod((alpha * alpha) - (8 * beta));
        z = Mod(((y + z) * (y + z)) - gamma - delta);
        y = Mod((alpha * ((4 * beta) - newX)) - (8 * gamma * gamma));
        x = newX;
    }

    private static void AddGenerator(ref BigInteger x, ref BigInteger y, ref BigInteger z)
    {
        if (z.IsZero)
        {
            (x, y, z) = (Gx, Gy, BigInteger.One);
            return;
        }

        BigInteger zz = z * z % P;
        BigInteger h = Mod((Gx * zz) - x);
        BigInteger rr = Mod((Gy * zz % P * z) - y);
        if (h.IsZero)
        {
            if (rr.IsZero)
            {
                Double(ref x, ref y, ref z);
            }
            else
            {
                (x, y, z) = (BigInteger.Zero, BigInteger.One, BigInteger.Zero);
            }

            return;
        }

        BigInteger hh = h * h % P;
        BigInteger hhh = hh * h % P;
        BigInteger v = x * hh % P;
        BigInteger newX = Mod((rr * rr) - hhh - (2 * v));
        y = Mod((rr * (v - newX)) - (y * hhh));
        z = z * h % P;
        x = newX;
    }

    private static BigInteger Mod(BigInteger value)
    {
        BigInteger rest = value % P;
        return rest.Sign < 0 ? rest + P : rest;
    }

    private static BigInteger Hex(string digits) => BigInteger.Parse("0" + digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static BigInteger Unsigned(byte[] bigEndian)
    {
        byte[] little = new byte[bigEndian.Length + 1];
        for (int i = 0; i < bigEndian.Length; i++)
        {
            little[bigEndian.Length - 1 - i] = bigEndian[i];
        }

        return new BigInteger(little);
    }

    private static byte[]? Bytes(string hex)
    {
        if (hex.Length % 2 != 0 || hex.Length > 200)
        {
            return null;
        }

        byte[] bytes = new byte[hex.Length / 2];
        for (int i = 0; i < bytes.Length; i++)
        {
            int high = UriEncoding.HexValue(hex[2 * i]), low = UriEncoding.HexValue(hex[(2 * i) + 1]);
            if (high < 0 || low < 0)
            {
                return null;
            }

            bytes[i] = (byte)((high << 4) | low);
        }

        return bytes;
    }
}
