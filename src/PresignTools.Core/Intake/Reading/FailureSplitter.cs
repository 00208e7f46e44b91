using PresignTools.Errors;
using PresignTools.Intake.Fragments;
using PresignTools.Intake.Fragments.Cutting;
using PresignTools.Text;

namespace PresignTools.Intake.Reading;

/// <summary>
/// Cuts a text with several failures into one text for each. A failure is a presigned URL with the answer that follows it; a list of
/// URLs and nothing else is one failure a URL. What belongs to none of them (the lines before the first, policy documents) stays in all.
/// The lines of the others become empty, so that a place is the same in every text.
/// </summary>
internal static class FailureSplitter
{
    /// <summary>The most failures of one text; more are a log, which is read by records.</summary>
    internal const int MostFailures = 20;

    private const int LongestShared = 64 * 1024;

    /// <summary>The texts, one for each failure that can be told from the others; the text itself where it has one.</summary>
    internal static IReadOnlyList<string> Split(string text, out int leftOut)
    {
        leftOut = 0;
        if (!ToolMessages.HasSeveralSignatures(text))
        {
            return [text];
        }

        var source = new SourceText(text);
        IReadOnlyList<Fragment> fragments = Segmenter.Cut(source);
        List<int> starts = Starts(source, fragments);
        if (starts.Count < 2 || (HasOthers(source, starts) && starts[0] > 0 && source.StartOf(starts[0]) > LongestShared))
        {
            return [text];
        }

        List<Unit> units = Units(source, starts);
        bool isList = units.TrueForAll(static u => u.Outcome == UnitOutcome.UrlAlone) && !HasOthers(source, starts);
        bool isTold = units.TrueForAll(static u => u.Outcome is UnitOutcome.Failed or UnitOutcome.Succeeded);
        List<Unit> failed = isList ? units : isTold ? units.FindAll(static u => u.Outcome == UnitOutcome.Failed) : [];
        if (failed.Count < 2)
        {
            return [text];
        }

        if (isList)
        {
            return [.. failed.Select(u => source.Text[source.StartOf(u.Start)..source.EndOf(u.End - 1)])];
        }

        leftOut = Math.Max(0, failed.Count - MostFailures);
        HashSet<int> shared = Shared(source, fragments, starts[0]);
        return [.. failed.Take(MostFailures).Select(u => TextOf(source, u, shared))];
    }

    /// <summary>Whether each URL of a text has an outcome of its own, and one failed: the text is about that one.</summary>
    internal static bool HasOneFailure(string text)
    {
        if (text.Length > LongestShared)
        {
            return false;   // a log: only a remark depends on it
        }

        var source = new SourceText(text);
        List<int> starts = Starts(source, Segmenter.Cut(source));
        List<Unit> units = starts.Count is >= 2 and <= MostFailures ? Units(source, starts) : [];
        return units.Count > 0 && units.TrueForAll(static u => u.Outcome is UnitOutcome.Failed or UnitOutcome.Succeeded)
            && units.Count(static u => u.Outcome == UnitOutcome.Failed) == 1;
    }

    private static List<Unit> Units(SourceText source, List<int> starts)
    {
        List<Unit> units = [];
        for (int i = 0; i < starts.Count; i++)
        {
            int end = i + 1 < starts.Count ? starts[i + 1] : source.LineCount;
            units.Add(new Unit(starts[i], end, Outcome(source, starts[i], end)));
        }

        return units;
    }

