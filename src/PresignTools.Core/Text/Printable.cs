using System.Globalization;
using System.Text;

namespace PresignTools.Text;

/// <summary>Text from outside, made fit for a message: short, on one line, control characters shown as escapes.</summary>
internal static class Printable
{
    private const int LongestGiven = 100;

    /// <summary>
    /// A value that was given for a parameter that is no secret, for the message of an error: people paste into the wrong place, so that what may be a
    /// key or a token is not shown.
    /// </summary>
    internal static string Given(string? text)
    {
        string value = text ?? string.Empty;
        bool isOneWord = value.Length >= 16 && !value.AsSpan().ContainsAny(' ', '\\', ':');
        bool maySecret = value.Length > LongestGiven || SecretMask.Of(value) != value
            || (isOneWord && (Randomness.IsLikely(value, 16) || Randomness.IsHex(value) || (value.AsSpan().ContainsAny('+', '=') && Randomness.Changes(value) >= 2)
                || (value.Length >= 32 && value.Contains('/') && Randomness.IsMixed(value))));
        return maySecret ? string.Create(CultureInfo.InvariantCulture, $"(a text of {value.Length} characters, not shown because it may be a secret)") : Of(value);
    }

    /// <summary>Returns <paramref name="text"/> with control characters escaped, cut after <paramref name="maximum"/> characters.</summary>
    internal static string Of(string? text, int maximum = 120)
    {
        if (string.IsNullOrEmpty(text))
        {
            return string.Empty;
        }

        var result = new StringBuilder(Math.Min(text!.Length, maximum) + 8);
        foreach (char c in text)
        {
            if (result.Length >= maximum)
            {
                result.Append("...");
                break;
            }

            if (char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format)
            {
                result.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }
}
