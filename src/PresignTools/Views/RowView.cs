namespace PresignTools.Views;

/// <summary>One of several diagnoses, where something else was drawn before and there is no table: two lines.</summary>
internal static class RowView
{
    internal static void Draw(Drawing drawing, Subject diagnosis)
    {
        string target = string.Join('/', new[] { diagnosis.Line("BucketName"), diagnosis.Line("Key") }.Where(static t => t.Length > 0));
        string sure = diagnosis.Has("RootCause") ? ", " + diagnosis.Line("Certainty").ToLowerInvariant() : string.Empty;
        drawing.Apart(
            Cells.Cut($"{diagnosis.Line("Method")} {target}".Trim(), drawing.Width),
            $"[{diagnosis.Line("Verdict")}{sure}]",
            drawing.Style.Strong,
            drawing.Style.Label);
        drawing.Line("  " + Cells.CutAtWord(diagnosis.Line("Explanation"), drawing.Width - 2));
    }
}
