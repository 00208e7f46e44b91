using System.Text;

namespace PresignTools.Addressing;

/// <summary>Percent-decoding of a path, once. A plus is a plus: form encoding belongs to the query of web forms, not to paths.</summary>
internal static class S3Path
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>
    /// Decodes; a broken escape stays as it is, bytes that are not UTF-8 become U+FFFD, and both set <paramref name="inexact"/>.
    /// </summary>
    internal static string Decode(string raw, out bool inexact)
    {
        inexact = false;
        if (raw.IndexOf('%') < 0)
        {
            return raw;
        }

        byte[] source = Encoding.UTF8.GetBytes(raw);
        byte[] target = new byte[source.Length];
        int length = 0;
        for (int i = 0; i < source.Length; i++)
        {
            if (source[i] != (byte)'%')
            {
                target[length++] = source[i];
                continue;
            }

            int high = i + 2 < source.Length ? Digit(source[i + 1]) : -1;
            int low = i + 2 < source.Length ? Digit(source[i + 2]) : -1;
            if (high < 0 || low < 0)
            {
                inexact = true;
                target[length++] = source[i];
                continue;
            }

            target[length++] = (byte)((high << 4) | low);
            i += 2;
        }

        try
        {
            return Strict.GetString(target, 0, length);
        }
        catch (ArgumentException)
        {
            inexact = true;
            return Encoding.UTF8.GetString(target, 0, length);
        }
    }

    private static int Digit(byte c) => c switch
    {
        >= (byte)'0' and <= (byte)'9' => c - '0',
        >= (byte)'a' and <= (byte)'f' => c - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => c - 'A' + 10,
        _ => -1,
    };
}
