using System.Globalization;
using PresignTools.Text;

namespace PresignTools.Signing;

/// <summary>An instant as SigV4 writes it: <c>yyyyMMdd'T'HHmmss'Z'</c>, whole seconds, UTC.</summary>
internal readonly struct AmzTime
{
    private readonly int _clock;

    internal AmzTime(DateTimeOffset instant)
    {
        DateTime utc = instant.UtcDateTime;
        Instant = new DateTimeOffset(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        Day = (utc.Year * 10000) + (utc.Month * 100) + utc.Day;
        _clock = (utc.Hour * 10000) + (utc.Minute * 100) + utc.Second;
    }

    /// <summary>The instant, cut to whole seconds.</summary>
    internal DateTimeOffset Instant { get; }

    /// <summary>The day as a number, yyyyMMdd.</summary>
    internal int Day { get; }

    internal void AppendTimestamp(Utf8Buffer buffer)
    {
        buffer.AppendNumber(Day, 8);
        buffer.Append((byte)'T');
        buffer.AppendNumber(_clock, 6);
        buffer.Append((byte)'Z');
    }

    /// <summary>The instant as <c>yyyyMMdd'T'HHmmss'Z'</c>.</summary>
    public override string ToString() =>
        Day.ToString("00000000", CultureInfo.InvariantCulture) + "T" + _clock.ToString("000000", CultureInfo.InvariantCulture) + "Z";

    /// <summary>Reads X-Amz-Date; only the one form that S3 takes.</summary>
    internal static bool TryParse(string? text, out AmzTime time)
    {
        if (
            text is { Length: 16 }
            && DateTimeOffset.TryParseExact(
                text,
                "yyyyMMdd'T'HHmmss'Z'",
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out DateTimeOffset parsed
            ))
        {
            time = new AmzTime(parsed);
            return true;
        }

        time = default;
        return false;
    }
}
