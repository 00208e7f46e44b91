using PresignTools.Intake.Readers;
using PresignTools.Text;

namespace PresignTools.Intake.Reading;

/// <summary>
/// Signed URLs that a text says to work, beside one that does not: people paste both, the good one often first. The failure is about the
/// other one.
/// </summary>
internal static class WorkingUrls
{
    private const int LongestLabel = 160;
    private const int MostUrls = 40;

    /// <summary>The text with blanks in the place of such URLs; the text itself where it tells nothing of the kind.</summary>
    internal static string Without(string text)
    {
        List<(int Start, int End, bool? Works)> urls = Urls(text);
        bool all = urls.TrueForAll(static u => u.Works == true);
        if (!urls.Exists(static u => u.Works == true) || (all && !HasPlainFailure(text, urls)))
        {
            return text;
        }

        char[] blank = text.ToCharArray();
        foreach ((int start, int end, bool? works) in urls)
        {
            if (works == true)
            {
                Array.Fill(blank, ' ', start, end - start);
            }
        }

        return new string(blank);
    }

    /// <summary>Whether a URL of the same host without a signature fails: a page or player asks for more than what was signed.</summary>
    private static bool HasPlainFailure(string text, List<(int Start, int End, bool? Works)> signed)
    {
        string whole = text[signed[0].Start..signed[0].End];
        int path = whole.IndexOf('/', Math.Min(whole.Length, whole.IndexOf("://", StringComparison.Ordinal) + 3));
        string host = path > 0 ? whole[..(path + 1)] : whole;
        int seen = 0;
        for (int i = Scan.Find(text, host, 0); i >= 0 && seen++ < MostUrls; i = Scan.Find(text, host, i + host.Length))
        {
            int end = End(text, i);
            bool isPlain = end > i + host.Length && text.AsSpan(i, end - i).IndexOf("Signature=") < 0;
            if (isPlain && (Outcome(text, i, end) ?? Below(text, end)) == false)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The outcome on the line below.</summary>
    private static bool? Below(string text, int end)
    {
        int most = Math.Min(text.Length, end + LongestLabel);
        int line = Scan.Find(text, '\n', end, most) is >= 0 and var at ? at + 1 : text.Length;
        int longest = Math.Min(text.Length, line + LongestLabel);
        int stop = Scan.Find(text, '\n', line, longest) is >= 0 and var next ? next : longest;
        return line < stop && text.IndexOf("http", line, stop - line, StringComparison.Ordinal) < 0 ? ToldOutcome.Of(text[line..stop])
            : null;
    }

    /// <summary>The signed URLs, and whether each is told to work.</summary>
    internal static List<(int Start, int End, bool? Works)> Urls(string text)
    {
        var urls = new List<(int, int, bool?)>();
        int end;
        for (int i = Scan.Find(text, "http", 0); i >= 0 && urls.Count < MostUrls; i = Scan.Find(text, "http", end))
        {
            end = End(text, i);
            bool isSigned = text.AsSpan(i, end - i).IndexOf("Signature=") >= 0 && text.AsSpan(i, end - i).IndexOf("://") > 0;
            if (isSigned)
            {
                urls.Add((i, end, Outcome(text, i, end) ?? Below(text, end)));
            }
        }

        return urls;
    }

    /// <summary>The end of a URL, which may be broken into lines: a line without a blank that begins like a part of one goes on.</summary>
    private static int End(string text, int start)
    {
        int end = Scan.Skip(text, start, IsOfUrl);
        while (end + 1 < text.Length && text[end] is '\r' or '\n')
        {
            int next = Scan.Skip(text, end, static c => c is '\r' or '\n');
            int stop = Scan.Skip(text, next, IsOfUrl);
            bool goesOn = next - end <= 2 && stop > next && (stop == text.Length || text[stop] is '\r' or '\n')
                && !Scan.At(text, next, "http") && (text[end - 1] is '&' or '/' or '?' || text[next] is '?' or '&' or '/');
            if (!goesOn)
            {
                break;
            }

            end = stop;
        }

        return end;
    }

    private static bool IsOfUrl(char c) => !char.IsWhiteSpace(c) && c is not ('"' or '\'' or '`' or '<' or '>');

    /// <summary>By what stands on its line, else by the line above it that ends with a colon or has no URL.</summary>
    private static bool? Outcome(string text, int start, int end)
    {
        int line = text.LastIndexOf('\n', Math.Max(0, start - 1)) + 1;
        line = start == 0 ? 0 : line;
        string before = text[Math.Max(line, start - LongestLabel)..start];
        string behind = text[end..Math.Min(Scan.LineEnd(text, end), Math.Min(text.Length, end + LongestLabel))];
        if (ToldOutcome.Of(before + " " + behind) is { } own)
        {
            return own;
        }

        int at = line;
        while (at > 0 && char.IsWhiteSpace(text[at - 1]))
        {
            at--;
        }

        int above = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
        bool isLabel = at > above && at - above <= LongestLabel && text.IndexOf("http", above, at - above, StringComparison.Ordinal) < 0;
        return isLabel ? ToldOutcome.Of(text[above..at]) : null;
    }
}
