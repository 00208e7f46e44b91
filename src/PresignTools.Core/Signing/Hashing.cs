using System.Security.Cryptography;

namespace PresignTools.Signing;

/// <summary>SHA-256 and HMAC-SHA-256 of the framework.</summary>
internal static class Hashing
{
    internal const int Size = 32;

    internal static void Sha256(byte[] data, int offset, int count, byte[] destination)
    {
        SHA256.HashData(data.AsSpan(offset, count), destination);
    }

    internal static byte[] HmacSha256(byte[] key, byte[] data, int offset, int count)
    {
        return HMACSHA256.HashData(key, data.AsSpan(offset, count));
    }

    internal static void HmacSha256(byte[] key, byte[] data, int offset, int count, byte[] destination)
    {
        HMACSHA256.HashData(key, data.AsSpan(offset, count), destination);
    }
}
