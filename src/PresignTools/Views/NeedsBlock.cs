namespace PresignTools.Views;

/// <summary>
/// What would decide a diagnosis that is not proven. First the same line again with what is missing, where AWS could tell; then the first
/// thing to bring. With -Detailed all of them.
/// </summary>
internal static class NeedsBlock
{
    private const int MostCommandLines = 2;

    // What the account's settings and policies decide; a signature, the time and the way to S3 they do not.
    private static readonly string[] OfAccount = ["Object", "Permission", "Policy", "Encryption"];

    internal static void Draw(Drawing drawing, Subject diagnosis, bool isDetailed)
    {
        Subject[] needs = [.. diagnosis.All("Needs")];
        if (needs.Length == 0)
        {
            return;
        }

        drawing.Blank();
        bool mayAsk = MayAsk(diagnosis);
        if (mayAsk)
        {
            drawing.Text("To decide it, run the line again as a user who may read the policies:", 2);
            drawing.Line("    \u2026 | Invoke-PresignDiagnosis -ProfileName ADMIN");
        }

        if (isDetailed || !mayAsk)
        {
            for (int i = 0; i < (isDetailed ? needs.Length : 1); i++)
            {
                Need(drawing, needs[i], mayAsk || i > 0 ? "  Or: " : "  To decide it: ", i, isDetailed);
            }
        }

        drawing.Line(drawing.Style.Quiet(Cells.Cut("  To copy a command: $d.Needs[0].Command | Set-Clipboard", drawing.Width)));
    }

    private static void Need(Drawing drawing, Subject need, string start, int index, bool isDetailed)
    {
        drawing.Text(need.Lines("What") + (isDetailed ? ": " + need.Lines("Why") : string.Empty), 4, start);
        string command = need.Lines("Command");
        if (isDetailed || CommandText.Lines(command, drawing.Width - 4).Count() <= MostCommandLines)
        {
            drawing.Command(command, 4, $"$d.Needs[{index}].Command");
        }
    }

    private static bool MayAsk(Subject diagnosis) =>
        !diagnosis.Texts("Asked").Any()
        && diagnosis.Has("BucketName")
        && diagnosis.All("Findings").FirstOrDefault() is { } first
        && OfAccount.Contains(first.Line("Layer"), StringComparer.Ordinal);
}
