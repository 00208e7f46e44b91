using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace PresignTools.Signing;

/// <summary>
/// A checksum of bytes that come piece by piece, as S3 takes it in x-amz-checksum-*: CRC32, CRC32C, CRC64NVME, SHA1 or SHA256, in base64.
/// Source: <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html"/>.
/// </summary>
internal sealed class RunningChecksum : IDisposable
{
    // The polynomials of ISO-HDLC (zlib's) and of NVM Express, reversed.
    private static readonly uint[] Crc32Table = [.. Enumerable.Range(0, 256).Select(static i => (uint)Reduced((uint)i, 0xEDB88320))];
    private static readonly ulong[] Crc64Table = [.. Enumerable.Range(0, 256).Select(static i => Reduced((ulong)i, 0x9A6C9329AC4BC9B5))];

    private readonly string _algorithm;
    private readonly IncrementalHash? _hash;
    private uint _crc32 = uint.MaxValue;
    private ulong _crc64 = ulong.MaxValue;

    /// <param name="algorithm">The name as S3 writes it, in capitals.</param>
    internal RunningChecksum(string algorithm)
    {
        _algorithm = algorithm;
#pragma warning disable CA5350 // SHA-1 is one of the algorithms that S3 offers; it compares bytes here and protects nothing.
        _hash = algorithm switch
        {
            "SHA1" => IncrementalHash.CreateHash(HashAlgorithmName.SHA1),
            "SHA256" => IncrementalHash.CreateHash(HashAlgorithmName.SHA256),
            _ => null,
        };
#pragma warning restore CA5350
    }

    /// <summary>Takes further bytes.</summary>
    internal void Append(ReadOnlySpan<byte> bytes)
    {
        switch (_algorithm)
        {
            case "CRC32":
                foreach (byte b in bytes)
                {
                    _crc32 = Crc32Table[(byte)(_crc32 ^ b)] ^ (_crc32 >> 8);
                }

                break;
            case "CRC32C":
                AppendCrc32C(bytes);
                break;
            case "CRC64NVME":
                foreach (byte b in bytes)
                {
                    _crc64 = Crc64Table[(byte)(_crc64 ^ b)] ^ (_crc64 >> 8);
                }

                break;
            default:
                _hash!.AppendData(bytes);
                break;
        }
    }

    /// <summary>The checksum of all bytes since the last one; the next begins anew.</summary>
    internal string Finish()
    {
        Span<byte> value = stackalloc byte[32];
        int length = 4;
        if (_hash is not null)
        {
            length = _hash.GetHashAndReset(value);
        }
        else if (_algorithm == "CRC64NVME")
        {
            BinaryPrimitives.WriteUInt64BigEndian(value, ~_crc64);
            length = 8;
        }
        else
        {
            BinaryPrimitives.WriteUInt32BigEndian(value, ~_crc32);
        }

        (_crc32, _crc64) = (uint.MaxValue, ulong.MaxValue);
        return Convert.ToBase64String(value[..length]);
    }

    /// <inheritdoc/>
    public void Dispose() => _hash?.Dispose();

    private void AppendCrc32C(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words)
        {
            _crc32 = BitOperations.Crc32C(_crc32, BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word));
        }

        foreach (byte b in bytes[(words.Length * sizeof(ulong))..])
        {
            _crc32 = BitOperations.Crc32C(_crc32, b);
        }
    }

    private static ulong Reduced(ulong value, ulong polynomial)
    {
        for (int bit = 0; bit < 8; bit++)
        {
            value = (value & 1) != 0 ? (value >> 1) ^ polynomial : value >> 1;
        }

        return value;
    }
}
