namespace PresignTools.Views;

/// <summary>The seven layers, a line each: what is cut off stands in -Detailed.</summary>
internal static class ChecklistBlock
{
    private const int Left = 22;

    internal static void Draw(Drawing drawing, Subject diagnosis, bool isDetailed)
    {
        foreach (Subject item in diagnosis.All("Checklist"))
        {
            string mark = Mark(item.Line("Status"));
            string start = $"  {item.Line("Number")} {item.Line("Layer"),-11}{Painted(drawing.Style, mark)}";
            string plain = $"  {item.Line("Number")} {item.Line("Layer"),-11}{mark}";
            string gap = new(' ', Math.Max(1, Left - Cells.Of(plain)));
            if (!isDetailed)
            {
                string evidence = Cells.CutAtWord(item.Line("Evidence"), drawing.Width - Left);
                drawing.Line(start + gap + (mark is "-" or "?" ? drawing.Style.Quiet(evidence) : evidence));
                continue;
            }

            bool isFirst = true;
            foreach (string line in Drawing.Wrap(item.Lines("Evidence"), drawing.Width - Left))
            {
                drawing.Line((isFirst ? start + gap : new string(' ', Left)) + line);
                isFirst = false;
            }
        }
    }

    private static string Mark(string status) => status switch
    {
        "Pass" => "ok",
        "Fail" => "FAIL",
        "Warning" => "warn",
        "Unknown" => "?",
        _ => "-",
    };

    private static string Painted(Style style, string mark) => mark switch
    {
        "ok" => style.Good(mark),
        "FAIL" => style.Bad(mark),
        "warn" => style.Odd(mark),
        _ => style.Quiet(mark),
    };
}