    /// <summary>The line on which each failure begins: that of the command or exchange in which a new signature stands.</summary>
    private static List<int> Starts(SourceText source, IReadOnlyList<Fragment> fragments)
    {
        var starts = new List<int>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string last = string.Empty;
        int next = 0;
        foreach ((int at, string signature) in SignedUrls.In(source.Text))
        {
            if (signature == last)
            {
                continue;
            }

            if (!seen.Add(signature))
            {
                return [];      // what belongs to which cannot be told
            }

            last = signature;
            int line = source.LineAt(at);
            while (next < fragments.Count && EndOf(fragments[next]) <= line)
            {
                next++;
            }

            bool isWhole = next < fragments.Count && fragments[next].Source.Depth == 0
                && fragments[next].Kind is FragmentKind.Command or FragmentKind.HttpExchange;
            int start = isWhole ? Math.Min(line, fragments[next].Place.Start.Line - 1) : line;
            int floor = starts.Count == 0 ? 0 : starts[^1] + 1;
            starts.Add(Heading(source, Math.Max(start, Math.Min(floor, line)), floor));
        }

        return starts.Distinct().Count() == starts.Count ? starts : [];
    }

    private static int EndOf(Fragment fragment) => fragment.Place.LastLine;

    /// <summary>A heading that stands right above belongs to what it announces.</summary>
    private static int Heading(SourceText source, int line, int floor)
    {
        string above = line > floor ? source.Line(line - 1).Trim() : string.Empty;
        return above.Length is > 1 and < 200 && (above[^1] == ':' || above[0] == '#') ? line - 1 : line;
    }

    private static UnitOutcome Outcome(SourceText source, int start, int end)
    {
        string own = source.Text[source.StartOf(start)..source.EndOf(end - 1)].Trim();
        int url = own.IndexOf("http", StringComparison.OrdinalIgnoreCase);
        bool isAlone = url is >= 0 and < 12 && !own.AsSpan(url).ContainsAny(' ', '\n', '<');
        if (isAlone && !own.AsSpan(0, url).ContainsAnyInRange('a', 'z'))
        {
            return UnitOutcome.UrlAlone;
        }

        try
        {
            return TextIntake.Read(own, out _) switch
            {
                { Url: null } => UnitOutcome.Unknown,
                { Response: not null } or { UnreachedHost: not null } => UnitOutcome.Failed,
                { SuccessStatus: not null } => UnitOutcome.Succeeded,
                _ => UnitOutcome.Unknown,
            };
        }
        catch (PresignException)
        {
            return UnitOutcome.Unknown;
        }
    }

    /// <summary>Whether there is something before the first URL.</summary>
    private static bool HasOthers(SourceText source, List<int> starts) =>
        Enumerable.Range(0, starts[0]).Any(l => !string.IsNullOrWhiteSpace(source.Line(l)));

    /// <summary>Lines that belong to all: those before the first failure, and policy documents wherever they stand.</summary>
    private static HashSet<int> Shared(SourceText source, IReadOnlyList<Fragment> fragments, int first)
    {
        HashSet<int> lines = [.. Enumerable.Range(0, source.StartOf(first) > LongestShared ? 0 : first)];
        foreach (Fragment fragment in fragments.Where(static f => f.Kind == FragmentKind.Json && f.Length < LongestShared))
        {
            if (fragment.Source.Depth == 0 && Scan.Find(fragment.Text, "\"Statement\"", 0) >= 0)
            {
                TextPlace place = fragment.Place;
                lines.UnionWith(Enumerable.Range(place.Start.Line - 1, place.LastLine - place.Start.Line + 1));
            }
        }

        return lines;
    }

    private static string TextOf(SourceText source, Unit unit, HashSet<int> shared)
    {
        var lines = new string[source.LineCount];
        for (int line = 0; line < lines.Length; line++)
        {
            lines[line] = (line >= unit.Start && line < unit.End) || shared.Contains(line) ? source.Line(line) : string.Empty;
        }

        string text = string.Join('\n', lines);
        Work.Add(text.Length);
        return text;
    }

    private enum UnitOutcome
    {
        Unknown,
        UrlAlone,
        Failed,
        Succeeded,
    }

    /// <summary>A URL with what follows it, by lines from 0; the last line is not in it.</summary>
    private readonly record struct Unit(int Start, int End, UnitOutcome Outcome);
}
