using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace PresignTools.Transfers.Checksums;

/// <summary>The checksum of content that comes piece by piece, as S3 writes it: base64 of the big-endian value.</summary>
internal sealed class ContentHash : IDisposable
{
    private readonly IncrementalHash? _hash;
    private ulong _crc;

    /// <param name="kind">Which checksum; not Auto and not None.</param>
    internal ContentHash(TransferChecksum kind)
    {
        Kind = kind;
        _crc = kind switch
        {
            TransferChecksum.CRC64NVME => Crc.Nvme64.Start,
            _ => uint.MaxValue,
        };
        _hash = kind switch
        {
            TransferChecksum.MD5 => IncrementalHash.CreateHash(HashAlgorithmName.MD5),
            TransferChecksum.SHA1 => IncrementalHash.CreateHash(HashAlgorithmName.SHA1),
            TransferChecksum.SHA256 => IncrementalHash.CreateHash(HashAlgorithmName.SHA256),
            TransferChecksum.CRC64NVME or TransferChecksum.CRC32 or TransferChecksum.CRC32C => null,
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    /// <summary>Which checksum.</summary>
    internal TransferChecksum Kind { get; }

    /// <summary>
    /// Whether it costs less than handing the bytes to another thread would: the processor computes a CRC faster than memory brings the
    /// bytes.
    /// </summary>
    internal bool IsQuick => _hash is null && CrcFolding.IsSupported;

    /// <summary>How many bytes it has seen.</summary>
    internal long Length { get; private set; }

    /// <summary>Goes on with further bytes.</summary>
    internal void Append(ReadOnlySpan<byte> data)
    {
        Length += data.Length;
        switch (Kind)
        {
            case TransferChecksum.CRC64NVME:
                _crc = Crc.Nvme64.Append(_crc, data);
                break;
            case TransferChecksum.CRC32:
                _crc = Crc.Ieee32.Append(_crc, data);
                break;
            case TransferChecksum.CRC32C:
                _crc = CrcFolding.IsSupported ? Crc.Castagnoli32.Append(_crc, data) : Castagnoli((uint)_crc, data);
                break;
            default:
                _hash!.AppendData(data);
                break;
        }
    }

    /// <summary>The value of all that it has seen, in base64.</summary>
    internal string Value()
    {
        Span<byte> bytes = stackalloc byte[8];
        switch (Kind)
        {
            case TransferChecksum.CRC64NVME:
                BinaryPrimitives.WriteUInt64BigEndian(bytes, Crc.Nvme64.Finish(_crc));
                return Convert.ToBase64String(bytes);
            case TransferChecksum.CRC32:
                BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)Crc.Ieee32.Finish(_crc));
                return Convert.ToBase64String(bytes[..4]);
            case TransferChecksum.CRC32C:
                BinaryPrimitives.WriteUInt32BigEndian(bytes, ~(uint)_crc);
                return Convert.ToBase64String(bytes[..4]);
            default:
                return Convert.ToBase64String(_hash!.GetCurrentHash());
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _hash?.Dispose();

    /// <summary>CRC-32C, for which some processors have an instruction that have no carry-less multiplication.</summary>
    internal static uint Castagnoli(uint value, ReadOnlySpan<byte> data)
    {
        while (data.Length >= 8)
        {
            value = BitOperations.Crc32C(value, BinaryPrimitives.ReadUInt64LittleEndian(data));
            data = data[8..];
        }

        foreach (byte b in data)
        {
            value = BitOperations.Crc32C(value, b);
        }

        return value;
    }
}
