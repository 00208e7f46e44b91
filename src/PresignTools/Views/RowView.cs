namespace PresignTools.Views;

/// <summary>
/// One of several diagnoses, a line: what it is about, the verdict and how sure it is, and why, as far as there is room. What it is about
/// is cut in its middle, as keys begin alike.
/// </summary>
internal static class RowView
{
    private const int Gap = 2;
    private const int VerdictWidth = 42;

    // With less there would be three words of an explanation.
    private const int LeastExplanation = 30;

    internal static void DrawHead(Drawing drawing) =>
        Line(drawing, "Bucket/Key", "Verdict", "Explanation", drawing.Style.Label, drawing.Style.Label);

    internal static void Draw(Drawing drawing, Subject diagnosis)
    {
        string verdict = diagnosis.Line(diagnosis.Has("Verdict") ? "Verdict" : "RootCause");
        string sure = diagnosis.Has("RootCause") ? ", " + diagnosis.Line("Certainty").ToLowerInvariant() : string.Empty;
        Line(
            drawing,
            Target(diagnosis),
            Cells.Of(verdict + sure) > VerdictWidth ? verdict : verdict + sure,
            diagnosis.Line("Explanation"),
            static t => t,
            drawing.Style.Strong);
    }

    private static void Line(
        Drawing drawing,
        string target,
        string verdict,
        string why,
        Func<string, string> paint,
        Func<string, string> strong)
    {
        int free = drawing.Width - VerdictWidth - Gap;
        int explanation = free - Gap - (free / 2);
        bool hasWhy = explanation >= LeastExplanation;
        int left = hasWhy ? free / 2 : Math.Max(free, LeastExplanation);
        string shown = Cells.CutMiddle(target, left);
        string start = paint(shown) + new string(' ', left - Cells.Of(shown) + Gap);
        string cause = Cells.Cut(verdict, drawing.Width - left - Gap);
        if (!hasWhy)
        {
            drawing.Line(start + strong(cause));
            return;
        }

        string gap = new(' ', VerdictWidth - Cells.Of(cause) + Gap);
        drawing.Line(start + strong(cause) + gap + paint(Cells.CutAtWord(why, explanation)));
    }

    /// <summary>Bucket and key; where they are not known the host, else the answer.</summary>
    private static string Target(Subject diagnosis)
    {
        string target = string.Join('/', new[] { diagnosis.Line("BucketName"), diagnosis.Line("Key") }.Where(static t => t.Length > 0));
        if (target.Length > 0)
        {
            return target;
        }

        string host = UrlText.HostOf(diagnosis.Line("Url"));
        return host.Length > 0 ? host : $"{diagnosis.Line("StatusCode")} {diagnosis.Line("ErrorCode")}".Trim();
    }
}
