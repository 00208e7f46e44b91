using System.Globalization;

namespace PresignTools.Text.Masking;

/// <summary>
/// A value that was given for a parameter that is no secret, for the message of an error: people paste into the wrong place, so that what
/// may be a key or a token is not shown.
/// </summary>
internal static class GivenText
{
    private const int Longest = 100;

    /// <summary>The value, or how long it is.</summary>
    internal static string Of(string? text)
    {
        string value = text ?? string.Empty;
        bool isOneWord = value.Length >= 16 && !value.AsSpan().ContainsAny(' ', '\\', ':');
        bool maySecret =
            value.Length > Longest
            || SecretMask.Of(value) != value
            || (
                isOneWord
                && (
                    Randomness.IsLikely(value, 16)
                    || Randomness.IsHex(value)
                    || (value.AsSpan().ContainsAny('+', '=') && Randomness.Changes(value) >= 2)
                    || (value.Length >= 32 && value.Contains('/') && Randomness.IsMixed(value))
                ));
        return maySecret
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"(a text of {value.Length} characters, not shown because it may be a secret)"
            )
            : Printable.Of(value);
    }
}
