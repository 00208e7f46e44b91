using System.Globalization;

namespace PresignTools.Intake.Documents;

/// <summary>Escapes of strings, as JSON and the usual languages write them.</summary>
internal static class Unescape
{
    /// <summary>The character that an escape stands for, and how long the escape is.</summary>
    internal static (char Plain, int Length) At(string text, int at)
    {
        if (at + 1 >= text.Length)
        {
            return ('\\', 1);
        }

        char c = text[at + 1];
        return c switch
        {
            'n' => ('\n', 2),
            'r' => ('\r', 2),
            't' => ('\t', 2),
            'u' when Hex(text, at + 2, 4) is { } wide => ((char)wide, 6),
            'x' when Hex(text, at + 2, 2) is { } narrow => ((char)narrow, 4),
            _ => (c, 2),
        };
    }

    private static int? Hex(string text, int at, int length) =>
        at + length <= text.Length
        && int.TryParse(text.AsSpan(at, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value)
            ? value
            : null;
}
