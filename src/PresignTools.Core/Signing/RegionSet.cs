namespace PresignTools.Signing;

/// <summary>
/// X-Amz-Region-Set: the regions in which a SigV4A signature counts, as names or patterns with <c>*</c>, joined by commas. Source:
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html"/>.
/// </summary>
internal static class RegionSet
{
    /// <summary>All regions: what a multi-region access point needs.</summary>
    internal const string Everywhere = "*";

    /// <summary>Whether it has all regions.</summary>
    internal static bool IsEverywhere(string set) => set.Split(',').Any(static part => part.Trim(' ') is "*" or "**");

    /// <summary>Whether a region is in the set.</summary>
    internal static bool Has(string set, string region) => set.Split(',').Any(part => Fits(part.Trim(' '), region));

    /// <summary>
    /// What stands between the stars must follow in this order; a region is short, so that this is linear in the pattern.
    /// </summary>
    private static bool Fits(string pattern, string region)
    {
        string[] pieces = pattern.Split('*');
        if (pieces.Length == 1)
        {
            return pattern.Equals(region, StringComparison.OrdinalIgnoreCase);
        }

        string last = pieces[^1];
        if (
            region.Length < pieces[0].Length + last.Length
            || !region.StartsWith(pieces[0], StringComparison.OrdinalIgnoreCase)
            || !region.EndsWith(last, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        int at = pieces[0].Length, end = region.Length - last.Length;
        for (int i = 1; i < pieces.Length - 1; i++)
        {
            int found = region.IndexOf(pieces[i], at, end - at, StringComparison.OrdinalIgnoreCase);
            if (found < 0)
            {
                return false;
            }

            at = found + pieces[i].Length;
        }

        return true;
    }
}
