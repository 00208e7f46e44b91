namespace PresignTools.Views;

/// <summary>
/// What would decide a diagnosis that is not proven. First the same line again with what is missing, where AWS could tell; then the first
/// thing to bring. With -Detailed all of them.
/// </summary>
internal static class NeedsBlock
{
    private const int MostCommandLines = 2;
    private const string Again = "\u2026 | Invoke-PresignDiagnosis";

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
            drawing.Line($"    {Again} -ProfileName ADMIN");
        }

        if (!isDetailed && mayAsk)
        {
            Rest(drawing, $"Other ways: -Detailed, or ({Again}).Needs");
            return;
        }

        for (int i = 0; i < (isDetailed ? needs.Length : 1); i++)
        {
            Need(drawing, needs[i], mayAsk || i > 0 ? "  Or: " : "  To decide it: ", isDetailed);
        }

        Copy(drawing, "To copy it:", "Needs[0].Command");
    }

    /// <summary>How to have a text of the diagnosis in one piece: no variable holds it, unless the user gave it to one.</summary>
    internal static void Copy(Drawing drawing, string start, string property) =>
        Rest(drawing, $"{start} ({Again}).{property} | Set-Clipboard");

    private static void Rest(Drawing drawing, string text) => drawing.Text(text, 2, string.Empty, drawing.Style.Quiet);

    private static void Need(Drawing drawing, Subject need, string start, bool isDetailed)
    {
        drawing.Text(need.Lines("What") + (isDetailed ? ": " + need.Lines("Why") : string.Empty), 4, start);
        string command = need.Lines("Command");
        if (isDetailed || CommandText.Lines(command, drawing.Width - 4).Count() <= MostCommandLines)
        {
            drawing.Command(command, 4);
        }
    }

    private static bool MayAsk(Subject diagnosis) =>
        !diagnosis.Texts("Asked").Any()
        && diagnosis.Has("BucketName")
        && diagnosis.All("Findings").FirstOrDefault() is { } first
        && OfAccount.Contains(first.Line("Layer"), StringComparer.Ordinal);
}
