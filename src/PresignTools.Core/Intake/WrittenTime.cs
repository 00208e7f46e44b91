using System.Globalization;

namespace PresignTools.Intake;

/// <summary>
/// A date with a time of day as logs and tools write it: ISO 8601 and its like (with a blank, a comma, slashes), the common log format, the
/// date of mail and HTTP, the output of <c>date</c>.
/// </summary>
/// <param name="Time">The instant; taken for UTC where the zone is not told.</param>
/// <param name="HasZone">Whether the zone is told.</param>
internal sealed record WrittenTime(DateTimeOffset Time, bool HasZone)
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>Reads the time that begins at a place; false if none does.</summary>
    internal static bool TryRead(string text, int start, out WrittenTime? time, out int end)
    {
        var at = new Cursor(text, start);
        time = char.IsAsciiDigit(text[start]) ? OfDigits(at) : OfLetters(at);
        end = at.Place;
        return time is not null;
    }

    /// <summary>Reads a time of day with its zone and without its day: <c>14:02 UTC</c>, <c>14:02:05Z</c>; the clock in UTC.</summary>
    internal static bool TryReadClock(string text, int start, out TimeSpan clock, out int end)
    {
        var at = new Cursor(text, start);
        clock = at.Clock() ?? TimeSpan.Zero;
        TimeSpan? zone = at.Place > start ? at.Zone() : null;
        end = at.Place;
        clock -= zone ?? TimeSpan.Zero;
        return zone is not null;
    }

    /// <summary>2026-11-28T21:32:05.123Z, 2026/11/28 21:32:05, 28/Nov/2026:21:32:05 +0000, 28 Nov 2026 21:32:05 GMT.</summary>
    private static WrittenTime? OfDigits(Cursor at)
    {
        if (at.Number(4) is { } year)
        {
            char separator = at.Take('-', '/');
            return
                separator != '\0'
                && at.Number(2) is { } month
                && at.Take(separator) != '\0'
                && at.Number(2) is { } day
                && at.Take('T', 't', ' ', '_', '\t') != '\0'
                ? OfDay(at, year, month, day)
                : null;
        }

        return
            at.Number(1, 2) is { } first
            && at.Take('/', ' ', '-') is var by
            && by != '\0'
            && at.Month() is { } named
            && at.Take(by) != '\0'
            && at.Number(4) is { } then
            && at.Take(':', ' ') != '\0'
            ? OfDay(at, then, named, first)
            : null;
    }

    /// <summary>Sat, 28 Nov 2026 21:32:05 GMT is found at its digits; Sat Nov 28 21:32:05 UTC 2026 at its month.</summary>
    private static WrittenTime? OfLetters(Cursor at)
    {
        if (at.Month() is not { } month || at.Take(' ') == '\0')
        {
            return null;
        }

        at.Take(' ');
        if (at.Number(1, 2) is not { } day || at.Take(' ') == '\0' || at.Clock() is not { } clock)
        {
            return null;
        }

        TimeSpan? zone = at.Zone();
        string? other = zone is null ? at.OtherZone() : null;
        return (zone is not null || other is not null || at.Peek == ' ') && at.Take(' ') != '\0' && at.Number(4) is { } year
            ? Made(year, month, day, clock, zone)
            : null;
    }

    private static WrittenTime? OfDay(Cursor at, int year, int month, int day) =>
        at.Clock() is { } clock ? Made(year, month, day, clock, at.Zone()) : null;

    private static WrittenTime? Made(int year, int month, int day, TimeSpan clock, TimeSpan? zone) =>
        year is >= 2000 and <= 2199 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new WrittenTime(
                new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero) + clock - (zone ?? TimeSpan.Zero),
                zone is not null
            )
            : null;

    /// <summary>A place in a text that moves on over what it could read.</summary>
    private sealed class Cursor(string text, int place)
    {
        internal int Place { get; private set; } = place;

        internal char Peek => Place < text.Length ? text[Place] : '\0';

        internal char Take(params ReadOnlySpan<char> any)
        {
            char c = Peek;
            if (c == '\0' || !any.Contains(c))
            {
                return '\0';
            }

            Place++;
            return c;
        }

        /// <summary>A number of just so many digits.</summary>
        internal int? Number(int least, int? most = null)
        {
            int length = 0;
            while (length <= (most ?? least) && Place + length < text.Length && char.IsAsciiDigit(text[Place + length]))
            {
                length++;
            }

            if (length < least || length > (most ?? least))
            {
                return null;
            }

            int number = int.Parse(text.AsSpan(Place, length), NumberStyles.None, CultureInfo.InvariantCulture);
            Place += length;
            return number;
        }

        internal int? Month()
        {
            if (Place + 3 > text.Length || (Place + 3 < text.Length && char.IsLetter(text[Place + 3])))
            {
                return null;
            }

            int month = Array.FindIndex(Months, m => string.Compare(text, Place, m, 0, 3, StringComparison.OrdinalIgnoreCase) == 0);
            Place += month < 0 ? 0 : 3;
            return month < 0 ? null : month + 1;
        }

        /// <summary>21:32, 21:32:05, 21:32:05.123, 21:32:05,123.</summary>
        internal TimeSpan? Clock()
        {
            if (Number(1, 2) is not (>= 0 and < 24 and var hours) || Take(':') == '\0' || Number(2) is not (< 60 and var minutes))
            {
                return null;
            }

            int seconds = 0;
            if (Peek == ':')
            {
                Place++;
                if (Number(2) is not (<= 60 and var told))
                {
                    return null;
                }

                seconds = told;
                if (Peek is '.' or ',' && Place + 1 < text.Length && char.IsAsciiDigit(text[Place + 1]))
                {
                    Place++;
                    while (char.IsAsciiDigit(Peek))
                    {
                        Place++;
                    }
                }
            }

            return new TimeSpan(hours, minutes, seconds);
        }

        /// <summary>Z, UTC, GMT, +01:00, +0100, +01; null where there is none.</summary>
        internal TimeSpan? Zone()
        {
            int before = Place;
            Take(' ');
            if (Peek is 'Z' or 'z' && !IsLetter(Place + 1))
            {
                Place++;
                return TimeSpan.Zero;
            }

            bool named =
                string.Compare(text, Place, "UTC", 0, 3, StringComparison.Ordinal) == 0
                || string.Compare(text, Place, "GMT", 0, 3, StringComparison.Ordinal) == 0;
            if (named && !IsLetter(Place + 3))
            {
                Place += 3;
                return Offset() ?? TimeSpan.Zero;
            }

            if (Offset() is { } offset)
            {
                return offset;
            }

            Place = before;
            return null;
        }

        /// <summary>The name of a zone that says too little, such as CST.</summary>
        internal string? OtherZone()
        {
            int end = Place + 1;
            while (IsLetter(end))
            {
                end++;
            }

            if (Peek != ' ' || end - Place is < 3 or > 6)
            {
                return null;
            }

            string name = text[(Place + 1)..end];
            Place = end;
            return name;
        }

        private TimeSpan? Offset()
        {
            int before = Place;
            char sign = Take('+', '-', '\u2212');
            if (sign != '\0' && (Number(2), Peek) is ({ } hours and <= 14, _))
            {
                Take(':');
                int minutes = Number(2) ?? 0;
                if (!char.IsAsciiDigit(Peek))
                {
                    var offset = new TimeSpan(hours, minutes, 0);
                    return sign == '+' ? offset : -offset;
                }
            }
            else if (sign != '\0')
            {
                // +0100: four digits in one.
                Place = before + 1;
                if (Number(4) is { } both and <= 1459 && both % 100 < 60)
                {
                    var offset = new TimeSpan(both / 100, both % 100, 0);
                    return sign == '+' ? offset : -offset;
                }
            }

            Place = before;
            return null;
        }

        private bool IsLetter(int at) => at < text.Length && char.IsLetter(text[at]);
    }
}
