using PresignTools.Text;

namespace PresignTools.Facts;

/// <summary>
/// Regions by the names that people give them: the place in the console ("Europe (Frankfurt)"), the SDKs' constants (EUCentral1), an
/// Availability Zone. Places: <see href="https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html"/>.
/// </summary>
internal static class RegionNames
{
    private static readonly (string Place, string Region)[] Places =
    [
        ("cape town", "af-south-1"), ("hong kong", "ap-east-1"), ("taipei", "ap-east-2"), ("tokyo", "ap-northeast-1"),
        ("seoul", "ap-northeast-2"), ("osaka", "ap-northeast-3"), ("mumbai", "ap-south-1"), ("hyderabad", "ap-south-2"),
        ("singapore", "ap-southeast-1"), ("sydney", "ap-southeast-2"), ("jakarta", "ap-southeast-3"), ("melbourne", "ap-southeast-4"),
        ("malaysia", "ap-southeast-5"), ("new zealand", "ap-southeast-6"), ("thailand", "ap-southeast-7"), ("montreal", "ca-central-1"),
        ("canada", "ca-central-1"), ("calgary", "ca-west-1"), ("frankfurt", "eu-central-1"), ("zurich", "eu-central-2"),
        ("stockholm", "eu-north-1"), ("milan", "eu-south-1"), ("spain", "eu-south-2"), ("ireland", "eu-west-1"), ("dublin", "eu-west-1"),
        ("london", "eu-west-2"), ("paris", "eu-west-3"), ("tel aviv", "il-central-1"), ("uae", "me-central-1"),
        ("bahrain", "me-south-1"), ("mexico", "mx-central-1"), ("sao paulo", "sa-east-1"), ("virginia", "us-east-1"),
        ("ohio", "us-east-2"), ("california", "us-west-1"), ("oregon", "us-west-2"), ("beijing", "cn-north-1"),
        ("ningxia", "cn-northwest-1"),
    ];

    /// <summary>The regions that may be meant by a text that is none, likeliest first; few or none.</summary>
    internal static IReadOnlyList<string> Meant(string text)
    {
        string typed = Plain(text);
        string[] exact = [.. S3Partitions.Regions.Where(r => Plain(r) == typed).Take(1)];
        if (exact.Length > 0)
        {
            return exact;
        }

        if (OfZone(text.Trim().ToLowerInvariant()) is { } zone)
        {
            return [zone];
        }

        string[] places = [.. Places.Where(p => typed.Contains(Plain(p.Place), StringComparison.Ordinal)).Select(static p => p.Region)];
        return places.Length > 0
            ? [.. places.Distinct()]
            : Nearest.To(text.Trim(), S3Partitions.Regions.Where(r => IsNear(r, text)), 3);
    }

    /// <summary>An Availability Zone, as in eu-west-1a, is a region and a letter.</summary>
    private static string? OfZone(string text) =>
        text.Length > 1 && char.IsAsciiLetterLower(text[^1]) && S3Partitions.Regions.Contains(text[..^1]) ? text[..^1] : null;

    // Two typing errors at most: any further region shares a word with what was typed.
    private static bool IsNear(string region, string text) => Math.Abs(region.Length - text.Trim().Length) <= 2;

    private static string Plain(string text)
    {
        Span<char> plain = text.Length <= 200 ? stackalloc char[text.Length] : new char[text.Length];
        int length = 0;
        foreach (char c in text)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                plain[length++] = char.ToLowerInvariant(c);
            }
        }

        return new string(plain[..length]);
    }
}
