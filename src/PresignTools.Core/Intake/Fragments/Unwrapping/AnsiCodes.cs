using PresignTools.Text;

namespace PresignTools.Intake.Fragments.Unwrapping;

/// <summary>A terminal's codes for colors, which come along when its output is copied.</summary>
internal static class AnsiCodes
{
    private const char Escape = '\u001b';

    /// <summary>The text without them; the text itself if it has none.</summary>
    internal static SourceText Strip(SourceText source)
    {
        string text = source.Text;
        int next = Scan.Find(text, Escape, 0, text.Length);
        if (next < 0)
        {
            return source;
        }

        var plain = new UnwrappedText(source);
        int done = 0;
        while (next >= 0)
        {
            plain.Take(done, next - done);
            done = End(text, next);
            next = Scan.Find(text, Escape, done, text.Length);
        }

        plain.Take(done, text.Length - done);
        return plain.ToSource();
    }

    /// <summary>Behind a code: <c>ESC [ digits letter</c>; of anything else only the escape itself goes.</summary>
    private static int End(string text, int at)
    {
        if (!Scan.At(text, at + 1, "["))
        {
            return at + 1;
        }

        int end = Scan.Skip(text, at + 2, static c => Scan.IsDigit(c) || c is ';' or '?');
        return end < text.Length && char.IsAsciiLetter(text[end]) ? end + 1 : at + 2;
    }
}
