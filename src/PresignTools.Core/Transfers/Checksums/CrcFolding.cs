using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Arm = System.Runtime.Intrinsics.Arm;

namespace PresignTools.Transfers.Checksums;

/// <summary>
/// Shortens a long content to 16 bytes that have the same CRC, with the processor's carry-less multiplication: many times as fast as a
/// table. A CRC is the remainder of a division by a polynomial P, so that a block may be moved D bits ahead by multiplying it with
/// x^D mod P, and added to the block that stands there.
/// Source: V. Gopal et al., "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ Instruction", Intel, 2009.
/// </summary>
internal sealed class CrcFolding
{
    /// <summary>Blocks of 16 bytes on the way at a time: one multiplication need not wait for the one before.</summary>
    private const int Lanes = 8;

    private readonly Vector128<ulong> _byLanes;
    private readonly Vector128<ulong> _byOne;

    /// <param name="reflectedPolynomial">The polynomial, its highest power in bit 0.</param>
    /// <param name="bits">Its degree.</param>
    internal CrcFolding(ulong reflectedPolynomial, int bits)
    {
        _byLanes = Multipliers(reflectedPolynomial, bits, Lanes * 128);
        _byOne = Multipliers(reflectedPolynomial, bits, 128);
    }

    /// <summary>Whether this processor can do it.</summary>
    internal static bool IsSupported => Pclmulqdq.IsSupported || Arm.Aes.IsSupported;

    /// <summary>Content shorter than this is not worth it.</summary>
    internal static int Shortest => 2 * Lanes * 16;

    /// <summary>Shortens content.</summary>
    /// <param name="value">The CRC of what came before.</param>
    /// <param name="data">The content, not shorter than <see cref="Shortest"/>.</param>
    /// <param name="rest">What was not taken: less than 16 bytes.</param>
    /// <returns>16 bytes whose CRC, begun with 0, is that of the content that was taken.</returns>
    internal Vector128<ulong> Fold(ulong value, ReadOnlySpan<byte> data, out ReadOnlySpan<byte> rest)
    {
        ReadOnlySpan<Vector128<ulong>> blocks = MemoryMarshal.Cast<byte, Vector128<ulong>>(data);
        rest = data[(blocks.Length * 16)..];
        Vector128<ulong> a = blocks[0] ^ Vector128.CreateScalar(value);
        Vector128<ulong> b = blocks[1], c = blocks[2], d = blocks[3], e = blocks[4], f = blocks[5], g = blocks[6], h = blocks[7];
        blocks = blocks[Lanes..];
        Vector128<ulong> by = _byLanes;
        while (blocks.Length >= Lanes)
        {
            a = Moved(a, by) ^ blocks[0];
            b = Moved(b, by) ^ blocks[1];
            c = Moved(c, by) ^ blocks[2];
            d = Moved(d, by) ^ blocks[3];
            e = Moved(e, by) ^ blocks[4];
            f = Moved(f, by) ^ blocks[5];
            g = Moved(g, by) ^ blocks[6];
            h = Moved(h, by) ^ blocks[7];
            blocks = blocks[Lanes..];
        }

        by = _byOne;
        a = Moved(a, by) ^ b;
        a = Moved(a, by) ^ c;
        a = Moved(a, by) ^ d;
        a = Moved(a, by) ^ e;
        a = Moved(a, by) ^ f;
        a = Moved(a, by) ^ g;
        a = Moved(a, by) ^ h;
        foreach (Vector128<ulong> block in blocks)
        {
            a = Moved(a, by) ^ block;
        }

        return a;
    }

    /// <summary>A block, as far ahead as the multipliers say. Bit 0 of its first byte is the highest power.</summary>
    private static Vector128<ulong> Moved(Vector128<ulong> block, Vector128<ulong> by) => Pclmulqdq.IsSupported
        ? Pclmulqdq.CarrylessMultiply(block, by, 0x00) ^ Pclmulqdq.CarrylessMultiply(block, by, 0x11)
        : Arm.Aes.PolynomialMultiplyWideningLower(block.GetLower(), by.GetLower()) ^ Arm.Aes.PolynomialMultiplyWideningUpper(block, by);

    /// <summary>
    /// What the two halves of a block are multiplied with. The first half stands 64 bits before the second. A product of two reflected
    /// halves is one bit short, so that each power is one less.
    /// </summary>
    private static Vector128<ulong> Multipliers(ulong polynomial, int bits, int distance) =>
        Vector128.Create(Power(polynomial, bits, distance + 63), Power(polynomial, bits, distance - 1));

    /// <summary>x^n mod P, reflected, in the upper bits.</summary>
    private static ulong Power(ulong polynomial, int bits, int n)
    {
        ulong value = 1UL << (bits - 1);
        for (int i = 0; i < n; i++)
        {
            value = (value & 1) != 0 ? (value >> 1) ^ polynomial : value >> 1;
        }

        return value << (64 - bits);
    }
}
