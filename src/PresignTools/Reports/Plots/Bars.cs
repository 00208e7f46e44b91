using System.Xml.Linq;

namespace PresignTools.Reports.Plots;

/// <summary>Bars beside each other's names: how many requests each value has, and which part that is.</summary>
internal static class Bars
{
    private const int Width = 960;
    private const int RowHeight = 26;
    private const int NameWidth = 330;
    private const int NumberWidth = 150;
    private const int AxisHeight = 40;
    private const int LongestName = 46;

    /// <param name="label">What the plot shows, in words.</param>
    /// <param name="unit">What is counted.</param>
    /// <param name="rows">Name, requests, and the class of the bar's color.</param>
    /// <param name="total">What the parts are parts of.</param>
    internal static XElement Draw(string label, string unit, IReadOnlyList<(string Name, long Count, string Style)> rows, long total)
    {
        long highest = Math.Max(1, rows.Count == 0 ? 0 : rows.Max(static r => r.Count));
        long step = Ticks.Step(highest);
        double most = step * Math.Ceiling(highest / (double)step);
        double room = Width - NameWidth - NumberWidth;
        double bottom = rows.Count * RowHeight;
        var drawn = new List<XElement>();
        for (long tick = 0; tick <= most; tick += step)
        {
            double x = NameWidth + (tick / most * room);
            drawn.Add(Svg.Line(x, 0, x, bottom, "grid"));
            drawn.Add(Svg.Text(x, bottom + 16, Ticks.Number(tick), "middle", "label soft"));
        }

        drawn.Add(Svg.Text(NameWidth + (room / 2), bottom + 34, unit, "middle", "label soft"));
        for (int i = 0; i < rows.Count; i++)
        {
            (string name, long count, string style) = rows[i];
            double y = i * RowHeight;
            string told = $"{Ticks.Number(count)} ({Ticks.Percent(total == 0 ? 0 : count / (double)total)})";
            drawn.Add(Svg.Text(NameWidth - 8, y + 17, Svg.Cut(name, LongestName), "end"));
            drawn.Add(Svg.Bar(NameWidth, y + 4, count / most * room, RowHeight - 8, style, $"{name}: {told}"));
            drawn.Add(Svg.Text(NameWidth + (count / most * room) + 6, y + 17, told));
        }

        return Svg.Picture(Width, bottom + AxisHeight, label, drawn);
    }
}
