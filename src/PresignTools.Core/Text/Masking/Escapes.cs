namespace PresignTools.Text.Masking;

/// <summary>
/// Escapes that are only undone where the text shows that they are in use: their marks are ordinary characters elsewhere.
/// </summary>
[Flags]
internal enum EscapeDialect
{
    /// <summary>Percent, JSON, HTML, shell, quoted-printable line ends.</summary>
    Common = 0,

    /// <summary>Proofpoint's links of version 2: <c>-</c> for <c>%</c>, <c>_</c> for <c>/</c>.</summary>
    Dash = 1,

    /// <summary>Proofpoint's links of version 3: <c>*</c> for <c>%</c>.</summary>
    Star = 2,
}

/// <summary>Undoes one escape at a time, looking at each character once.</summary>
internal static class Escapes
{
    // Quoted-printable breaks lines at 76 characters (RFC 2045, 6.7); a short line that ends in "=" is an empty assignment.
    private const int ShortestSoftLine = 60;
    private const int LongestSoftLine = 80;
    private const int LongestName = 64;

    private static readonly (string Name, char Meaning)[] Entities = [("quot;", '"'), ("lt;", '<'), ("gt;", '>'), ("apos;", '\''),
        ("nbsp;", ' '), ("equals;", '=')];

    /// <summary>The dialects that a text shows signs of.</summary>
    internal static EscapeDialect Of(string text)
    {
        bool dash = text.Contains("-3D", StringComparison.OrdinalIgnoreCase) || text.Contains("-2D", StringComparison.OrdinalIgnoreCase)
            || text.Contains("-253D", StringComparison.OrdinalIgnoreCase) || text.Contains("-3F", StringComparison.OrdinalIgnoreCase)
            || text.Contains("/v2/url?u=", StringComparison.Ordinal);
        bool star = text.Contains("/v3/__", StringComparison.Ordinal);
        return (dash ? EscapeDialect.Dash : 0) | (star ? EscapeDialect.Star : 0);
    }

    /// <summary>The character that stands at <paramref name="i"/>, or -1 for one that has no meaning of its own.</summary>
    internal static int Decode(string text, int i, EscapeDialect dialect, int column, out int length)
    {
        char c = text[i];
        length = 1;
        switch (c)
        {
            case '%':
                return Hex(text, i, out length);
            case '-' when (dialect & EscapeDialect.Dash) != 0:
            case '*' when (dialect & EscapeDialect.Star) != 0:
                return Hex(text, i, out length);
            case '_' when (dialect & EscapeDialect.Dash) != 0:
                return '/';
            case '\\':
                return Backslash(text, i, out length);
            case '&':
                return Entity(text, i, out length);
            case '^' when i + 1 < text.Length && text[i + 1] is '&' or '%' or '"' or '^' or '=':
                return -1;
            case '=' when column is >= ShortestSoftLine and <= LongestSoftLine && SoftBreak(text, i) is > 0 and var soft:
                length = soft;
                return -1;
            case '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u00AD':
                return -1;
            default:
                return c;
        }
    }

