using PresignTools.Text;

namespace PresignTools.Responses;

/// <summary>
/// What a tool puts before each line of a text that it wraps or quotes: the bar of PowerShell's view of an error, the mark of a quote or
/// of a comment, the name of a container, the time and level of a log.
/// </summary>
internal static class LineMargin
{
    private const int Longest = 120;
    private const int FewestDigits = 4;
    private const string Marks = ">|\u2502\u2503#*\u258c";

    private static readonly string[] Words = ["//", "--", "REM", "rem"];

    /// <summary>The place behind the margin of a line; behind its blanks where it has none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the line begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="before">Where the line before it begins; negative for the first.</param>
    /// <param name="second">Where the line before that begins: what two lines have in common by chance, a third has not.</param>
    internal static int End(string text, int start, int end, int before, int second)
    {
        int at = before < 0 ? start : Shared(text, start, end, before);
        at = second < 0 || at == start ? at : Math.Min(at, Shared(text, start, end, second));
        at = Blanks(text, at, end);

        // "  12 | " heads the lines of a file, "     | " those that belong to one of them.
        int digits = at;
        while (digits < end && digits - at < 6 && Scan.IsDigit(text[digits]))
        {
            digits++;
        }

        int bar = Blanks(text, digits, end);
        at = digits > at && bar < end && text[bar] is '|' or '\u2502' ? bar : at;
        while (at < end && MarkAt(text, at) is > 0 and var length
            && (at + length >= end || Scan.IsBlank(text[at + length]) || IsMark(text, at + length, end)))
        {
            at = Blanks(text, at + length, end);
        }

        Work.Add(at - start + 1);
        return at;
    }

    private static int MarkAt(string text, int at)
    {
        if (Marks.Contains(text[at]))
        {
            return 1;
        }

        return Scan.OneOf(text, at, Words) is { } word ? word.Length : 0;
    }

    private static bool IsMark(string text, int at, int end) => at < end && text[at] is '>' or '#' or ';';

    /// <summary>What the line has in common with the one before it, digits apart, where that is a log's time or ends in a mark.</summary>
    private static int Shared(string text, int start, int end, int before)
    {
        int length = 0;
        int digits = 0;
        int found = 0;
        int most = Math.Min(Math.Min(end, start + Longest) - start, start - 1 - before);
        while (length < most && IsAlike(text[start + length], text[before + length]))
        {
            char c = text[start + length];
            digits += Scan.IsDigit(c) ? 1 : 0;
            length++;
            bool isMark = length > 1 && text[start + length - 2] is '|' or ':' or ']' or '>' or ')';
            if (Scan.IsBlank(c) && length > 2 && (digits >= FewestDigits || isMark))
            {
                found = length;
            }
        }

        Work.Add(length);
        return start + found;
    }

    private static bool IsAlike(char one, char other) => one == other || (Scan.IsDigit(one) && Scan.IsDigit(other));

    private static int Blanks(string text, int at, int end)
    {
        while (at < end && Scan.IsBlank(text[at]))
        {
            at++;
        }

        return at;
    }
}
