using System.Globalization;
using System.Xml.Linq;

namespace PresignTools.Reports.Plots;

/// <summary>Columns over time, each made of the causes that failed in that step.</summary>
internal static class Columns
{
    private const int Width = 960;
    private const int Height = 320;
    private const int Left = 70;
    private const int Right = 10;
    private const int Top = 12;
    private const int Bottom = 50;
    private const int MostLabels = 9;

    /// <param name="label">What the plot shows, in words.</param>
    /// <param name="start">When the first step begins.</param>
    /// <param name="hours">Hours of a step.</param>
    /// <param name="steps">How many steps there are.</param>
    /// <param name="parts">Number of the step, name, class of the color, requests; those of a step from the bottom up.</param>
    internal static XElement Draw(
        string label, DateTimeOffset start, int hours, int steps, IReadOnlyList<(int Step, string Name, string Style, long Count)> parts)
    {
        long highest = parts.Count == 0 ? 1 : parts.GroupBy(static p => p.Step).Max(static g => g.Sum(static p => p.Count));
        long tick = Ticks.Step(highest);
        double most = tick * Math.Ceiling(highest / (double)tick);
        double width = (Width - Left - Right) / (double)steps;
        double height = Height - Top - Bottom;
        var drawn = new List<XElement>();
        for (long value = 0; value <= most; value += tick)
        {
            double y = Top + height - (value / most * height);
            drawn.Add(Svg.Line(Left, y, Width - Right, y, "grid"));
            drawn.Add(Svg.Text(Left - 8, y + 4, Ticks.Number(value), "end", "label soft"));
        }

        var tops = new double[steps];
        foreach ((int step, string name, string style, long count) in parts)
        {
            double part = count / most * height;
            tops[step] += part;
            string when = At(start.AddHours((long)step * hours), "yyyy-MM-dd HH':'mm'Z'");
            double gap = width > 4 ? 1 : 0;
            drawn.Add(Svg.Bar(
                Left + (step * width) + gap,
                Top + height - tops[step],
                width - (2 * gap),
                part,
                style,
                $"{when}: {name}, {Ticks.Number(count)}"));
        }

        drawn.AddRange(Labels(start, hours, steps, width));
        double middle = Left + ((Width - Left - Right) / 2.0);
        drawn.Add(Svg.Text(middle, Height - 4, "time (UTC), one column for " + Span(hours), "middle", "label soft"));
        XElement unit = Svg.Text(0, 0, "failed requests", "middle", "label soft");
        unit.Add(new XAttribute("transform", $"translate(12 {Ticks.At(Top + (height / 2))}) rotate(-90)"));
        drawn.Add(unit);
        return Svg.Picture(Width, Height, label, drawn);
    }

    /// <summary>The width of a column in words.</summary>
    internal static string Span(int hours) => hours switch
    {
        1 => "each hour",
        < 24 => $"each {Ticks.Number(hours)} hours",
        24 => "each day",
        168 => "each week",
        _ => $"each {Ticks.Number(hours / 24)} days",
    };

    private static IEnumerable<XElement> Labels(DateTimeOffset start, int hours, int steps, double width)
    {
        int every = Every(hours, steps);
        for (int step = 0; step < steps; step += every)
        {
            double x = Left + (step * width);
            DateTimeOffset time = start.AddHours((long)step * hours);
            yield return Svg.Line(x, Height - Bottom, x, Height - Bottom + 5, "axis");
            yield return Svg.Text(x, Height - Bottom + 18, At(time, hours * every < 24 ? "MM-dd HH':'mm" : "yyyy-MM-dd"),
                step == 0 ? "start" : "middle");
        }
    }

    /// <summary>As many steps between two labels as make a round time, and leave room for them.</summary>
    private static int Every(int hours, int steps)
    {
        int least = Math.Max(1, (int)Math.Ceiling(steps / (double)MostLabels));
        foreach (int round in (ReadOnlySpan<int>)[1, 3, 6, 12, 24, 48, 168, 336, 672])
        {
            if (round >= least * hours && round % hours == 0)
            {
                return round / hours;
            }
        }

        return least;
    }

    private static string At(DateTimeOffset time, string form) => time.UtcDateTime.ToString(form, CultureInfo.InvariantCulture);
}
