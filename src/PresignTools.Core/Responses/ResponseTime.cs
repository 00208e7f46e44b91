using System.Globalization;

namespace PresignTools.Responses;

/// <summary>The forms in which S3 writes times.</summary>
internal static class ResponseTime
{
    private static readonly string[] Formats =
        ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", "yyyyMMdd'T'HHmmss'Z'", "ddd, dd MMM yyyy HH:mm:ss 'GMT'"];

    /// <summary>ISO 8601 (2026-01-02T03:04:05Z), its short form (20260102T030405Z), or an HTTP date; null for anything else.</summary>
    internal static DateTimeOffset? Parse(string? text) =>
        text is not null
        && DateTimeOffset.TryParseExact(
            text.Trim(),
            Formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out DateTimeOffset time
        )
            ? time
            : null;

    /// <summary>Milliseconds since 1970, as X-Amz-Date in "Request is not yet valid".</summary>
    internal static DateTimeOffset? ParseMilliseconds(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long milliseconds) && milliseconds <= 253402300799999
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
}
