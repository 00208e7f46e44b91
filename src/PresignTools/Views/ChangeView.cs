namespace PresignTools.Views;

/// <summary>
/// A change of a watched URL: which, from what to what, why, and what to do. A few lines, because many come one after another.
/// </summary>
internal static class ChangeView
{
    internal static void Draw(Drawing drawing, Subject change)
    {
        string target = string.Join('/', new[] { change.Line("BucketName"), change.Line("Key") }.Where(static t => t.Length > 0));
        target = target.Length > 0 ? target : change.Line("Url");
        string state = Painted(drawing.Style, change.Line("State"));
        string before = change.Has("Was") ? $"{change.Line("Was")} -> " : string.Empty;
        drawing.Text($"{before}{state}  {change.Line("Method")} {target}", 2, change.Line("Time") + "  ");
        drawing.Text(change.Line("Reason"), 2, "  ");
        if (change.Has("Remedy"))
        {
            drawing.Text(change.Lines("Remedy"), 2, "  " + drawing.Style.Label("Fix: "));
        }

        if (change.Has("NextCheck"))
        {
            drawing.Text($"Checked again at {change.Line("NextCheck")}.", 2, "  ", drawing.Style.Quiet);
        }
    }

    private static string Painted(Style style, string state) => state switch
    {
        "Valid" => style.Good(state),
        "EndsSoon" or "Unreachable" => style.Odd(state),
        _ => style.Bad(state),
    };
}
