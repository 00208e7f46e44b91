using System.Security.Cryptography;

namespace PresignTools.Signing;

/// <summary>SHA-256 and HMAC-SHA-256 of the framework, one call each on both target frameworks.</summary>
internal static class Hashing
{
    internal const int Size = 32;

    internal static void Sha256(byte[] data, int offset, int count, byte[] destination)
    {
#if NET8_0_OR_GREATER
        SHA256.HashData(data.AsSpan(offset, count), destination);
#else
        using SHA256 hash = SHA256.Create();
        hash.ComputeHash(data, offset, count).CopyTo(destination, 0);
#endif
    }

    internal static byte[] HmacSha256(byte[] key, byte[] data, int offset, int count)
    {
#if NET8_0_OR_GREATER
        return HMACSHA256.HashData(key, data.AsSpan(offset, count));
#else
        using var hmac = new HMACSHA256(key);
        return hmac.ComputeHash(data, offset, count);
#endif
    }

    internal static void HmacSha256(byte[] key, byte[] data, int offset, int count, byte[] destination)
    {
#if NET8_0_OR_GREATER
        HMACSHA256.HashData(key, data.AsSpan(offset, count), destination);
#else
        HmacSha256(key, data, offset, count).CopyTo(destination, 0);
#endif
    }
}
