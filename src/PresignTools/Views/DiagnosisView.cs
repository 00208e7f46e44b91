namespace PresignTools.Views;

/// <summary>
/// A diagnosis. The verdict and what to do are the last thing on the screen, where the eye is; the seven layers a line each; all else is
/// behind -Detailed, and stands before them.
/// </summary>
internal static class DiagnosisView
{
    private const int MostAlternatives = 3;
    private const int LeastExplanation = 3;
    private const int MostExplanation = 8;
    private const int MostPlaces = 2;

    // Of 24, one is the prompt's.
    private const int MostLines = 23;
    private const int RemedyIndent = 3;

    internal static void Draw(Drawing drawing, Subject diagnosis, bool isDetailed)
    {
        Head(drawing, diagnosis);
        drawing.Blank();
        if (isDetailed)
        {
            ChecklistBlock.Draw(drawing, diagnosis, isDetailed);
            drawing.Blank();
            DetailsBlock.Draw(drawing, diagnosis);
            Rest(drawing, diagnosis, isDetailed, int.MaxValue, withOthers: false);
            return;
        }

        Subject[] places = [.. Places(diagnosis)];
        if (places.Length == 0)
        {
            drawing.Add(
                Enumerable.Range(LeastExplanation, MostExplanation - LeastExplanation + 1).Reverse()
                    .Select(n => Below(drawing, diagnosis, n, withOthers: true))
                    .FirstOrDefault(d => drawing.Count + d.Count < MostLines)
                ?? Below(drawing, diagnosis, LeastExplanation, withOthers: true));
            return;
        }

        // The place says what a sentence would repeat: the explanation gives way to it.
        Drawing below = (
            from form in Forms(places.Length)
            let shorter = Below(drawing, diagnosis, form.Lines, form.WithOthers)
            where Free(drawing, shorter) >= form.Places
            select shorter).FirstOrDefault() ?? Below(drawing, diagnosis, LeastExplanation, withOthers: true);
        foreach (Subject place in places.Take(Free(drawing, below)))
        {
            PlaceBlock.Draw(drawing, place, 0);
        }

        drawing.Blank();
        drawing.Add(below);
    }

    /// <summary>What is tried, the fullest first: lines of the explanation, the other causes, and so many places.</summary>
    private static IEnumerable<(int Lines, bool WithOthers, int Places)> Forms(int places)
    {
        for (int n = MostExplanation; n >= LeastExplanation - 1; n--)
        {
            yield return (n, true, places);
        }

        yield return (LeastExplanation - 1, true, 1);
        yield return (1, true, 1);
        yield return (1, false, 1);
    }

    private static Drawing Below(Drawing drawing, Subject diagnosis, int explanation, bool withOthers)
    {
        Drawing below = drawing.Another();
        ChecklistBlock.Draw(below, diagnosis, isDetailed: false);
        below.Blank();
        Rest(below, diagnosis, isDetailed: false, explanation, withOthers);
        return below;
    }

    /// <summary>How many places of two lines there is room for.</summary>
    private static int Free(Drawing drawing, Drawing below) => Math.Max(0, (MostLines - drawing.Count - below.Count - 1) / 2);

    /// <summary>The places of the first finding, if it is the root cause: exact ones only, and not the code that the head shows.</summary>
    private static IEnumerable<Subject> Places(Subject diagnosis)
    {
        string code = diagnosis.Line("ErrorCode");
        return diagnosis.All("Findings").FirstOrDefault() is { } first && first.Line("Cause") == diagnosis.Line("RootCause")
            ? first.All("Places")
                .Where(p => PlaceBlock.IsExact(p) && (code.Length == 0 || !p.Line("Label").Contains(code, StringComparison.Ordinal)))
                .Take(MostPlaces)
            : [];
    }

    /// <summary>What stands below the checklist.</summary>
    private static void Rest(Drawing drawing, Subject diagnosis, bool isDetailed, int explanation, bool withOthers)
    {
        Explanation(drawing, diagnosis, explanation);
        if (withOthers)
        {
            Alternatives(drawing, diagnosis);
        }

        NeedsBlock.Draw(drawing, diagnosis, isDetailed);
        CopyFix(drawing, diagnosis);

        drawing.Blank();
        Verdict(drawing, diagnosis);
    }

    /// <summary>How to have the fix in one piece, where the screen breaks it or it stands among other words.</summary>
    private static void CopyFix(Drawing drawing, Subject diagnosis)
    {
        string remedy = diagnosis.Lines("Remedy");
        string command = diagnosis.Lines("RemedyCommand");
        bool isBroken = command.Length > 0
            ? Cells.Of(remedy) > drawing.Width - RemedyIndent
            : remedy.Split(' ', '\n').Any(w => Cells.Of(w) > drawing.Width - RemedyIndent);
        if (isBroken)
        {
            NeedsBlock.Copy(drawing, "To copy the fix:", command.Length > 0 ? "RemedyCommand" : "Remedy");
        }
    }

    /// <summary>What was used: method, object, region or host, and the answer.</summary>
    private static void Head(Drawing drawing, Subject diagnosis)
    {
        string bucket = diagnosis.Line("BucketName");
        string key = diagnosis.Line("Key");
        string target = bucket.Length > 0 ? (key.Length > 0 ? $"{bucket}/{key}" : bucket) : string.Empty;
        string host = UrlText.HostOf(diagnosis.Line("Url"));
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

    private static void Explanation(Drawing drawing, Subject diagnosis, int most)
    {
        string text = diagnosis.Lines("Explanation");
        if (most < LeastExplanation && diagnosis.All("Checklist").Select(static c => c.Line("Evidence"))
            .FirstOrDefault(e => e.Length > 0 && text.StartsWith(e + " ", StringComparison.Ordinal)) is { } said
            && Cells.Of(said) <= drawing.Width - 22)
        {
            text = text[(said.Length + 1)..];     // the checklist says it, a few lines above
        }

        string[] lines = [.. Drawing.Wrap(text, drawing.Width - 2)];
        bool isCut = lines.Length > most;
        foreach (string line in isCut ? lines.Take(most - 1) : lines)
        {
            drawing.Line(("  " + line).TrimEnd());
        }

        if (isCut)
        {
            const string More = "\u2026 (-Detailed)";
            string last = lines[Math.Max(0, most - 1)];
            int sentence = last.LastIndexOf(". ", StringComparison.Ordinal);
            last = sentence > drawing.Width / 3 ? last[..(sentence + 1)] : last;
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
}
