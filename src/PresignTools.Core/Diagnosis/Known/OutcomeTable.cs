using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// A list of tries with a number or a day and the outcome of each, where the outcome turns at one value: all below it work and all above
/// it fail, or the other way round. Logs, tables and notes have it in any layout, one try a line.
/// </summary>
internal static class OutcomeTable
{
    private const int LongestLine = 400;
    private const int MostLines = 400;
    private const int LeastOfEach = 2;

    private static readonly string[] Bad = ["403", "404", "400", "AccessDenied", "Access Denied", "denied", "failed", "refused",
        "forbidden"];
    private static readonly string[] Good = ["200", "204", "206", "ok", "fine", "works", "success"];

    /// <summary>The age at which a list of tries turns from good to bad, in the text's own words; null where no list does.</summary>
    internal static string? ByAge(string text) => Turn(text, static (l, i) => NumberAfter(l, i, "age"), isHigherBad: true);

    /// <summary>The day before which all fail and after which all work; null where no list does.</summary>
    internal static string? ByDay(string text) => Turn(text, static (l, i) => i == 0 ? DayIn(l) : null, isHigherBad: false);

    /// <summary>Whether days are counted that way round: what is newer fails.</summary>
    internal static string? SinceDay(string text) => Turn(text, static (l, i) => i == 0 ? DayIn(l) : null, isHigherBad: true);

    private static string? Turn(string text, Func<string, int, (double Value, string Shown)?> valueOf, bool isHigherBad)
    {
        List<(double Value, string Shown)> good = [], bad = [];
        int lines = 0;
        for (int start = 0; start < text.Length && lines < MostLines; lines++)
        {
            int end = Scan.LineEnd(text, start);
            string line = text[start..Math.Min(end, start + LongestLine)];
            start = end + 1;
            bool isBad = HasWord(line, Bad), isGood = !isBad && HasWord(line, Good);
            if ((isBad || isGood) && valueOf(line, 0) is { } value)
            {
                (isBad ? bad : good).Add(value);
            }
        }

        if (good.Count < LeastOfEach || bad.Count < LeastOfEach)
        {
            return null;
        }

        bool turns = isHigherBad ? good.Max(static g => g.Value) < bad.Min(static b => b.Value)
            : bad.Max(static b => b.Value) < good.Min(static g => g.Value);
        return !turns ? null
            : isHigherBad ? bad.MinBy(static b => b.Value).Shown : good.MinBy(static g => g.Value).Shown;
    }

    /// <summary>The number behind a word: <c>age 604</c>, <c>age=604s</c>.</summary>
    private static (double Value, string Shown)? NumberAfter(string line, int from, string word)
    {
        int at = Scan.Find(line, word, from, true);
        int start = at < 0 ? -1 : Scan.Skip(line, at + word.Length, static c => c is ' ' or '=' or ':' or '\t');
        int end = start < 0 ? -1 : Scan.Skip(line, start, Scan.IsDigit);
        bool isWord = at >= 0 && (at == 0 || !Scan.IsWord(line[at - 1])) && end > start && end - start < 10 && start > at + word.Length;
        return isWord ? (double.Parse(line[start..end], System.Globalization.CultureInfo.InvariantCulture), line[start..end]) : null;
    }

    /// <summary>The first day or instant of a line, as ISO 8601 has it; its digits compare as the days do.</summary>
    private static (double Value, string Shown)? DayIn(string line)
    {
        for (int i = 0; i + 10 <= line.Length; i++)
        {
            bool isDay = Scan.IsDigit(line[i]) && (i == 0 || !Scan.IsWord(line[i - 1])) && line[i + 4] == '-' && line[i + 7] == '-'
                && line.AsSpan(i, 4).IndexOfAnyExceptInRange('0', '9') < 0 && line.AsSpan(i + 5, 2).IndexOfAnyExceptInRange('0', '9') < 0
                && line.AsSpan(i + 8, 2).IndexOfAnyExceptInRange('0', '9') < 0;
            if (isDay)
            {
                int end = Scan.Skip(line, i, static c => Scan.IsDigit(c) || c is '-' or 'T' or ':');
                string digits = new([.. line[i..end].Where(Scan.IsDigit).Take(14)]);
                return (double.Parse(digits.PadRight(14, '0'), System.Globalization.CultureInfo.InvariantCulture), line[i..end]);
            }
        }

        return null;
    }

    private static bool HasWord(string line, string[] words)
    {
        foreach (string word in words)
        {
            for (int i = Scan.Find(line, word, 0, true); i >= 0; i = Scan.Find(line, word, i + 1, true))
            {
                if ((i == 0 || !Scan.IsWord(line[i - 1])) && (i + word.Length == line.Length || !Scan.IsWord(line[i + word.Length])))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
