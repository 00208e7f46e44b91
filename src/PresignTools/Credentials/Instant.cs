using System.Globalization;
using System.Management.Automation;

namespace PresignTools.Credentials;

/// <summary>
/// Reads an expiry in the forms that credentials carry it: a date, ISO 8601 text, or milliseconds since 1970 (sso get-role-credentials).
/// </summary>
internal static class Instant
{
    /// <summary>Null if there is none or it cannot be read: an expiry is never required.</summary>
    internal static DateTimeOffset? Read(object? value)
    {
        object? given = value is PSObject p ? p.BaseObject : value;
        return given switch
        {
            DateTimeOffset offset => Usable(offset),
            DateTime { Kind: DateTimeKind.Local } local => Usable(new DateTimeOffset(local)),
            // the SDK leaves Kind off now and then; it means UTC
            DateTime utc => Usable(new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc))),
            string text
                when DateTimeOffset.TryParse(
                    text,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal,
                    out DateTimeOffset parsed
                ) => Usable(parsed),
            long milliseconds and > 0 and < 253_402_300_799_999 => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds),
            _ => null,
        };
    }

    private static DateTimeOffset? Usable(DateTimeOffset value) => value.Year is <= 1 or >= 9998 ? null : value.ToUniversalTime();
}
