using System.Text;
using PresignTools.Text;

namespace PresignTools.Signing;

/// <summary>
/// AWS's UriEncode: every byte of the UTF-8 form except <c>A-Z a-z 0-9 - . _ ~</c> becomes <c>%XX</c> with upper-case digits; a slash is
/// kept in a key and encoded in a query. Source: "Create a signed AWS API request", UriEncode(),
/// <see href="https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html"/>.
/// </summary>
internal static class UriEncoding
{
    private static readonly bool[] Unreserved = MakeUnreserved();

    /// <summary>Encodes plain text.</summary>
    internal static void AppendEncoded(Utf8Buffer buffer, string text, bool keepSlash)
    {
        // Most keys are mostly plain: those characters are copied, and only what is left goes the long way.
        buffer.Reserve(text.Length * 9);   // worst case: one UTF-16 unit, three bytes, nine characters
        byte[] bytes = buffer.Array;
        int length = buffer.Length;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c < 0x80 && (Unreserved[c] || (c == '/' && keepSlash)))
            {
                bytes[length++] = (byte)c;
                continue;
            }

            buffer.SetLength(length);
            if (c < 0x80)
            {
                AppendByte(buffer, (byte)c, keepSlash);
            }
            else
            {
                i += AppendNonAscii(buffer, text, i);
            }

            length = buffer.Length;
        }

        buffer.SetLength(length);
    }

    /// <summary>Encodes plain text into a new string.</summary>
    internal static string Encode(string text, bool keepSlash = false)
    {
        Utf8Buffer buffer = Utf8Buffer.Rent();
        AppendEncoded(buffer, text, keepSlash);
        string result = buffer.Ascii(0, buffer.Length);
        buffer.Return();
        return result;
    }

    /// <summary>
    /// Brings text that is already percent-encoded into canonical form: decoded once to bytes and encoded again, which is what S3 does
    /// with the path and query that it receives. <c>+</c> is a plus sign, not a space. A <c>%</c> that starts no escape becomes <c>%25</c>.
    /// </summary>
    internal static void AppendNormalized(Utf8Buffer buffer, ReadOnlySpan<char> encoded, bool keepSlash)
    {
        buffer.Reserve(encoded.Length * 9);
        for (int i = 0; i < encoded.Length; i++)
        {
            char c = encoded[i];
            if (
                c == '%'
                && i + 2 < encoded.Length
                && HexValue(encoded[i + 1]) is >= 0 and int high
                && HexValue(encoded[i + 2]) is >= 0 and int low)
            {
                // An escaped slash in a path is a slash: S3 answers "/%2Fbucket/key" with a canonical request that begins "//bucket"
                // (recorded against AWS by LocalStack's test_s3.py).
                AppendByte(buffer, (byte)((high << 4) | low), keepSlash);
                i += 2;
            }
            else if (c < 0x80)
            {
                AppendByte(buffer, (byte)c, keepSlash);
            }
            else
            {
                i += AppendNonAscii(buffer, encoded, i);
            }
        }
    }

    /// <summary>Canonical form of text that is already percent-encoded, as a new string.</summary>
    internal static string Normalize(ReadOnlySpan<char> encoded, bool keepSlash = false)
    {
        Utf8Buffer buffer = Utf8Buffer.Rent();
        AppendNormalized(buffer, encoded, keepSlash);
        string result = buffer.Ascii(0, buffer.Length);
        buffer.Return();
        return result;
    }

    /// <summary>Canonical form of a query name or value that is already percent-encoded; the text itself where it has that form.</summary>
    internal static string Normalize(string encoded)
    {
        for (int i = 0; i < encoded.Length; i++)
        {
            char c = encoded[i];
            if (
                c == '%'
                && i + 2 < encoded.Length
                && UpperHexValue(encoded[i + 1]) is >= 0 and int high
                && UpperHexValue(encoded[i + 2]) is >= 0 and int low
                && !Unreserved[(high << 4) | low])
            {
                i += 2;
            }
            else if (c >= 0x80 || !Unreserved[c])
            {
                return Normalize(encoded.AsSpan());
            }
        }

        return encoded;
    }

    /// <summary>Whether the text is valid Unicode: no half of a surrogate pair.</summary>
    internal static bool IsValidUnicode(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                {
                    return false;
                }

                i++;
            }
        }

        return true;
    }

    internal static int HexValue(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'A' and <= 'F' => c - 'A' + 10,
        >= 'a' and <= 'f' => c - 'a' + 10,
        _ => -1,
    };

    private static int UpperHexValue(char c) => c is >= 'a' and <= 'f' ? -1 : HexValue(c);

    private static void AppendByte(Utf8Buffer buffer, byte value, bool keepSlash)
    {
        if (Unreserved[value] || (keepSlash && value == (byte)'/'))
        {
            buffer.Append(value);
        }
        else
        {
            buffer.Append((byte)'%');
            buffer.Append((byte)"0123456789ABCDEF"[value >> 4]);
            buffer.Append((byte)"0123456789ABCDEF"[value & 15]);
        }
    }

    /// <summary>Encodes the character at <paramref name="index"/>; returns how many UTF-16 units beyond the first it took.</summary>
    private static int AppendNonAscii(Utf8Buffer buffer, string text, int index) => AppendNonAscii(buffer, text.AsSpan(), index);

    private static int AppendNonAscii(Utf8Buffer buffer, ReadOnlySpan<char> text, int index)
    {
        int code = text[index];
        int extra = 0;
        if (char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
        {
            code = char.ConvertToUtf32(text[index], text[index + 1]);
            extra = 1;
        }
        else if (char.IsSurrogate(text[index]))
        {
            code = 0xFFFD;   // what any UTF-8 encoder makes of half a pair; New-S3PresignedUrl refuses such keys before they come here
        }

        if (code < 0x800)
        {
            AppendByte(buffer, (byte)(0xC0 | (code >> 6)), false);
        }
        else if (code < 0x10000)
        {
            AppendByte(buffer, (byte)(0xE0 | (code >> 12)), false);
            AppendByte(buffer, (byte)(0x80 | ((code >> 6) & 0x3F)), false);
        }
        else
        {
            AppendByte(buffer, (byte)(0xF0 | (code >> 18)), false);
            AppendByte(buffer, (byte)(0x80 | ((code >> 12) & 0x3F)), false);
            AppendByte(buffer, (byte)(0x80 | ((code >> 6) & 0x3F)), false);
        }

        AppendByte(buffer, (byte)(0x80 | (code & 0x3F)), false);
        return extra;
    }

    private static bool[] MakeUnreserved()
    {
        bool[] table = new bool[256];
        foreach (byte b in Encoding.ASCII.GetBytes("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"))
        {
            table[b] = true;
        }

        return table;
    }
}
