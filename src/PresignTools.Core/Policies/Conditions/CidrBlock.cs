using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PresignTools.Policies.Conditions;

/// <summary>A range of IPv4 or IPv6 addresses. Bits behind the prefix do not count: 203.0.113.7/24 is 203.0.113.0/24.</summary>
internal sealed class CidrBlock
{
    private readonly byte[] _address;

    private CidrBlock(byte[] address, int prefix)
    {
        _address = address;
        Prefix = prefix;
    }

    internal int Prefix { get; }

    internal bool IsIPv6 => _address.Length == 16;

    /// <summary>Null if <paramref name="text"/> is neither an address nor address/prefix.</summary>
    internal static CidrBlock? TryParse(string text)
    {
        string t = text.Trim();
        int slash = t.IndexOf('/');
        if (ParseAddress(slash < 0 ? t : t[..slash]) is not { } address)
        {
            return null;
        }

        int bits = address.Length * 8;
        if (slash < 0)
        {
            return new CidrBlock(address, bits);
        }

        string length = t[(slash + 1)..];
        return int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out int prefix) && prefix <= bits
            ? new CidrBlock(address, prefix)
            : null;
    }

    /// <summary>Whether the block holds the address. An address of the other family is never in it.</summary>
    internal bool Contains(string text)
    {
        if (ParseAddress(text.Trim()) is not { } other || other.Length != _address.Length)
        {
            return false;
        }

        int whole = Prefix / 8;
        for (int i = 0; i < whole; i++)
        {
            if (_address[i] != other[i])
            {
                return false;
            }
        }

        int rest = Prefix % 8;
        return rest == 0 || (_address[whole] >> (8 - rest)) == (other[whole] >> (8 - rest));
    }

    internal string FirstAddress
    {
        get
        {
            var first = (byte[])_address.Clone();
            for (int bit = Prefix; bit < first.Length * 8; bit++)
            {
                first[bit / 8] &= (byte)~(0x80 >> (bit % 8));
            }

            return new IPAddress(first).ToString();
        }
    }

    /// <summary>Stricter than IPAddress.Parse, which also takes 1, 0x7f.1 and octal parts.</summary>
    private static byte[]? ParseAddress(string text)
    {
        if (text.Contains(':'))
        {
            return
                text.IndexOfAny(['%', '[', '/']) < 0
                && IPAddress.TryParse(text, out IPAddress? v6)
                && v6.AddressFamily == AddressFamily.InterNetworkV6
                ? v6.GetAddressBytes()
                : null;
        }

        var bytes = new byte[4];
        int at = 0;
        for (int part = 0; part < 4; part++)
        {
            int value = 0;
            int digits = 0;
            for (; at < text.Length && digits < 3 && text[at] is >= '0' and <= '9'; at++, digits++)
            {
                value = (value * 10) + (text[at] - '0');
            }

            bool endsWell = part == 3 ? at == text.Length : at < text.Length && text[at] == '.';
            if (digits == 0 || value > 255 || !endsWell)
            {
                return null;
            }

            bytes[part] = (byte)value;
            at++;
        }

        return bytes;
    }
}
