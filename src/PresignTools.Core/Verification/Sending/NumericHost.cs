using System.Buffers.Binary;
using System.Globalization;
using System.Net;

namespace PresignTools.Verification.Sending;

/// <summary>
/// Reads a host that is an address in any spelling that some program takes for one: 127.0.0.1, 127.1, 2130706433, 0x7f000001, 017700000001,
/// ::1, with a dot behind it. Source: the parser of the WHATWG URL standard (<see
/// href="https://url.spec.whatwg.org/#concept-ipv4-parser"/>), which is inet_aton's.
/// </summary>
internal static class NumericHost
{
    /// <summary>The address; null for a name.</summary>
    internal static IPAddress? TryParse(string host)
    {
        string text = host.TrimEnd('.');
        if (text.Contains(':', StringComparison.Ordinal))
        {
            return IPAddress.TryParse(text.Trim('[', ']'), out IPAddress? version6) ? version6 : null;
        }

        string[] parts = text.Split('.');
        if (text.Length == 0 || parts.Length > 4)
        {
            return null;
        }

        ulong address = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            bool isLast = i == parts.Length - 1;
            ulong most = isLast ? (1UL << (8 * (4 - i))) - 1 : 255;
            if (Number(parts[i]) is not { } number || number > most)
            {
                return null;
            }

            address = isLast ? (address << (8 * (4 - i))) | number : (address << 8) | number;
        }

        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)address);
        return new IPAddress(bytes);
    }

    private static ulong? Number(string part)
    {
        if (part.Length is 0 or > 16)
        {
            return null;
        }

        if (part.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            string digits = part[2..];
            if (digits.Length == 0)
            {
                return 0;
            }

            return ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong hex) ? hex : null;
        }

        int radix = part.Length > 1 && part[0] == '0' ? 8 : 10;
        ulong number = 0;
        foreach (char c in part)
        {
            if (c < '0' || c >= '0' + radix)
            {
                return null;
            }

            number = (number * (ulong)radix) + (ulong)(c - '0');
        }

        return number;
    }
}
