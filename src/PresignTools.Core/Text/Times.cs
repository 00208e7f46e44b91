using System.Globalization;

namespace PresignTools.Text;

/// <summary>Instants and spans as this project writes them, the same in every culture.</summary>
internal static class Times
{
    // 2026-11-24 before the T of an instant, T12:00:00Z from it on.
    private const int Day = 10;
    private const int Clock = 10;

    /// <summary>UTC, as AWS writes instants: 2026-11-24T12:00:00Z.</summary>
    internal static string Utc(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A span in the largest unit of which it has two, down to seconds: 3 days, 26 hours, 119 minutes, 1 second.</summary>
    internal static string Whole(TimeSpan span)
    {
        (double count, string unit) = span switch
        {
            { TotalDays: >= 2 } => (Math.Floor(span.TotalDays), "days"),
            { TotalHours: >= 2 } => (Math.Floor(span.TotalHours), "hours"),
            { TotalMinutes: >= 2 } => (Math.Floor(span.TotalMinutes), "minutes"),
            _ => (Math.Floor(span.TotalSeconds), "seconds"),
        };
        return count == 1 ? "1 second" : count.ToString("0", CultureInfo.InvariantCulture) + " " + unit;
    }

    /// <summary>Whether a text names instants, and all of them stand in another one: then it tells the same time once more.</summary>
    internal static bool SaysAgain(string text, string before)
    {
        bool names = false;
        for (int start = text.IndexOf('T', StringComparison.Ordinal); start >= 0; start = text.IndexOf('T', start + 1))
        {
            if (start < Day || start + Clock > text.Length || !IsInstant(text.AsSpan(start - Day, Day + Clock)))
            {
                continue;
            }

            names = true;
            if (!before.Contains(text.Substring(start - Day, Day + Clock), StringComparison.Ordinal))
            {
                return false;
            }
        }

        return names;
    }

    /// <summary>A span in its largest fitting unit, cut to whole ones: 3 days, 26 hours, 119 minutes.</summary>
    internal static string Rough(TimeSpan span) =>
        span.TotalHours >= 48 ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalDays} days")
        : span.TotalMinutes >= 120 ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours} hours")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, (int)span.TotalMinutes)} minutes");

    private static bool IsInstant(ReadOnlySpan<char> text)
    {
        const string Form = "0000-00-00T00:00:00Z";
        for (int i = 0; i < Form.Length; i++)
        {
            if (Form[i] == '0' ? !char.IsAsciiDigit(text[i]) : text[i] != Form[i])
            {
                return false;
            }
        }

        return true;
    }
}
