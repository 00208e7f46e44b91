using System.Globalization;
using PresignTools.Errors;
using PresignTools.Text;

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
}
