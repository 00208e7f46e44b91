namespace PresignTools.Logs;

/// <summary>The time of a log line, <c>06/Feb/2019:00:00:38 +0000</c>. By hand: it is read for each of millions of lines.</summary>
internal static class AccessLogTime
{
    internal const int Length = 26;

    private const string Months = "JanFebMarAprMayJunJulAugSepOctNovDec";

    internal static bool TryRead(ReadOnlySpan<char> text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length != Length || text[2] != '/' || text[6] != '/' || text[11] != ':' || text[14] != ':' || text[17] != ':'
            || text[20] != ' ' || text[21] is not ('+' or '-'))
        {
            return false;
        }

        int day = Number(text, 0, 2), month = Month(text.Slice(3, 3)), year = Number(text, 7, 4);
        int hour = Number(text, 12, 2), minute = Number(text, 15, 2), second = Number(text, 18, 2);
        int zoneHours = Number(text, 22, 2), zoneMinutes = Number(text, 24, 2);
        bool isDate = year is >= 1 and <= 9999 && month > 0 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        bool isTime = hour is >= 0 and < 24 && minute is >= 0 and < 60 && second is >= 0 and < 60;
        if (!isDate || !isTime || zoneHours is < 0 or > 14 || zoneMinutes is < 0 or > 59)
        {
            return false;
        }

        long zone = ((zoneHours * 60) + zoneMinutes) * TimeSpan.TicksPerMinute * (text[21] == '-' ? -1 : 1);
        long ticks = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).Ticks - zone;
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        time = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }

    /// <summary>The time as S3 writes it.</summary>
    internal static string Write(DateTimeOffset time)
    {
        DateTime utc = time.UtcDateTime;
        return string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{utc:dd}/{Months.AsSpan((utc.Month - 1) * 3, 3)}/{utc:yyyy}:{utc:HH':'mm':'ss} +0000");
    }

    private static int Month(ReadOnlySpan<char> name)
    {
        int at = Months.AsSpan().IndexOf(name);
        return at >= 0 && at % 3 == 0 ? (at / 3) + 1 : 0;
    }

    /// <summary>-1 if a character is no digit.</summary>
    private static int Number(ReadOnlySpan<char> text, int start, int length)
    {
        int number = 0;
        for (int i = start; i < start + length; i++)
        {
            int digit = text[i] - '0';
            if (digit is < 0 or > 9)
            {
                return -1;
            }

            number = (number * 10) + digit;
        }

        return number;
    }
}
