namespace PresignTools.Views;

/// <summary>
/// What -Detailed adds to a diagnosis: why, what was read, every finding with its places, what AWS was asked, the ids for AWS Support.
/// </summary>
internal static class DetailsBlock
{
    internal static void Draw(Drawing drawing, Subject diagnosis)
    {
        if (diagnosis.Has("Url"))
        {
            drawing.Url($"{diagnosis.Line("Method")} {diagnosis.Line("Url")}".TrimStart());
            drawing.Blank();
        }

        if (diagnosis.Has("Background"))
        {
            drawing.Text("Why: " + diagnosis.Lines("Background"));
            drawing.Blank();
        }

        Read(drawing, diagnosis);
        Findings(drawing, diagnosis);
        string[] asked = [.. diagnosis.Texts("Asked")];
        if (asked.Length > 0)
        {
            drawing.Line("Asked AWS:");
            foreach (string answer in asked)
            {
                drawing.Text(answer, 2);
            }

            drawing.Blank();
        }

        if (diagnosis.Has("RequestId"))
        {
            drawing.Text($"For AWS Support: request id {diagnosis.Line("RequestId")}, extended request id {diagnosis.Line("HostId")}");
            drawing.Blank();
        }
    }

    /// <summary>What was read of a text and where, so that a person sees what was missed.</summary>
    private static void Read(Drawing drawing, Subject diagnosis)
    {
        string[] facts = [.. diagnosis.Texts("Reading")];
        if (facts.Length == 0)
        {
            return;
        }

        drawing.Line("Read:");
        foreach (string fact in facts)
        {
            drawing.Text(fact, 2);
        }

        drawing.Blank();
    }

    private static void Findings(Drawing drawing, Subject diagnosis)
    {
        drawing.Line("Findings:");
        foreach (Subject finding in diagnosis.All("Findings"))
        {
            string title = $"{finding.Line("Status")}, {finding.Line("Certainty")}: {finding.Line("Cause")}";
            drawing.Text(title, 2, string.Empty, drawing.Style.Strong);
            drawing.Text(finding.Lines("Evidence"), 4);
            foreach (Subject place in finding.All("Places"))
            {
                PlaceBlock.Draw(drawing, place, 4);
            }

            if (finding.Has("Remedy"))
            {
                drawing.Text(finding.Lines("Remedy"), 7, "    ->");
            }

            if (Standing(finding) is { Length: > 0 } standing)
            {
                drawing.Text(standing, 4, string.Empty, drawing.Style.Quiet);
            }

            if (finding.Has("DocumentationUri"))
            {
                drawing.Url(finding.Line("DocumentationUri"), 4, drawing.Style.Quiet);
            }
        }

        drawing.Blank();
    }

    /// <summary>How it is known, how often it is the cause of such an answer, and how likely the words make it.</summary>
    private static string Standing(Subject finding)
    {
        string often = finding.Has("PublicReports") ? $", the cause in {finding.Line("PublicReports")}" : string.Empty;
        string words = finding.Has("Likelihood") ? $", {finding.Percent("Likelihood")} by the words of the text" : string.Empty;
        return often.Length + words.Length == 0 ? string.Empty : finding.Line("EvidenceKind") + often + words;
    }
}
