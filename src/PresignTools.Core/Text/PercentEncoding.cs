using System.Text;

namespace PresignTools.Text;

/// <summary>What was wrong with percent-encoded text.</summary>
[Flags]
internal enum PercentFaults
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A <c>%</c> without two hexadecimal digits after it.</summary>
    MalformedEscape = 1,

    /// <summary>Escapes that are no UTF-8.</summary>
    InvalidUtf8 = 2,
}

/// <summary>
/// Percent decoding as S3 does it: once, as UTF-8, and <c>+</c> is an ordinary character (form decoders would make it a blank and
/// break every signature over it). What cannot be decoded stays as written, so that nothing of the text is lost.
/// </summary>
internal static class PercentEncoding
{
    /// <summary>Decodes once; faulty escapes stay as written.</summary>
    internal static string Decode(string text) => Decode(text, out _);

    /// <summary>Decodes once; faulty escapes stay as written and are told in <paramref name="faults"/>.</summary>
    internal static string Decode(string text, out PercentFaults faults)
    {
        faults = PercentFaults.None;
        int first = text.IndexOf('%');
        if (first < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        result.Append(text, 0, first);
        byte[]? run = null;
        int i = first;
        while (i < text.Length)
        {
            int length = 0;
            while (ByteAt(text, i + (3 * length)) is int value and >= 0)
            {
                run ??= new byte[(text.Length - i) / 3];
                run[length++] = (byte)value;
            }

            if (length > 0)
            {
                AppendRun(result, run!, length, text, i, ref faults);
                i += 3 * length;
                continue;
            }

            if (text[i] == '%')
            {
                faults |= PercentFaults.MalformedEscape;
            }

            result.Append(text[i++]);
        }

        return result.ToString();
    }

    /// <summary>The byte that the escape at <paramref name="index"/> stands for, or -1 if there is no whole escape.</summary>
    internal static int ByteAt(string text, int index)
    {
        if (index + 2 >= text.Length || text[index] != '%')
        {
            return -1;
        }

        int high = HexDigit(text[index + 1]), low = HexDigit(text[index + 2]);
        return high < 0 || low < 0 ? -1 : (high << 4) | low;
    }

    /// <summary>Value of a hexadecimal digit, or -1.</summary>
    internal static int HexDigit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };

    private static void AppendRun(StringBuilder result, byte[] bytes, int length, string text, int start, ref PercentFaults faults)
    {
        int i = 0;
        while (i < length)
        {
            int sequence = SequenceLength(bytes, i, length);
            if (sequence > 0)
            {
                result.Append(Encoding.UTF8.GetString(bytes, i, sequence));
                i += sequence;
            }
            else
            {
                faults |= PercentFaults.InvalidUtf8;
                result.Append(text, start + (3 * i), 3);
                i++;
            }
        }
    }

    /// <summary>Length of the well-formed UTF-8 sequence at <paramref name="i"/> (The Unicode Standard, table 3-7), or 0.</summary>
    private static int SequenceLength(byte[] bytes, int i, int end)
    {
        byte lead = bytes[i];
        if (lead < 0x80)
        {
            return 1;
        }

        int length = lead switch { >= 0xC2 and <= 0xDF => 2, >= 0xE0 and <= 0xEF => 3, >= 0xF0 and <= 0xF4 => 4, _ => 0 };
        if (length == 0 || i + length > end)
        {
            return 0;
        }

        byte low = lead switch { 0xE0 => 0xA0, 0xF0 => 0x90, _ => 0x80 };
        byte high = lead switch { 0xED => 0x9F, 0xF4 => 0x8F, _ => 0xBF };
        if (bytes[i + 1] < low || bytes[i + 1] > high)
        {
            return 0;
        }

        for (int k = 2; k < length; k++)
        {
            if (bytes[i + k] is < 0x80 or > 0xBF)
            {
                return 0;
            }
        }

        return length;
    }
}
