namespace PresignTools.Signing;

/// <summary>How many seconds a unit of time has. Months and years have no fixed length, and no URL lives that long.</summary>
internal static class DurationUnits
{
    private const double Minute = 60;
    private const double Hour = 3600;
    private const double Day = 86400;
    private const double Week = 604800;

    /// <summary>Seconds of a unit; null for a word that is none.</summary>
    /// <param name="unit">Its letter, abbreviation or name.</param>
    /// <param name="isIso">Whether it is of an ISO 8601 duration, where each is one letter.</param>
    /// <param name="isTime">Whether the T of ISO 8601 stands before it: then M means minutes.</param>
    internal static double? Seconds(string unit, bool isIso, bool isTime) =>
        isIso ? OfIso(unit.ToUpperInvariant(), isTime) : unit.ToLowerInvariant() switch
        {
            "s" or "sec" or "secs" or "second" or "seconds" => 1,
            "m" or "min" or "mins" or "minute" or "minutes" => Minute,
            "h" or "hr" or "hrs" or "hour" or "hours" => Hour,
            "d" or "day" or "days" => Day,
            "w" or "wk" or "wks" or "week" or "weeks" => Week,
            _ => null,
        };

    private static double? OfIso(string unit, bool isTime) => (unit, isTime) switch
    {
        ("W", false) => Week,
        ("D", false) => Day,
        ("H", true) => Hour,
        ("M", true) => Minute,
        ("S", true) => 1,
        _ => null,
    };
}
