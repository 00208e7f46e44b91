using System.Globalization;

namespace PresignTools.Views;

/// <summary>
/// A group of failed requests: how many and which share, what they have in common, and below it why and when. Numbers stand below each
/// other, as there are many groups.
/// </summary>
internal static class FailureGroupView
{
    private const int CountWidth = 11;
    private const int ShareWidth = 9;
    private const int Indent = CountWidth + ShareWidth + 2;

    internal static void DrawHead(Drawing drawing, Subject group)
    {
        string first = "Count".PadLeft(CountWidth) + "Share".PadLeft(ShareWidth);
        drawing.Text(group.Has("GroupedBy") ? group.Line("GroupedBy") : "Group", Indent, drawing.Style.Label(first), drawing.Style.Label);
    }

    internal static void Draw(Drawing drawing, Subject group)
    {
        string count = Thousands(group.Line("Count")).PadLeft(CountWidth);
        string share = group.Percent("Share").PadLeft(ShareWidth);
        drawing.Text(group.Line("Group"), Indent, count + share, drawing.Style.Strong);
        string[] times = [group.Line("FirstSeen"), group.Line("LastSeen")];
        string when = string.Join(" to ", times.Where(static t => t.Length > 0).Distinct());
        string why = string.Join(". ", new[] { group.Line("Title"), when }.Where(static t => t.Length > 0));
        drawing.Text(why, Indent, string.Empty, drawing.Style.Quiet);
    }

    private static string Thousands(string number) =>
        long.TryParse(number, NumberStyles.Integer, CultureInfo.InvariantCulture, out long value)
            ? value.ToString("N0", CultureInfo.InvariantCulture) : number;
}
