namespace PresignTools.Views;

/// <summary>A test: what was tested, each finding with the worst first and what to do about it, and the verdict at the end.</summary>
internal static class TestView
{
    private const string Arrow = "-> ";

    private static readonly string[] WorstFirst = ["Fail", "Warning", "Unknown"];

    internal static void Draw(Drawing drawing, Subject test)
    {
        drawing.Url($"{test.Line("Method")} {test.Line("Url")}".Trim());
        drawing.Blank();
        string before = string.Empty;
        bool hasRemedy = false;
        foreach (Subject finding in test.All("Findings").OrderBy(static f => Rank(f.Line("Status"))))
        {
            string evidence = finding.Lines("Evidence");
            drawing.Text(
                $"{finding.Line("Cause")}: {(evidence == before ? "as above" : evidence)}",
                4,
                $"  {Painted(drawing.Style, finding.Line("Status"))}: ");
            before = evidence;
            if (!hasRemedy && finding.Line("Status") == "Fail" && finding.Has("Remedy"))
            {
                drawing.Text(finding.Lines("Remedy"), 4 + Arrow.Length, "    " + Arrow);
                hasRemedy = true;
            }
        }

        foreach (Subject difference in test.All("LineDifferences"))
        {
            drawing.Blank();
            drawing.Text(difference.Line("Received"), 4, $"  {difference.Line("Element")}  received  ");
            drawing.Text(difference.Line("Signed"), 4, $"  {difference.Line("Element")}  signed    ");
        }

        drawing.Blank();
        drawing.Text(test.Lines("Summary"), 0, string.Empty, drawing.Style.Strong);
    }

    private static int Rank(string status) => Array.IndexOf(WorstFirst, status) is >= 0 and int known ? known : WorstFirst.Length;

    internal static string Painted(Style style, string status) => status switch
    {
        "Pass" => style.Good(status),
        "Fail" => style.Bad(status),
        "Warning" => style.Odd(status),
        _ => style.Quiet(status),
    };
}
