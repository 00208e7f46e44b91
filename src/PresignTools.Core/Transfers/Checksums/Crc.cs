using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PresignTools.Transfers.Checksums;

/// <summary>
/// A reflected CRC of up to 64 bits. Long content is folded by carry-less multiplication where the processor has it
/// (<see cref="CrcFolding"/>); the rest, and all of it elsewhere, goes through a table, eight bytes at a time ("slicing by 8"). The
/// framework has no CRC-64/NVME, and a package that has it would be a second copy of an assembly that the AWS SDK loads.
/// Source of the polynomials: the NVM Express Base Specification, section 5.2.1.3.4 (CRC-64/NVME); RFC 1952 (CRC-32); RFC 3720,
/// appendix B.4 (CRC-32C).
/// </summary>
internal sealed class Crc
{
    private const int Slices = 8;

    private readonly ulong[] _table;
    private readonly ulong _all;
    private readonly CrcFolding _folding;

    private Crc(ulong reflectedPolynomial, int bits)
    {
        _folding = new CrcFolding(reflectedPolynomial, bits);
        _all = ulong.MaxValue >> (64 - bits);
        _table = new ulong[Slices * 256];
        for (uint i = 0; i < 256; i++)
        {
            ulong value = i;
            for (int bit = 0; bit < 8; bit++)
            {
                value = (value & 1) != 0 ? (value >> 1) ^ reflectedPolynomial : value >> 1;
            }

            _table[i] = value;
        }

        for (int slice = 1; slice < Slices; slice++)
        {
            for (int i = 0; i < 256; i++)
            {
                ulong before = _table[((slice - 1) * 256) + i];
                _table[(slice * 256) + i] = (before >> 8) ^ _table[(int)(before & 0xff)];
            }
        }
    }

    /// <summary>CRC-64/NVME.</summary>
    internal static Crc Nvme64 { get; } = new(0x9A6C9329AC4BC9B5, 64);

    /// <summary>CRC-32.</summary>
    internal static Crc Ieee32 { get; } = new(0xEDB88320, 32);

    /// <summary>CRC-32C.</summary>
    internal static Crc Castagnoli32 { get; } = new(0x82F63B78, 32);

    /// <summary>The value before the first byte.</summary>
    internal ulong Start => _all;

    /// <summary>Goes on with further bytes.</summary>
    internal ulong Append(ulong value, ReadOnlySpan<byte> data)
    {
        if (!CrcFolding.IsSupported || data.Length < CrcFolding.Shortest)
        {
            return ByTable(value, data);
        }

        Vector128<ulong> folded = _folding.Fold(value, data, out ReadOnlySpan<byte> rest);
        return ByTable(ByTable(0, MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(ref folded, 1))), rest);
    }

    /// <summary>The same without the processor's help: for short content, and for the test of the other way.</summary>
    internal ulong ByTable(ulong value, ReadOnlySpan<byte> data)
    {
        ReadOnlySpan<ulong> table = _table.AsSpan(0, Slices * 256);
        while (data.Length >= 8)
        {
            ulong x = value ^ BinaryPrimitives.ReadUInt64LittleEndian(data);
            value = table[0x700 + (int)(x & 0xff)]
                ^ table[0x600 + (int)((x >> 8) & 0xff)]
                ^ table[0x500 + (int)((x >> 16) & 0xff)]
                ^ table[0x400 + (int)((x >> 24) & 0xff)]
                ^ table[0x300 + (int)((x >> 32) & 0xff)]
                ^ table[0x200 + (int)((x >> 40) & 0xff)]
                ^ table[0x100 + (int)((x >> 48) & 0xff)]
                ^ table[(int)(x >> 56)];
            data = data[8..];
        }

        foreach (byte b in data)
        {
            value = (value >> 8) ^ table[(int)((value ^ b) & 0xff)];
        }

        return value;
    }

    /// <summary>The checksum.</summary>
    internal ulong Finish(ulong value) => value ^ _all;
}
