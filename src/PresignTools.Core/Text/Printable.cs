using System.Globalization;
using System.Text;

namespace PresignTools.Text;

/// <summary>Text from outside, made fit for a message: short, on one line, control characters shown as escapes.</summary>
internal static class Printable
{
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
