namespace PresignTools.Views;

/// <summary>How many cells of a terminal a text takes. East Asian wide characters and emoji take two, combining marks none.</summary>
internal static class Cells
{
    internal static int Of(ReadOnlySpan<char> text)
    {
        int cells = 0;
        bool isColor = false;       // an escape of ours takes no cell; those of others are shown as text and never get here
        foreach (System.Text.Rune rune in text.EnumerateRunes())
        {
            isColor |= rune.Value == 0x1B;
            cells += isColor ? 0 : Of(rune);
            isColor &= rune.Value != 'm';
        }

        return cells;
    }

    /// <summary>The text, cut to so many cells with an ellipsis at its end.</summary>
    internal static string Cut(string text, int cells)
    {
        if (Of(text) <= cells)
        {
            return text;
        }

        int taken = 0;
        int end = 0;
        foreach (System.Text.Rune rune in text.EnumerateRunes())
        {
            if (taken + Of(rune) > cells - 1)
            {
                break;
            }

            taken += Of(rune);
            end += rune.Utf16SequenceLength;
        }

        return text[..end].TrimEnd() + "\u2026";
    }

    /// <summary>The same, cut in the middle: for paths and keys, which begin alike and end differently.</summary>
    internal static string CutMiddle(string text, int cells)
    {
        if (Of(text) <= cells)
        {
            return text;
        }

        string head = Cut(text, Math.Max(1, cells / 3));
        int left = cells - Of(head);
        int start = text.Length;
        while (start > 0)
        {
            int size = start > 1 && char.IsSurrogatePair(text[start - 2], text[start - 1]) ? 2 : 1;
            int needed = Of(text.AsSpan(start - size, size));
            if (needed > left)
            {
                break;
            }

            left -= needed;
            start -= size;
        }

        return head + text[start..];
    }

    /// <summary>The same, cut between words where there is a blank not far from the end.</summary>
    internal static string CutAtWord(string text, int cells)
    {
        string cut = Cut(text, cells);
        int blank = cut.LastIndexOf(' ');
        bool isWithinWord = cut.Length <= text.Length && cut.EndsWith('\u2026') && text[cut.Length - 1] != ' ';
        return isWithinWord && blank > cut.Length / 2 ? cut[..blank].TrimEnd(',', '.', ';', ':') + " \u2026" : cut;
    }

    private static int Of(System.Text.Rune rune) => System.Text.Rune.GetUnicodeCategory(rune) switch
    {
        System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.EnclosingMark => 0,
        _ => IsWide(rune.Value) ? 2 : 1,
    };

    // Unicode Standard Annex #11, the blocks that are wide throughout.
    private static bool IsWide(int code) => code
        is >= 0x1100 and <= 0x115F
            or >= 0x2E80 and <= 0xA4CF
            or >= 0xAC00 and <= 0xD7A3
            or >= 0xF900 and <= 0xFAFF
            or >= 0xFE30 and <= 0xFE6F
            or >= 0xFF00 and <= 0xFF60
            or >= 0xFFE0 and <= 0xFFE6
            or >= 0x1F300 and <= 0x1FAFF
            or >= 0x20000 and <= 0x3FFFD;
}
