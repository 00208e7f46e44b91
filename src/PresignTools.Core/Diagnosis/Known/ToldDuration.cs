using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// After how long something fails, in a person's words: "after 15 minutes", "at around the half hour", "an hour later". How long a link
/// lives ("expires in 15 minutes") is another statement, and not read here.
/// </summary>
internal static class ToldDuration
{
    private const int Before = 28;
    private const int LongestUnit = 8;

    private static readonly string[] Moments =
        ["after", "at ", "around", "about", "past", "beyond", "longer than", "more than", "over ", "exceed", "takes", "once "];

    private static readonly string[] Later = ["later", " in,", " mark", " limit"];

    private static readonly string[] OfLifetime = ["expire", "valid", "lifetime", "ttl", "set to"];

    private static readonly (string Words, int Seconds)[] Spelled =
    [
        ("half an hour", 1800), ("half hour", 1800), ("half-hour", 1800), ("quarter of an hour", 900), ("an hour", 3600),
        ("one hour", 3600), ("1 h ", 3600), ("a minute", 60), ("one minute", 60), ("five minutes", 300), ("ten minutes", 600),
        ("fifteen minutes", 900), ("thirty minutes", 1800), ("sixty minutes", 3600), ("a day", 86400), ("one day", 86400),
        ("a week", 604800), ("one week", 604800),
    ];

    private static readonly (string Unit, int Seconds)[] Units =
    [
        ("second", 1), ("sec", 1), ("minute", 60), ("min", 60), ("hour", 3600), ("hr", 3600), ("day", 86400), ("week", 604800),
    ];

    /// <summary>The words that tell this very number of seconds; null where none do.</summary>
    internal static string? In(string text, long seconds)
    {
        foreach ((string words, int length) in Spelled)
        {
            for (int i = length == seconds ? Scan.Find(text, words, 0, true) : -1; i >= 0; i = Scan.Find(text, words, i + 1, true))
            {
                if (Scan.IsEdge(text, i) && IsMoment(text, i, i + words.Length))
                {
                    return words.Trim();
                }
            }
        }

        return Counted(text, seconds);
    }

    private static string? Counted(string text, long seconds)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]) || !Scan.IsEdge(text, i))
            {
                continue;
            }

            int end = Scan.Skip(text, i, char.IsAsciiDigit);
            int unit = end < text.Length && text[end] is ' ' or '-' ? end + 1 : end;
            bool isNumber = end - i <= 6 && int.TryParse(text.AsSpan(i, end - i), out int count) && UnitAt(text, unit) * count == seconds;
            if (isNumber && IsMoment(text, i, Math.Min(text.Length, unit + LongestUnit)))
            {
                return text[i..Scan.Skip(text, unit, char.IsAsciiLetter)];
            }

            i = end;
        }

        return null;
    }

    private static long UnitAt(string text, int index)
    {
        foreach ((string unit, int seconds) in Units)
        {
            if (Scan.At(text, index, unit, true))
            {
                return seconds;
            }
        }

        return 0;
    }

    /// <summary>Whether it is said when something happens, and not how long a link lives.</summary>
    private static bool IsMoment(string text, int start, int end)
    {
        string before = text[Math.Max(0, start - Before)..start];
        string behind = text[end..Math.Min(text.Length, end + LongestUnit)];
        Work.Add(Before + LongestUnit);
        return (before.ContainsAny(Moments) || behind.ContainsAny(Later)) && !before.ContainsAny(OfLifetime);
    }
}
