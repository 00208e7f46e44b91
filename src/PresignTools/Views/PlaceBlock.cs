using System.Globalization;

namespace PresignTools.Views;

/// <summary>
/// A place in what was given, as a compiler shows it: the line around it, a mark below it, and what is to be seen there. A long line is cut
/// at both ends, never at the place.
/// </summary>
internal static class PlaceBlock
{
    private const int Before = 24;
    private const string Cut = "\u2026";

    /// <summary>Whether it is a place in a line, and not the whole line: only that is worth showing where there is little room.</summary>
    internal static bool IsExact(Subject place) => Number(place, "Length") is > 0 and var length
        && length < place.Lines("Quote").Trim().Length && length <= 60;

    /// <summary>Draws it, on two lines.</summary>
    internal static void Draw(Drawing drawing, Subject place, int indent)
    {
        string quote = place.Lines("Quote"), label = place.Line("Label");
        int column = Math.Clamp(Number(place, "Column") - 1, 0, Math.Max(0, quote.Length - 1));
        string number = place.Line("Line").PadLeft(4) + " | ";
        int room = Math.Max(20, drawing.Width - indent - number.Length - 1);
        int length = Math.Clamp(Number(place, "Length"), 1, Math.Max(1, quote.Length - column));

        int labelRoom = Cells.Of(label) + 1;
        int start = column + length + labelRoom <= room ? 0 : Math.Max(0, Math.Min(column - Before, quote.Length - room));
        string shown = (start > 0 ? Cut : string.Empty) + quote[Math.Min(start + (start > 0 ? 1 : 0), quote.Length)..];
        shown = Cells.Cut(shown, room);
        int at = Math.Min(column - start, Math.Max(0, shown.Length - 1));
        int marks = Math.Max(1, Math.Min(length, shown.Length - at));
        string gap = new(' ', Cells.Of(shown.AsSpan(0, at)));
        string line = new string(' ', indent) + number;
        drawing.Line(line + shown);

        string bar = new string(' ', indent + 4) + " | ";
        string mark = new('^', Math.Max(1, Cells.Of(shown.AsSpan(at, marks))));
        int free = room - Cells.Of(gap) - mark.Length - 1;
        if (free >= Math.Min(Cells.Of(label), 12))
        {
            drawing.Line(bar + gap + drawing.Style.Bad(mark) + " " + Cells.CutAtWord(label, Math.Max(1, free)));
        }
        else
        {
            string first = Cells.CutAtWord(label, Math.Max(1, Cells.Of(gap) - 1));
            string before = new(' ', Math.Max(0, Cells.Of(gap) - 1 - Cells.Of(first)));
            drawing.Line(bar + (Cells.Of(gap) > 8 ? before + first + " " : gap) + drawing.Style.Bad(mark));
        }
    }

    private static int Number(Subject place, string name) =>
        int.TryParse(place.Line(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) ? value : 0;
}
