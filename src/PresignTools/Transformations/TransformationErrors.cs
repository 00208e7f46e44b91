using System.Globalization;
using PresignTools.Errors;
using PresignTools.Text;
using PresignTools.Text.Masking;

namespace PresignTools.Transformations;

/// <summary>Errors of values that PowerShell changed before they arrived: a method an error, its id the method's name.</summary>
internal static class TransformationErrors
{
    internal static PresignException DurationIsDecimal(decimal value) =>
        new(
            nameof(DurationIsDecimal),
            PresignErrorKind.InvalidArgument,
            $"The duration is the decimal number {value.ToString(CultureInfo.InvariantCulture)}; in an expression PowerShell reads 7d as "
                + $"that, and the unit is lost.",
            "Put it in quotes: @{ ExpiresIn = '7d' }.");

    internal static PresignException SecretIsObject(string what, string typeName, string advice) => new(
        nameof(SecretIsObject), PresignErrorKind.InvalidArgument,
        $"{what} must be text or a SecureString, and this is a {Printable.Of(typeName)}.",
        advice);

    internal static PresignException DurationIsTime() => new(
        nameof(DurationIsTime), PresignErrorKind.InvalidArgument,
        "This is a time, and -ExpiresIn takes a duration, as in 12h.",
        "For the time at which the URL ends, use -ExpiresAt (its alias is -Expire).");

    /// <summary>The same for a parameter that has no other one for a time.</summary>
    internal static PresignException DurationIsTime(string parameter) => new(
        nameof(DurationIsTime), PresignErrorKind.InvalidArgument,
        $"This is a time, and -{parameter} takes a duration, as in 5m.",
        "Give how long it is, not when it is.");

    internal static PresignException TimeIsDuration() => new(
        nameof(TimeIsDuration), PresignErrorKind.InvalidArgument,
        "This is a duration, and -ExpiresAt (-Expire) takes the time at which the URL ends, as in (Get-Date).AddHours(1).",
        "For a duration, use -ExpiresIn, as in -ExpiresIn 1h.");

    internal static PresignException TimeInvalid(string text) => new(
        nameof(TimeInvalid), PresignErrorKind.InvalidArgument,
        $"'{GivenText.Of(text)}' is not a time.",
        "Write it as 2030-12-31 18:00, or with its offset as 2030-12-31T18:00:00Z; or give (Get-Date).AddHours(1). A time without an "
            + "offset counts as local time. For a duration, use -ExpiresIn.");

    internal static PresignException UntilInvalid(string text) => new(
        nameof(UntilInvalid), PresignErrorKind.InvalidArgument,
        $"'{GivenText.Of(text)}' is neither a time nor a duration.",
        "Write a time as 2030-12-31 18:00, or a duration as 8h. A time without an offset counts as local time.");
}
