namespace PresignTools.Views;

/// <summary>
/// A diagnosis. The verdict and what to do are the last thing on the screen, where the eye is; the seven layers a line each; all else is
/// behind -Detailed, and stands before them.
/// </summary>
internal static class DiagnosisView
{
    private const int MostAlternatives = 3;
    private const int MostExplanation = 3;
    private const int RemedyIndent = 3;

    internal static void Draw(Drawing drawing, Subject diagnosis, bool isDetailed)
    {
        Head(drawing, diagnosis);
        drawing.Blank();
        ChecklistBlock.Draw(drawing, diagnosis, isDetailed);
        drawing.Blank();
        if (isDetailed)
        {
            DetailsBlock.Draw(drawing, diagnosis);
        }

        Explanation(drawing, diagnosis, isDetailed);
        if (!isDetailed)
        {
            Alternatives(drawing, diagnosis);
        }

        NeedsBlock.Draw(drawing, diagnosis, isDetailed);
        if (diagnosis.Lines("Remedy").Split(' ', '\n').Any(w => Cells.Of(w) > drawing.Width - RemedyIndent))
        {
            drawing.Line(drawing.Style.Quiet("  To copy the fix: $d.Remedy | Set-Clipboard"));     // it has a word that the screen cuts
        }

        drawing.Blank();
        Verdict(drawing, diagnosis);
    }

    /// <summary>What was used: method, object, region or host, and the answer.</summary>
    private static void Head(Drawing drawing, Subject diagnosis)
    {
        string bucket = diagnosis.Line("BucketName");
        string key = diagnosis.Line("Key");
        string target = bucket.Length > 0 ? (key.Length > 0 ? $"{bucket}/{key}" : bucket) : string.Empty;
        string host = HostOf(diagnosis.Line("Url"));
        string answer = $"{diagnosis.Line("StatusCode")} {diagnosis.Line("ErrorCode")}".Trim();
        string[] parts = [.. new[] { diagnosis.Line("Method"), target.Length > 0 ? target : host }.Where(static t => t.Length > 0)];
        string request = string.Join(' ', parts);
        if (request.Length + answer.Length == 0)
        {
            return;
        }

        int free = drawing.Width - (answer.Length > 0 ? Cells.Of(answer) + 3 : 0);
        drawing.Apart(
            Cells.Cut(request, Math.Max(20, free)),
            answer,
            drawing.Style.Strong,
            diagnosis.Has("RootCause") ? drawing.Style.Bad : static t => t);
    }

    private static void Explanation(Drawing drawing, Subject diagnosis, bool isDetailed)
    {
        string[] lines = [.. Drawing.Wrap(diagnosis.Lines("Explanation"), drawing.Width - 2)];
        bool isCut = !isDetailed && lines.Length > MostExplanation;
        foreach (string line in isCut ? lines.Take(MostExplanation - 1) : lines)
        {
            drawing.Line(("  " + line).TrimEnd());
        }

        if (isCut)
        {
            const string More = "\u2026 (-Detailed)";
            string last = lines[MostExplanation - 1];
            while (Cells.Of(last) + 1 + Cells.Of(More) > drawing.Width - 2 && last.Contains(' ', StringComparison.Ordinal))
            {
                last = last[..last.LastIndexOf(' ')];
            }

            drawing.Line("  " + last + " " + More);
        }
    }

    /// <summary>Where the first cause is not proven, the others that fit.</summary>
    private static void Alternatives(Drawing drawing, Subject diagnosis)
    {
        string explanation = diagnosis.Line("Explanation");
        string[] others = [.. diagnosis.Texts("PossibleCauses").Where(c => c != diagnosis.Line("RootCause"))];
        if (
            others.Length == 0
            || diagnosis.Line("Certainty") == "Established"
            || explanation.Contains(others[0], StringComparison.Ordinal))
        {
            return;
        }

        // As many as one line holds: the rest is behind -Detailed.
        int shown = Math.Min(MostAlternatives, others.Length);
        while (shown > 1 && Cells.Of(Sentence(others, shown)) > drawing.Width - 2)
        {
            shown--;
        }

        drawing.Text(Sentence(others, shown), 2);
    }

    private static string Sentence(string[] others, int shown)
    {
        string more = others.Length > shown ? $" and {others.Length - shown} more (-Detailed)" : string.Empty;
        return "It could also be " + string.Join(", ", others.Take(shown)) + more + ".";
    }

    private static void Verdict(Drawing drawing, Subject diagnosis)
    {
        string cause = diagnosis.Line("RootCause");
        string sure = diagnosis.Line("Certainty").ToLowerInvariant();
        drawing.Apart(
            diagnosis.Line("Title"),
            cause.Length == 0 ? (diagnosis.Has("Verdict") ? $"[{diagnosis.Line("Verdict")}]" : string.Empty) : $"[{cause}, {sure}]",
            drawing.Style.Strong,
            drawing.Style.Label);
        if (diagnosis.Has("Remedy"))
        {
            drawing.Text(diagnosis.Lines("Remedy"), RemedyIndent, "->");
        }
    }

    private static string HostOf(string url)
    {
        int start = url.IndexOf("://", StringComparison.Ordinal);
        if (start < 0)
        {
            return string.Empty;
        }

        int end = url.AsSpan(start + 3).IndexOfAny('/', '?');
        return end < 0 ? url : url[..(start + 3 + end)];
    }
}
