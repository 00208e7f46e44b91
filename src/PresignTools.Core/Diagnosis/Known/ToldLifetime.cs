using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// How long a link is meant to live, in a person's words or as a number of seconds in code: "expiry of two weeks", "valid for 7 days".
/// </summary>
internal static class ToldLifetime
{
    private const int Before = 40;
    private const int Behind = 40;

    private static readonly char[] Ends = [';', '.', '\n', '!', '?'];

    private static readonly string[] Meant =
    [
        "expir", "valid", "lifetime", "live", "ttl", "last", "good for", "work for", "works for", "working for", "duration", "keep",
        "maximum", "up to", "set to", "should be",
    ];

    private static readonly (string Word, int Number)[] Numbers =
    [
        ("a", 1), ("an", 1), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("ten", 10),
        ("fourteen", 14), ("thirty", 30), ("eine", 1), ("una", 1), ("um", 1), ("une", 1),
    ];

    private static readonly (string Unit, int Hours)[] Units =
    [
        ("hour", 1), ("day", 24), ("week", 168), ("month", 720), ("year", 8760), ("tage", 24), ("woche", 168), ("jour", 24),
        ("d\u00eda", 24), ("dia", 24), ("semana", 168), ("semaine", 168),
    ];

    /// <summary>Whether a life of more hours than these is told.</summary>
    internal static bool IsLongerThan(string text, int hours)
    {
        if (!text.ContainsAny(Meant))
        {
            return false;
        }

        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i]) || !Scan.IsEdge(text, i))
            {
                continue;
            }

            int end = Scan.Skip(text, i, char.IsLetterOrDigit);
            if (Number(text, i, end) is { } number && HoursOf(text, end, number) > hours && IsMeant(text, i, end))
            {
                return true;
            }

            i = end;
        }

        return false;
    }

    private static long? Number(string text, int start, int end)
    {
        if (end - start > 8)
        {
            return null;
        }

        ReadOnlySpan<char> word = text.AsSpan(start, end - start);
        if (long.TryParse(word, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out long count))
        {
            return count;
        }

        foreach ((string name, int value) in Numbers)
        {
            if (word.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The hours that a number and the unit behind it are; without a unit, a large number of an expiry is of seconds.</summary>
    private static long HoursOf(string text, int end, long number)
    {
        int unit = end < text.Length && text[end] is ' ' or '-' ? end + 1 : end;
        foreach ((string name, int hours) in Units)
        {
            if (Scan.At(text, unit, name, true))
            {
                return number * hours;
            }
        }

        return number >= 86400 ? number / 3600 : 0;
    }

    private static bool IsMeant(string text, int start, int end)
    {
        string before = text[Math.Max(0, start - Before)..start];
        before = before[(before.LastIndexOfAny(Ends) + 1)..];
        string behind = text[end..Math.Min(text.Length, end + Behind)];
        int clause = behind.IndexOfAny(Ends);
        behind = clause < 0 ? behind : behind[..clause];
        Work.Add(Before + Behind);
        return before.ContainsAny(Meant) || behind.ContainsAny(Meant);
    }
}
