using System.Text;
using PresignTools.Signing;
using PresignTools.Text;

namespace PresignTools.Transfers.Files;

/// <summary>
/// Reads the file name from Content-Disposition. Source: RFC 6266 (<c>filename</c>, and <c>filename*</c>, which goes first) and RFC 8187.
/// </summary>
internal static class DispositionName
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The name as the server gives it; null without one. It is not safe yet.</summary>
    internal static string? Of(string? header)
    {
        string? plain = null, extended = null;
        string text = header ?? string.Empty;
        int i = Scan.Find(text, ';', 0, text.Length);
        while (i >= 0 && i < text.Length)
        {
            i = Next(text, i + 1, out string name, out string value);
            if (name.Equals("filename*", StringComparison.OrdinalIgnoreCase))
            {
                extended ??= Extended(value);
            }
            else if (name.Equals("filename", StringComparison.OrdinalIgnoreCase))
            {
                plain ??= Recoded(value);
            }
        }

        return extended ?? plain;
    }

    /// <summary>Reads one parameter; gives the place of the semicolon behind it.</summary>
    private static int Next(string text, int start, out string name, out string value)
    {
        int i = start;
        while (i < text.Length && text[i] is not ('=' or ';'))
        {
            i++;
        }

        name = text[start..i].Trim();
        value = string.Empty;
        if (i >= text.Length || text[i] == ';')
        {
            return i;
        }

        i++;
        while (i < text.Length && text[i] is ' ' or '\t')
        {
            i++;
        }

        var read = new StringBuilder();
        if (i < text.Length && text[i] == '"')
        {
            for (i++; i < text.Length && text[i] != '"'; i++)
            {
                // A backslash before anything but a quote or a backslash is part of a Windows path that nobody has quoted.
                bool isEscape = text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '"' or '\\';
                i += isEscape ? 1 : 0;
                read.Append(text[i]);
            }
        }

        while (i < text.Length && text[i] != ';')
        {
            if (text[i] != '"')
            {
                read.Append(text[i]);
            }

            i++;
        }

        value = read.ToString().Trim();
        return i;
    }

    /// <summary><c>UTF-8'en'na%C3%AFve.txt</c>; null where it is in no form that can be read.</summary>
    private static string? Extended(string value)
    {
        int first = value.IndexOf('\'', StringComparison.Ordinal);
        int second = first < 0 ? -1 : value.IndexOf('\'', first + 1);
        if (second < 0)
        {
            return null;
        }

        string set = value[..first];
        byte[] bytes = Bytes(value.AsSpan(second + 1));
        try
        {
            return set.Equals("UTF-8", StringComparison.OrdinalIgnoreCase) ? Strict.GetString(bytes)
                : set.Equals("ISO-8859-1", StringComparison.OrdinalIgnoreCase) ? Encoding.Latin1.GetString(bytes)
                : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static byte[] Bytes(ReadOnlySpan<char> text)
    {
        var bytes = new List<byte>(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && UriEncoding.HexValue(text[i + 1]) >= 0 && UriEncoding.HexValue(text[i + 2]) >= 0)
            {
                bytes.Add((byte)((UriEncoding.HexValue(text[i + 1]) << 4) | UriEncoding.HexValue(text[i + 2])));
                i += 2;
            }
            else
            {
                bytes.Add((byte)text[i]);
            }
        }

        return [.. bytes];
    }

    /// <summary>HTTP clients read header bytes as Latin-1; most servers write UTF-8.</summary>
    private static string Recoded(string value)
    {
        if (!value.AsSpan().ContainsAnyInRange('\x80', '\xff') || value.AsSpan().ContainsAnyExceptInRange('\0', '\xff'))
        {
            return value;
        }

        try
        {
            return Strict.GetString(Encoding.Latin1.GetBytes(value));
        }
        catch (DecoderFallbackException)
        {
            return value;
        }
    }
}
