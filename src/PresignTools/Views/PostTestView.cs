namespace PresignTools.Views;

/// <summary>A test of a form: each field beside its condition, the findings with the worst last, and the verdict at the end.</summary>
internal static class PostTestView
{
    internal static void Draw(Drawing drawing, Subject test)
    {
        drawing.Url($"POST {test.Line("Url")}".Trim());
        drawing.Blank();
        foreach (Subject field in test.All("Fields").Where(static f => !IsQuiet(f)))
        {
            drawing.Text(
                field.Line("Field") + Words(field), 4, $"  {TestView.Painted(drawing.Style, field.Line("Status"))}: ");
        }

        drawing.Blank();
        foreach (Subject finding in test.All("Findings").Reverse())
        {
            drawing.Text(
                $"{finding.Line("Cause")}: {finding.Lines("Evidence")}",
                4,
                $"  {TestView.Painted(drawing.Style, finding.Line("Status"))}: ");
        }

        if (test.All("Findings").Any())
        {
            drawing.Blank();
        }

        drawing.Text(test.Lines("Summary"), 0, string.Empty, drawing.Style.Strong);
    }

    private static string Words(Subject field)
    {
        string condition = field.Has("Condition") ? " " + field.Line("Condition") : " has no condition";
        string value = field.Line("Value");
        bool isSaid = condition.EndsWith($"'{value}'", StringComparison.Ordinal) && field.Line("Status") == "Pass";
        return condition + (value.Length > 0, isSaid, field.Line("Status")) switch
        {
            (_, true, _) => string.Empty,
            (true, _, _) => $"; it is '{value}'",
            (_, _, "Fail") => "; it is missing",
            _ => "; it is not known",
        };
    }

    /// <summary>Fields of the signature that fit are not worth a line each.</summary>
    private static bool IsQuiet(Subject field) => field.Line("Status") == "Pass"
        && field.Line("Field").ToLowerInvariant() is "x-amz-algorithm" or "x-amz-credential" or "x-amz-date" or "x-amz-security-token";
}
