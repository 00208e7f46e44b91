using System.Globalization;

namespace PresignTools.Reports.Plots;

/// <summary>Round numbers for an axis, and how numbers are written beside it.</summary>
internal static class Ticks
{
    private const int Most = 5;

    /// <summary>
    /// The distance of the lines of an axis that reaches to this number: 1, 2 or 5 times a power of ten, never less than one.
    /// </summary>
    internal static long Step(long highest)
    {
        long power = 1;
        while (true)
        {
            foreach (long factor in (ReadOnlySpan<long>)[1, 2, 5])
            {
                if (highest <= power * factor * Most)
                {
                    return power * factor;
                }
            }

            power *= 10;
        }
    }

    /// <summary>A number with its thousands apart.</summary>
    internal static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A share as a percentage.</summary>
    internal static string Percent(double share) => (share * 100).ToString(
        share is > 0 and < 0.001 ? "0.###" : "0.#", CultureInfo.InvariantCulture) + "%";

    /// <summary>A coordinate.</summary>
    internal static string At(double value) => Math.Round(value, 2).ToString(CultureInfo.InvariantCulture);
}
