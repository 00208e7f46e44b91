using PresignTools.Text;

namespace PresignTools.Intake.Readers.Code.Lexing;

/// <summary>Finds comments: what they say does not run.</summary>
internal static class CodeComments
{
    private const int LongestBlock = 1000;

    /// <summary>The end of the comment that begins at a place; the place itself if none does.</summary>
    internal static int End(string text, int i)
    {
        char c = text[i];
        if (c is not ('/' or '#' or '-') || (i > 0 && !IsBreak(text[i - 1])))
        {
            return i;
        }

        bool isLine =
            Scan.At(text, i, "//")
            || Scan.At(text, i, "-- ")
            || (c == '#' && (i + 1 == text.Length || text[i + 1] is ' ' or '\t' or '#' or '!' or '\r' or '\n'));
        if (isLine)
        {
            return Scan.LineEnd(text, i);
        }

        if (!Scan.At(text, i, "/*"))
        {
            return i;
        }

        // One that never closes is none: a pattern of paths, as in "s3 /*".
        int most = Math.Min(LongestBlock, text.Length - i - 2);
        int close = most <= 0 ? -1 : text.IndexOf("*/", i + 2, most, StringComparison.Ordinal);
        Work.Add(close < 0 ? most : close - i);
        return close < 0 ? i : close + 2;
    }

    private static bool IsBreak(char c) => char.IsWhiteSpace(c) || c is ';' or '{' or '}' or '(' or ')' or ',' or '/';
}
