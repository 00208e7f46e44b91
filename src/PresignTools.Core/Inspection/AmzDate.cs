using System.Globalization;

namespace PresignTools.Inspection;

/// <summary>The instant of X-Amz-Date, <c>yyyyMMdd'T'HHmmss'Z'</c>.</summary>
internal static class AmzDate
{
    internal static bool TryParse(string text, out DateTimeOffset instant) =>
        DateTimeOffset.TryParseExact(
            text,
            "yyyyMMdd'T'HHmmss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out instant);
}
