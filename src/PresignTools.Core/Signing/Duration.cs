using System.Globalization;
using PresignTools.Errors;

namespace PresignTools.Signing;

/// <summary>
/// Durations as people type them: <c>15m</c>, <c>12h</c>, <c>7d</c>, <c>1h30m</c>, <c>900</c> (seconds), <c>00:15:00</c>.
/// </summary>
public static class Duration
{
    /// <summary>Reads a duration.</summary>
    /// <param name="text">Numbers with the units s, m, h, d or w; a bare number of seconds; or a TimeSpan's own form (with a
    /// colon).</param>
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

        double total = 0;
        int start = 0;
        for (int i = 0; i < trimmed.Length; i++)
        {
            char c = trimmed[i];
            if (c is (>= '0' and <= '9') or '.')
            {
                continue;
            }

            double unit = char.ToLowerInvariant(c) switch
            {
                's' => 1,
                'm' => 60,
                'h' => 3600,
                'd' => 86400,
                'w' => 604800,
                _ => 0,
            };
            if (
                unit == 0
                || i == start
                || !double.TryParse(
                    trimmed.AsSpan(start, i - start),
                    NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out double number
                ))
            {
                throw SigningErrors.DurationInvalid(trimmed);
            }

            total += number * unit;
            start = i + 1;
        }

        return start == trimmed.Length && start > 0 ? FromSeconds(total, trimmed) : throw SigningErrors.DurationInvalid(trimmed);
    }

    private static TimeSpan FromSeconds(double seconds, string text) =>
        Math.Abs(seconds) < 1e9 ? TimeSpan.FromSeconds(seconds) : throw SigningErrors.DurationInvalid(text);
}
