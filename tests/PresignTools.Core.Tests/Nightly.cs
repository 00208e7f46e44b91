using System.Globalization;

namespace PresignTools.Tests;

/// <summary>
/// How often random tests try. Every build takes a count that ends within seconds; with <c>PRESIGNTOOLS_NIGHTLY</c> set to a number, each tries that
/// many times as often, with other seeds where a test's seeds are random.
/// </summary>
internal static class Nightly
{
    private static readonly int s_factor =
        int.TryParse(Environment.GetEnvironmentVariable("PRESIGNTOOLS_NIGHTLY"), NumberStyles.None, CultureInfo.InvariantCulture, out int factor)
            ? Math.Clamp(factor, 1, 1000)
            : 1;

    /// <summary>Whether the tests may take hours.</summary>
    internal static bool IsOn => s_factor > 1;

    internal static int Times(int daily) => daily * s_factor;
}
