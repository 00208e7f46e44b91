using System.Xml.Linq;

namespace PresignTools.Reports.Plots;

/// <summary>
/// Elements of SVG. Colors are classes of the page's style sheet, so that light and dark are chosen there; texts are encoded by the page.
/// </summary>
internal static class Svg
{
    /// <summary>How many colors there are; what is beyond is gray.</summary>
    internal const int Colors = 7;

    /// <summary>A picture that scales with the page, with what it shows in words.</summary>
    internal static XElement Picture(double width, double height, string label, params object?[] content) => new(
        "div",
        new XAttribute("class", "plot"),
        new XElement(
            "svg",
            new XAttribute("viewBox", $"0 0 {Ticks.At(width)} {Ticks.At(height)}"),
            new XAttribute("role", "img"),
            new XAttribute("aria-label", label),
            content));

    /// <summary>A bar, with what it shows for whoever points at it.</summary>
    internal static XElement Bar(double x, double y, double width, double height, string style, string tip) => new(
        "rect",
        new XAttribute("x", Ticks.At(x)),
        new XAttribute("y", Ticks.At(y)),
        new XAttribute("width", Ticks.At(Math.Max(width, 0.5))),
        new XAttribute("height", Ticks.At(Math.Max(height, 0.5))),
        new XAttribute("class", style),
        new XElement("title", tip));

    /// <summary>A line of the grid or an axis.</summary>
    internal static XElement Line(double x1, double y1, double x2, double y2, string style) => new(
        "line",
        new XAttribute("x1", Ticks.At(x1)),
        new XAttribute("y1", Ticks.At(y1)),
        new XAttribute("x2", Ticks.At(x2)),
        new XAttribute("y2", Ticks.At(y2)),
        new XAttribute("class", style));

    /// <summary>A text; anchored at its start, middle or end.</summary>
    internal static XElement Text(double x, double y, string text, string anchor = "start", string style = "label") => new(
        "text",
        new XAttribute("x", Ticks.At(x)),
        new XAttribute("y", Ticks.At(y)),
        new XAttribute("text-anchor", anchor),
        new XAttribute("class", style),
        text);

    /// <summary>The class of a color.</summary>
    internal static string Color(int number) => number < Colors ? "c" + Ticks.Number(number) : "rest";

    /// <summary>A text that is cut where it would leave its place.</summary>
    internal static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "\u2026";
}
