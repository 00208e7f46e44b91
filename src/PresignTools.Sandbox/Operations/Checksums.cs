using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Http;

namespace PresignTools.Sandbox.Operations;

/// <summary>Checksums of bodies: those that a client sends are compared, and one is kept with the object.</summary>
internal static class Checksums
{
    internal static readonly string[] Algorithms = ["crc32", "crc32c", "crc64nvme", "sha1", "sha256"];

    private static readonly uint[] Crc32Table = [.. Enumerable.Range(0, 256).Select(i => Reflect((uint)i, 0xEDB88320u))];
    private static readonly ulong[] Crc64Table = [.. Enumerable.Range(0, 256).Select(i => Reflect((ulong)i, 0x9A6C9329AC4BC9B5UL))];

#pragma warning disable CA5351, CA5350 // MD5 and SHA-1 are what S3's ETag, Content-MD5 and x-amz-checksum-sha1 are defined with.
    internal static string Md5Hex(byte[] body) => Convert.ToHexStringLower(MD5.HashData(body));

    internal static string Md5Base64(byte[] body) => Convert.ToBase64String(MD5.HashData(body));

    /// <summary>The checksum in base64.</summary>
    internal static string Compute(string algorithm, byte[] body) => Convert.ToBase64String(algorithm switch
    {
        "crc32" => BigEndian(Crc32(body)),
        "crc32c" => BigEndian(Crc32C(body)),
        "crc64nvme" => BigEndian(Crc64(body)),
        "sha1" => SHA1.HashData(body),
        _ => SHA256.HashData(body),
    });
#pragma warning restore CA5351, CA5350

    /// <summary>
    /// Compares what came with the body: Content-MD5, and one x-amz-checksum-* in a header or trailer. A checksum that an SDK moved into
    /// the query is not looked at (recorded against AWS).
    /// </summary>
    /// <returns>The checksum to keep: the client's, else CRC64NVME.</returns>
    internal static KeyValuePair<string, string> Check(SandboxRequest request)
    {
        if (request.Header("content-md5") is { } md5)
        {
            CheckMd5(md5, request.Body);
        }

        string[] given = [.. Algorithms.Where(a => Given(request, a) is not null)];
        if (given.Length > 1)
        {
            throw Failures.SeveralChecksums();
        }

        if (given.Length == 0)
        {
            return new("crc64nvme", Compute("crc64nvme", request.Body));
        }

        string value = Given(request, given[0])!, computed = Compute(given[0], request.Body);
        if (!IsBase64(value, computed.Length))
        {
            throw Failures.InvalidChecksum("x-amz-checksum-" + given[0]);
        }

        return value == computed ? new(given[0], computed) : throw Failures.BadChecksum(given[0]);
    }

    /// <summary>The checksum of an algorithm that the client sent; null for none.</summary>
    internal static string? Given(SandboxRequest request, string algorithm) =>
        request.Header("x-amz-checksum-" + algorithm) ?? request.Trailers.GetValueOrDefault("x-amz-checksum-" + algorithm);

    internal static void CheckMd5(string value, byte[] body)
    {
        string computed = Md5Base64(body);
        if (!IsBase64(value, computed.Length))
        {
            throw Failures.InvalidMd5(value);
        }

        if (value != computed)
        {
            throw Failures.BadMd5(Convert.ToHexStringLower(Convert.FromBase64String(value)), computed);
        }
    }

    private static bool IsBase64(string value, int length) =>
        value.Length == length && Convert.TryFromBase64String(value, new byte[value.Length], out _);

    private static uint Crc32(byte[] body)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in body)
        {
            crc = Crc32Table[(byte)(crc ^ b)] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint Crc32C(byte[] body)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in body)
        {
            crc = BitOperations.Crc32C(crc, b);
        }

        return ~crc;
    }

    private static ulong Crc64(byte[] body)
    {
        ulong crc = ulong.MaxValue;
        foreach (byte b in body)
        {
            crc = Crc64Table[(byte)(crc ^ b)] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint Reflect(uint value, uint polynomial)
    {
        for (int bit = 0; bit < 8; bit++)
        {
            value = (value & 1) != 0 ? (value >> 1) ^ polynomial : value >> 1;
        }

        return value;
    }

    private static ulong Reflect(ulong value, ulong polynomial)
    {
        for (int bit = 0; bit < 8; bit++)
        {
            value = (value & 1) != 0 ? (value >> 1) ^ polynomial : value >> 1;
        }

        return value;
    }

    private static byte[] BigEndian(uint value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] BigEndian(ulong value)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        return bytes;
    }
}