    /// <summary>
    /// How long a soft line break is; 0 if none is there. The padding of Base64 ends a line too: two signs of it are no break, nor is one
    /// before a line that begins with the name of a header.
    /// </summary>
    private static int SoftBreak(string text, int i)
    {
        if (i + 1 >= text.Length || text[i + 1] is not ('\r' or '\n') || (i > 0 && text[i - 1] == '='))
        {
            return 0;
        }

        int next = text[i + 1] == '\r' && i + 2 < text.Length && text[i + 2] == '\n' ? i + 3 : i + 2;
        int end = next;
        while (end < text.Length && end - next < LongestName && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-' or '_'))
        {
            end++;
        }

        bool isHeader = end > next && end + 1 < text.Length && text[end] == ':' && text[end + 1] is ' ' or '\t';
        return isHeader ? 0 : next - i;
    }

    /// <summary>Two hexadecimal digits behind a mark; <c>%252F</c> is a second encoding of the same, and so on.</summary>
    private static int Hex(string text, int i, out int length)
    {
        int k = i + 1;
        while (k + 1 < text.Length && text[k] == '2' && text[k + 1] == '5')
        {
            k += 2;
        }

        if (k + 1 < text.Length && Digit(text[k]) is >= 0 and < 8 and var high && Digit(text[k + 1]) is >= 0 and var low)
        {
            length = k + 2 - i;
            return (high << 4) | low;
        }

        bool isPercent = k > i + 1;
        length = k - i;
        if (isPercent)
        {
            return '%';
        }

        // A byte beyond ASCII is some letter of a key or name; which one does not matter.
        length = i + 2 < text.Length && Digit(text[i + 1]) >= 8 && Digit(text[i + 2]) >= 0 && text[i] == '%' ? 3 : 1;
        return length == 3 ? '\uFFFD' : text[i];
    }

    private static int Backslash(string text, int i, out int length)
    {
        int k = i;
        while (k < text.Length && text[k] == '\\')
        {
            k++;
        }

        length = k - i;
        if (k == text.Length)
        {
            return '\\';
        }

        switch (text[k])
        {
            case 'u' when Number(text, k + 1, 4) is >= 0 and var code:
                length = k + 5 - i;
                return code;
            case 'x' when Number(text, k + 1, 2) is >= 0 and var code:
                length = k + 3 - i;
                return code;
            case 'n' or 'r':
                length = k + 1 - i;
                return '\n';
            case 't':
                length = k + 1 - i;
                return '\t';
            case '/' or '"' or '\'' or '&' or '-' or '_' or '=' or '?' or '*':
                length = k + 1 - i;
                return text[k];
            case '\n' or '\r':                              // a shell's line that goes on
                length = k + (text[k] == '\r' && k + 1 < text.Length && text[k + 1] == '\n' ? 2 : 1) - i;
                return ' ';
            default:
                return '\\';
        }
    }

    private static int Entity(string text, int i, out int length)
    {
        int k = i + 1;
        while (Is(text, k, "amp;"))
        {
            k += 4;
        }

        foreach ((string name, char meaning) in Entities)
        {
            if (Is(text, k, name))
            {
                length = k + name.Length - i;
                return meaning;
            }
        }

        if (k < text.Length && text[k] == '#' && Numeric(text, k + 1, out int end) is > 0 and var code)
        {
            length = end - i;
            return code;
        }

        length = k - i;
        return '&';
    }

    /// <summary>Numeric entities: <c>#38;</c>, <c>#x26;</c>.</summary>
    private static int Numeric(string text, int k, out int end)
    {
        bool isHex = k < text.Length && text[k] is 'x' or 'X';
        int value = 0;
        end = isHex ? k + 1 : k;
        for (int limit = end + 5; end < text.Length && end < limit; end++)
        {
            if (text[end] == ';')
            {
                end++;
                return value is > 0 and <= char.MaxValue ? value : -1;
            }

            int digit = Digit(text[end]);
            if (digit < 0 || (!isHex && digit > 9))
            {
                return -1;
            }

            value = (value * (isHex ? 16 : 10)) + digit;
        }

        return -1;
    }

    private static int Number(string text, int k, int digits)
    {
        if (k + digits > text.Length)
        {
            return -1;
        }

        int value = 0;
        for (int end = k + digits; k < end; k++)
        {
            int digit = Digit(text[k]);
            if (digit < 0)
            {
                return -1;
            }

            value = (value << 4) | digit;
        }

        return value;
    }

    private static int Digit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };

    private static bool Is(string text, int i, string what) =>
        i + what.Length <= text.Length && string.Compare(text, i, what, 0, what.Length, StringComparison.OrdinalIgnoreCase) == 0;
}
