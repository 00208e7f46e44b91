using System.Text;

namespace PresignTools.Verification.Sending;

/// <summary>
/// What may stand on the wire. Source: RFC 9110, section 5.5 (field values: no CR, LF, NUL; other controls only at one's own risk), section
/// 5.6.2 (tokens), and RFC 9112, section 3.2 (request targets).
/// </summary>
internal static class WireText
{
    /// <summary>Whether the text is a token: a method, the name of a header.</summary>
    internal static bool IsToken(string text)
    {
        foreach (char c in text)
        {
            bool token = char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal);
            if (!token)
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    /// <summary>
    /// What keeps a value off the wire, as the end of a sentence; null if it may go. No control character at all, not even the tab that
    /// HTTP lets through: clients and servers disagree on what it becomes when it is signed. Other characters go as UTF-8, which is what is
    /// signed.
    /// </summary>
    internal static string? FaultOfValue(string value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            if (char.IsControl(c))
            {
                return c is '\r' or '\n' ? "a line break" : $"the control character U+{(int)c:X4}";
            }

            if (char.IsSurrogate(c) && !IsPair(value, ref i))
            {
                return "half of a character, which has no UTF-8";
            }
        }

        return null;
    }

    /// <summary>
    /// Path and query as they go out: printable ASCII as it is written, a blank and all other characters percent-encoded as UTF-8, as every
    /// client does. Null if there is something in it that cannot be sent: a control character, half of a character.
    /// </summary>
    internal static string? Target(string text)
    {
        var target = new StringBuilder(text.Length);
        Span<byte> bytes = stackalloc byte[4];
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c is > ' ' and < '\x7f')
            {
                target.Append(c);
                continue;
            }

            int start = i;
            if (char.IsControl(c) || (char.IsSurrogate(c) && !IsPair(text, ref i)))
            {
                return null;
            }

            int count = Encoding.UTF8.GetBytes(text.AsSpan(start, i - start + 1), bytes);
            foreach (byte b in bytes[..count])
            {
                target.Append('%').Append(b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return target.ToString();
    }

    /// <summary>Whether a pair of surrogates begins here; steps to its second half.</summary>
    private static bool IsPair(string text, ref int i)
    {
        if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
        {
            i++;
            return true;
        }

        return false;
    }
}
