namespace PresignTools.Views;

/// <summary>A group of failed requests, where something else was drawn before and there is no table.</summary>
internal static class FailureGroupView
{
    internal static void Draw(Drawing drawing, Subject group)
    {
        drawing.Apart(
            Cells.Cut(group.Line("Group"), drawing.Width),
            $"[{group.Line("Count")} of {group.Line("Requests")}]",
            drawing.Style.Strong,
            drawing.Style.Label);
        string when = string.Join(" to ", new[] { group.Line("FirstSeen"), group.Line("LastSeen") }.Where(static t => t.Length > 0));
        drawing.Line("  " + Cells.CutAtWord(string.Join("  ", new[] { group.Line("Title"), when }.Where(static t => t.Length > 0)), drawing.Width - 2));
    }
}
