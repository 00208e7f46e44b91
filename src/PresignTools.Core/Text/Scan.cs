using System.Globalization;

namespace PresignTools.Text;

/// <summary>
/// Looks through text from outside by hand, each step counted by <see cref="Work"/>. There are no regular expressions here: those that
/// backtrack can need the square of a text's length, and those that do not take longer to build than a whole diagnosis.
/// </summary>
internal static class Scan
{
    /// <summary>The next place of <paramref name="what"/> at or after <paramref name="from"/>, or -1.</summary>
    internal static int Find(string text, string what, int from, bool ignoreCase = false)
    {
        if (from >= text.Length)
        {
            return -1;
        }

        int found = text.IndexOf(what, from, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
        Work.Add((found < 0 ? text.Length : found + what.Length) - from);
        return found;
    }

    /// <summary>The next place of a character at or after <paramref name="from"/> and before <paramref name="end"/>, or -1.</summary>
    internal static int Find(string text, char what, int from, int end)
    {
        if (from >= end)
        {
            return -1;
        }

        int found = text.IndexOf(what, from, end - from);
        Work.Add((found < 0 ? end : found + 1) - from);
        return found;
    }

    /// <summary>The end of the line that <paramref name="from"/> is on: the place of its line feed, or the end of the text.</summary>
    internal static int LineEnd(string text, int from) => Find(text, '\n', from, text.Length) is >= 0 and var end ? end : text.Length;

    /// <summary>Whether <paramref name="what"/> stands at a place.</summary>
    internal static bool At(string text, int index, string what, bool ignoreCase = false) =>
        index >= 0
        && text.AsSpan(Math.Min(index, text.Length))
            .StartsWith(what, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    /// <summary>The first of the words that stands at a place; null if none.</summary>
    internal static string? OneOf(string text, int index, string[] words, bool ignoreCase = false)
    {
        foreach (string word in words)
        {
            if (At(text, index, word, ignoreCase))
            {
                return word;
            }
        }

        return null;
    }

    /// <summary>The place after all characters that pass the test.</summary>
    internal static int Skip(string text, int from, Func<char, bool> test)
    {
        int i = from;
        while (i < text.Length && test(text[i]))
        {
            i++;
        }

        Work.Add(i - from + 1);
        return i;
    }

    /// <summary>The place after white space, line breaks included.</summary>
    internal static int SkipSpace(string text, int from) => Skip(text, from, char.IsWhiteSpace);

    /// <summary>The place after white space of the same line.</summary>
    internal static int SkipBlanks(string text, int from) => Skip(text, from, IsBlank);

    /// <summary>The place after a word's characters.</summary>
    internal static int SkipWord(string text, int from) => Skip(text, from, IsWord);

    /// <summary>White space that ends no line.</summary>
    internal static bool IsBlank(char c) => char.IsWhiteSpace(c) && c is not ('\r' or '\n');

    /// <summary>An ASCII digit: others are no part of a status or number that a client prints.</summary>
    internal static bool IsDigit(char c) => c is >= '0' and <= '9';

    /// <summary>Letters, digits, marks and connectors: what Unicode (UTS 18, annex C) calls a word character.</summary>
    internal static bool IsWord(char c) =>
        c < 128
            ? char.IsAsciiLetterOrDigit(c) || c == '_'
            : char.GetUnicodeCategory(c)
                is UnicodeCategory.UppercaseLetter
                    or UnicodeCategory.LowercaseLetter
                    or UnicodeCategory.TitlecaseLetter
                    or UnicodeCategory.ModifierLetter
                    or UnicodeCategory.OtherLetter
                    or UnicodeCategory.NonSpacingMark
                    or UnicodeCategory.DecimalDigitNumber
                    or UnicodeCategory.ConnectorPunctuation;

    /// <summary>Whether a word begins or ends between the characters before and at a place.</summary>
    internal static bool IsEdge(string text, int index) =>
        (index > 0 && IsWord(text[index - 1])) != (index < text.Length && IsWord(text[index]));

    /// <summary>The status 300 to 599 that stands at a place; null if none does.</summary>
    internal static int? FailureStatusAt(string text, int index) =>
        index + 3 <= text.Length && text[index] is >= '3' and <= '5' && IsDigit(text[index + 1]) && IsDigit(text[index + 2])
            ? ((text[index] - '0') * 100) + ((text[index + 1] - '0') * 10) + (text[index + 2] - '0')
            : null;
}
