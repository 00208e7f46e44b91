namespace PresignTools.Views;

/// <summary>One cause of many: its id, and beside it what it is, in whole words. The layer stands once above those of a layer.</summary>
internal static class CauseRowView
{
    private const int Left = 2;
    private const int BelowIndent = 6;
    private const int Narrow = 70;
    private const int Wide = 110;

    internal static void DrawHead(Drawing drawing, Subject cause) => drawing.Line(drawing.Style.Label(cause.Line("Layer")));

    internal static void Draw(Drawing drawing, Subject cause)
    {
        string id = cause.Line("Id");
        string before = new string(' ', Left) + id;

        // Most ids are shorter than the longest; what stands beside it is given the room, and goes below it where there is none.
        int width = drawing.Width >= Wide ? 42 : 32;
        if (drawing.Width < Narrow || Cells.Of(id) >= width)
        {
            drawing.Line(before);
            drawing.Text(cause.Line("Title"), BelowIndent);
            return;
        }

        drawing.Text(cause.Line("Title"), Left + width, before);
    }
}
