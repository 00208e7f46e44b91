using PresignTools.Signing;
using PresignTools.Text;
using PresignTools.Verification.Subject;

namespace PresignTools.Verification.Search;

/// <summary>SigV4A: the set of regions in the URL is not the one that was signed.</summary>
internal static class RegionSetHypotheses
{
    internal static IEnumerable<Hypothesis> For(VerificationContext j, RequestParts received)
    {
        if (received.Region is not null)
        {
            yield break;
        }

        string shown = j.Parameters.RegionSet is { } set ? $"'{Printable.Of(set, 40)}'" : "none";
        string[] likely = [RegionSet.Everywhere, j.Location?.Region ?? "us-east-1"];
        foreach (string regions in likely.Concat(S3Partitions.Regions).Distinct())
        {
            string encoded = UriEncoding.Encode(regions);
            yield return new Hypothesis(
                CauseId.QueryChanged,
                "region",
                p => p.WithQuery(SignatureParameters.RegionSetName, encoded) ?? p.PlusQuery(SignatureParameters.RegionSetName, regions),
                () => $"X-Amz-Region-Set was changed after signing: signed '{regions}', received {shown}.")
            { Part = "region" };
        }
    }
}
