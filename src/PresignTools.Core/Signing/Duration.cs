using System.Globalization;
using PresignTools.Errors;

namespace PresignTools.Signing;

/// <summary>
/// Durations as people type them: <c>15m</c>, <c>12h</c>, <c>7d</c>, <c>1h30m</c>, <c>900</c> (seconds), <c>00:15:00</c>, <c>2 hours</c>,
/// <c>90 min</c>, <c>PT1H</c> (ISO 8601).
/// </summary>
public static class Duration
{
    /// <summary>Reads a duration.</summary>
    /// <param name="text">Numbers with the units s, m, h, d or w, or their English names; an ISO 8601 duration; a bare number of seconds;
    /// or a TimeSpan's own form (with a colon).</param>
    /// <exception cref="PresignException"><c>DurationInvalid</c>.</exception>
    public static TimeSpan Parse(string text)
    {
        string trimmed = (text ?? string.Empty).Trim();
        if (trimmed.Contains(':'))
        {
            return TimeSpan.TryParse(trimmed, CultureInfo.InvariantCulture, out TimeSpan span)
                ? span
                : throw SigningErrors.DurationInvalid(trimmed);
        }

        if (double.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds))
        {
            return FromSeconds(seconds, trimmed);
        }

        return Total(trimmed) is { } total ? FromSeconds(total, trimmed) : throw SigningErrors.DurationInvalid(trimmed);
    }

    /// <summary>The sum of numbers with units: <c>1h30m</c>, <c>2 hours and 5 minutes</c>, <c>an hour</c>, <c>PT1H30M</c>; null for another
    /// text. Each number has a unit, as a bare one in between may mean anything.</summary>
    private static double? Total(string text)
    {
        bool isIso = text.StartsWith("P", StringComparison.OrdinalIgnoreCase);
        bool isTime = false;
        double total = 0;
        bool hasAny = false;
        int at = isIso ? 1 : 0;
        while (at < text.Length)
        {
            char c = text[at];
            if (isIso && !isTime && (c is 'T' or 't'))
            {
                (isTime, at) = (true, at + 1);
                continue;
            }

            if (!isIso && (char.IsWhiteSpace(c) || c == ','))
            {
                at++;
                continue;
            }

            if (!isIso && hasAny && Word(text, at).Equals("and", StringComparison.OrdinalIgnoreCase))
            {
                at += 3;
                continue;
            }

            if (Number(text, isIso, ref at) is not { } number)
            {
                return null;
            }

            string unit = Word(text, at);
            unit = isIso ? unit[..Math.Min(1, unit.Length)] : unit;
            if (DurationUnits.Seconds(unit, isIso, isTime) is not { } seconds)
            {
                return null;
            }

            at += unit.Length;
            total += number * seconds;
            hasAny = true;
        }

        return hasAny ? total : null;
    }

    /// <summary>Reads a number, or an article for one, and goes behind it and the blanks that follow.</summary>
    private static double? Number(string text, bool isIso, ref int at)
    {
        int end = at;
        while (end < text.Length && text[end] is (>= '0' and <= '9') or '.')
        {
            end++;
        }

        double number = 1;
        string word = end == at && !isIso ? Word(text, at) : string.Empty;
        if (word.Equals("a", StringComparison.OrdinalIgnoreCase) || word.Equals("an", StringComparison.OrdinalIgnoreCase)
            || word.Equals("one", StringComparison.OrdinalIgnoreCase))
        {
            end += word.Length;
        }
        else if (!double.TryParse(text.AsSpan(at, end - at), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number))
        {
            return null;
        }

        while (!isIso && end < text.Length && char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        at = end;
        return number;
    }

    private static string Word(string text, int at)
    {
        int end = at;
        while (end < text.Length && char.IsLetter(text[end]))
        {
            end++;
        }

        return text[at..end];
    }

    private static TimeSpan FromSeconds(double seconds, string text) =>
        Math.Abs(seconds) < 1e9 ? TimeSpan.FromSeconds(seconds) : throw SigningErrors.DurationInvalid(text);
}
