using PresignTools.Intake.Fragments;
using PresignTools.Text;

namespace PresignTools.Intake.Readers;

/// <summary>
/// Reads what works and what does not: a clause with a word of success beside one with a word of failure, in a sentence or on lines that
/// follow each other; in what they differ says a word that only one of them has.
/// </summary>
internal sealed class ContrastReader : IFragmentReader
{
    private const int LongestLine = 400;
    private const int MostLines = 400;
    private const int MostContrasts = 8;

    /// <inheritdoc/>
    public bool Reads(FragmentKind kind) => kind is FragmentKind.Prose or FragmentKind.Command or FragmentKind.Output or FragmentKind.Code;

    /// <inheritdoc/>
    public bool ReadsWholeText => true;

    /// <inheritdoc/>
    public void Read(Fragment fragment, FactSheet sheet)
    {
        List<Clause> clauses = Clauses(fragment.Text);
        int found = 0;
        for (int i = 0; i < clauses.Count && found < MostContrasts; i++)
        {
            Clause one = clauses[i];
            Clause? next = i + 1 < clauses.Count ? clauses[i + 1] : null;
            Clause? other = next is not null && IsNear(one, next) && next.Works != one.Works ? next : null;
            Clause works = one.Works || other is null ? one : other;
            Clause? fails = one.Works ? other : one;
            if (!works.Works || (Dimension(works, fails) ?? OfChange(works) ?? OfNames(works)) is not { } dimension)
            {
                continue;
            }

            var contrast = new Contrast(
                dimension,
                works.Text,
                fails?.Text ?? string.Empty,
                fragment.PlaceOf(works.Start, works.Text.Length));
            sheet.Add(
                new ReadFact(ReadFactKind.Contrast, "what works and what does not", contrast.Place) { IsSeen = false },
                new DiagnosisInput { Contrasts = [contrast] });
            found++;
        }
    }

    private static bool IsNear(Clause a, Clause b) => b.Line - a.Line <= 1;

    /// <summary>
    /// In what they differ: what is named in one of them and not in the other. Where only what works is told, what it names is what differs
    /// from the failure that the text is about.
    /// </summary>
    private static ContrastDimension? Dimension(Clause works, Clause? fails)
    {
        foreach ((string word, ContrastDimension dimension) in works.Words)
        {
            if (fails is null || !fails.Words.Exists(w => w.Word == word))
            {
                return dimension;
            }
        }

        return fails?.Words.Find(w => !works.Words.Exists(o => o.Word == w.Word)) is { Word: not null } only ? only.Dimension : null;
    }

    /// <summary>A change that makes it work: what was changed is where the cause is.</summary>
    private static ContrastDimension? OfChange(Clause works) =>
        ContrastWords.Changes.In(works.Text).Any() && ContrastWords.Settings.In(works.Text).Any() ? ContrastDimension.Setting : null;

    /// <summary>A file that works, by its name.</summary>
    private static ContrastDimension? OfNames(Clause works) => HasFileName(works.Text) ? ContrastDimension.Name : null;

    /// <summary>A word with an extension of two to five letters or digits, which is no host and no call.</summary>
    private static bool HasFileName(string text)
    {
        for (int dot = Scan.Find(text, ".", 1); dot >= 0; dot = Scan.Find(text, ".", dot + 1))
        {
            int end = Scan.Skip(text, dot + 1, char.IsAsciiLetterOrDigit);
            bool isExtension = end - dot is >= 3 and <= 6 && (end == text.Length || text[end] is ' ' or '"' or '\'' or '`' or ',' or ')');
            if (isExtension && char.IsAsciiLetterOrDigit(text[dot - 1]) && Scan.Find(text, "://", 0) < 0)
            {
                return true;
            }
        }

        return false;
    }

    private static List<Clause> Clauses(string text)
    {
        var clauses = new List<Clause>();
        int start = 0;
        for (int line = 0; start < text.Length && line < MostLines; line++)
        {
            int end = Scan.LineEnd(text, start);
            if (end - start <= LongestLine)
            {
                AddOfLine(text, start, end, line, clauses);
            }

            start = end + 1;
        }

        return clauses;
    }

    private static void AddOfLine(string text, int start, int end, int line, List<Clause> clauses)
    {
        string own = text[start..end];
        HashSet<int> joints = [.. ContrastWords.Joints.In(own).Select(static j => j.Index)];
        int from = 0;
        for (int i = 0; i <= own.Length; i++)
        {
            bool ends = i == own.Length || own[i] is ',' or ';' || (own[i] is '.' or '!' && (i + 1 == own.Length || own[i + 1] == ' '));
            if (!ends && !joints.Contains(i))
            {
                continue;
            }

            if (Clause.Of(own[from..i], start + from, line) is { } clause)
            {
                clauses.Add(clause);
            }

            from = ends ? i + 1 : i;
        }
    }

    /// <summary>A clause with an outcome.</summary>
    private sealed record Clause(string Text, int Start, int Line, bool Works, List<(string Word, ContrastDimension Dimension)> Words)
    {
        internal static Clause? Of(string text, int start, int line)
        {
            bool works = false, fails = false;
            foreach ((int _, int _, bool isGood) in ContrastWords.Outcomes.In(text))
            {
                works |= isGood;
                fails |= !isGood;
            }

            string trimmed = text.Trim();
            return (!works && !fails) || trimmed.Length == 0
                ? null
                : new Clause(
                    trimmed,
                    start + text.IndexOf(trimmed, StringComparison.Ordinal),
                    line,
                    works && !fails,
                    [.. ContrastWords.Dimensions.In(text).Select(d => (text.Substring(d.Index, d.Length).ToLowerInvariant(), d.Value))]);
        }
    }
}
