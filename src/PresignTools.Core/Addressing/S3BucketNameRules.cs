namespace PresignTools.Addressing;

/// <summary>
/// AWS's rules for the names of general purpose buckets. Buckets that are older than a rule keep their names: until March 1, 2018, buckets
/// of us-east-1 could have upper-case letters, underscores and up to 255 characters, and reserved prefixes and suffixes came later, one by
/// one.
/// So a URL is refused only for what those rules never allowed; the rest is a warning.
/// Source: <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html"/>.
/// </summary>
internal static class S3BucketNameRules
{
    private const int Shortest = 3;
    private const int Longest = 63;

    /// <summary>Why there can be no such bucket, as a clause; null if there can.</summary>
    internal static string? WhyImpossible(string name) =>
        name.Contains("..", StringComparison.Ordinal) ? "a bucket name has no two periods side by side"
        : S3EndpointUrl.IsIpv4(name) ? "a bucket name has not the form of an IP address"
        : null;

    /// <summary>
    /// Which rule for new buckets the name breaks, as a clause; null if none. Aliases of access points stand in place of a name and break
    /// none.
    /// </summary>
    internal static string? WhyUnusual(string name)
    {
        if (name.Length < Shortest)
        {
            return "AWS asks for at least 3 characters";
        }

        if (name.Length > Longest || name.Any(static c => c is '_' or (>= 'A' and <= 'Z')))
        {
            return "only buckets made in us-east-1 before March 2018 may have upper-case letters, underscores or more than 63 characters";
        }

        if (!char.IsAsciiLetterOrDigit(name[0]) || !char.IsAsciiLetterOrDigit(name[^1]))
        {
            return "AWS asks for a letter or digit at the beginning and at the end";
        }

        string? reserved = Reserved(name);
        return reserved is null ? null : $"AWS has reserved {reserved} for other uses";
    }

    private static string? Reserved(string name)
    {
        foreach (string prefix in (string[])["xn--", "sthree-", "amzn-s3-demo-"])
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
            {
                return $"names that begin with {prefix}";
            }
        }

        return name.EndsWith("--table-s3", StringComparison.Ordinal) ? "names that end with --table-s3" : null;
    }
}
