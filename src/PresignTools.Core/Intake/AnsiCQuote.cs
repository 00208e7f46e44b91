using System.Globalization;
using System.Text;
using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>
/// Reads <c>$'…'</c> of bash, zsh and ksh, in which a backslash begins an escape as in C (Bash Reference Manual, ANSI-C Quoting).
/// Browsers write it where "Copy as cURL" meets a quote or a sign that is not ASCII.
/// </summary>
internal static class AnsiCQuote
{
    private const string Letters = "abeEfnrtv";
    private const string Signs = "\a\b\u001b\u001b\f\n\r\t\v";

    /// <summary>Appends what the quoted text stands for.</summary>
    /// <param name="text">The command.</param>
    /// <param name="start">Where the text within the quotes begins.</param>
    /// <param name="word">What it is appended to.</param>
    /// <returns>The place of the closing quote; the end of the text where it is missing.</returns>
    internal static int Read(string text, int start, StringBuilder word)
    {
        // Bytes, because several escapes may make one character; the text is UTF-8 as every shell's is.
        var bytes = new List<byte>();
        int i = start;
        while (i < text.Length && text[i] != '\'')
        {
            i = text[i] == '\\' && i + 1 < text.Length ? Escape(text, i + 1, bytes) : Plain(text, i, bytes);
        }

        Work.Add(i - start);
        word.Append(Encoding.UTF8.GetString([.. bytes]));
        return i;
    }

    private static int Plain(string text, int i, List<byte> bytes)
    {
        int length = char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? 2 : 1;
        bytes.AddRange(Encoding.UTF8.GetBytes(text.Substring(i, length)));
        return i + length;
    }

    /// <summary>One escape; what stands behind the backslash and is none stays, with its backslash.</summary>
    private static int Escape(string text, int i, List<byte> bytes)
    {
        char c = text[i];
        if (Letters.IndexOf(c) is >= 0 and int letter)
        {
            bytes.Add((byte)Signs[letter]);
            return i + 1;
        }

        if (c is '\\' or '\'' or '"' or '?')
        {
            bytes.Add((byte)c);
            return i + 1;
        }

        (int first, int most, int radix) = c switch
        {
            'x' => (i + 1, 2, 16),
            'u' => (i + 1, 4, 16),
            'U' => (i + 1, 8, 16),
            >= '0' and <= '7' => (i, 3, 8),
            _ => (i, 0, 0),
        };
        int end = first;
        while (end < text.Length && end - first < most && IsDigit(text[end], radix))
        {
            end++;
        }

        if (end == first)
        {
            bytes.Add((byte)'\\');
            return i;
        }

        uint value = radix == 8
            ? Convert.ToUInt32(text[first..end], 8)
            : uint.Parse(text.AsSpan(first, end - first), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        if (c is 'u' or 'U')
        {
            bytes.AddRange(Encoding.UTF8.GetBytes(Rune.IsValid(value) ? new Rune(value).ToString() : "\ufffd"));
        }
        else
        {
            bytes.Add((byte)value);
        }

        return end;
    }

    private static bool IsDigit(char c, int radix) => radix == 8 ? c is >= '0' and <= '7' : char.IsAsciiHexDigit(c);
}
