using System.Globalization;

namespace PresignTools.Text;

/// <summary>Instants and spans as this project writes them, the same in every culture.</summary>
internal static class Times
{
    /// <summary>UTC, as AWS writes instants: 2026-11-24T12:00:00Z.</summary>
    internal static string Utc(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A span in its largest fitting unit, cut to whole ones: 3 days, 26 hours, 119 minutes.</summary>
    internal static string Rough(TimeSpan span) =>
        span.TotalHours >= 48 ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalDays} days")
        : span.TotalMinutes >= 120 ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours} hours")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, (int)span.TotalMinutes)} minutes");
}
