using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace PresignTools.Text;

/// <summary>
/// Text from outside, made fit for a terminal, a log or a page. What moves a cursor, turns the reading direction, hides or breaks a line
/// is shown as the escape that PowerShell and JSON know (<c>\u001b</c>): C0 and C1 controls, bidirectional and zero-width format
/// characters, line and paragraph separators, and halves of a surrogate pair.
/// </summary>
internal static class Printable
{
    /// <summary>Returns <paramref name="text"/> on one line, cut after <paramref name="maximum"/> characters.</summary>
    internal static string Of(string? text, int maximum = 120)
    {
        if (string.IsNullOrEmpty(text))
        {
            return string.Empty;
        }

        if (text.Length <= maximum)
        {
            return Line(text);
        }

        var result = new StringBuilder(maximum + 16);
        int at = 0;
        while (at < text.Length && result.Length < maximum)
        {
            at += Append(result, text, at, keepLines: false);
        }

        return at < text.Length ? result.Append("...").ToString() : result.ToString();
    }

    /// <summary>The whole text on one line: a line break is an escape too.</summary>
    internal static string Line(string? text) => Clean(text, keepLines: false);

    /// <summary>The whole text with its lines, which end in \n. Other controls, tabs among them, are escapes.</summary>
    internal static string Lines(string? text) => Clean(text, keepLines: true);

    /// <summary>Whether a terminal shows the text as it is, on one line.</summary>
    internal static bool IsClean(string text) => FirstUnfit(text, keepLines: false) < 0;

    private static string Clean(string? text, bool keepLines)
    {
        if (string.IsNullOrEmpty(text))
        {
            return string.Empty;
        }

        int at = FirstUnfit(text, keepLines);
        if (at < 0)
        {
            return text;
        }

        StringBuilder result = new StringBuilder(text.Length + 16).Append(text, 0, at);
        while (at < text.Length)
        {
            at += Append(result, text, at, keepLines);
        }

        return result.ToString();
    }

    private static int FirstUnfit(string text, bool keepLines)
    {
        for (int at = 0; at < text.Length; at++)
        {
            char c = text[at];
            if (c is >= ' ' and < '\u007f' || (keepLines && c == '\n'))
            {
                continue;
            }

            if (Width(text, at) is var width && (width == 0 || IsUnfit(text, at, width)))
            {
                return at;
            }

            at += width - 1;
        }

        return -1;
    }

    /// <summary>Appends the character at a place, escaped where it must be, and returns how many characters of the text it took.</summary>
    private static int Append(StringBuilder result, string text, int at, bool keepLines)
    {
        char c = text[at];
        if (keepLines && c == '\n')
        {
            result.Append(c);
            return 1;
        }

        if (keepLines && c == '\r' && at + 1 < text.Length && text[at + 1] == '\n')
        {
            result.Append('\n');
            return 2;
        }

        int width = Width(text, at);
        if (width == 0)
        {
            Escape(result, c);
            return 1;
        }

        if (!IsUnfit(text, at, width))
        {
            result.Append(text, at, width);
        }
        else if (width == 1)
        {
            Escape(result, c);
        }
        else
        {
            result.Append("\\u{").Append(char.ConvertToUtf32(c, text[at + 1]).ToString("x", CultureInfo.InvariantCulture)).Append('}');
        }

        return width;
    }

    /// <summary>2 for a surrogate pair, 0 for half of one, 1 for everything else.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Width(string text, int at)
    {
        if (!char.IsSurrogate(text[at]))
        {
            return 1;
        }

        return char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 0;
    }

    private static bool IsUnfit(string text, int at, int width)
    {
        int point = width == 2 ? char.ConvertToUtf32(text[at], text[at + 1]) : text[at];

        // Control: C0, DEL, C1. Format: bidirectional marks and embeddings, zero width, tags. XML and terminals have no U+FFFE and U+FFFF.
        return (point & 0xFFFE) == 0xFFFE || CharUnicodeInfo.GetUnicodeCategory(point) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
    }

    private static void Escape(StringBuilder result, char c) =>
        result.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
}
