using PresignTools.Addressing;
using PresignTools.Signing;
using PresignTools.Text;
using PresignTools.Verification.Subject;

namespace PresignTools.Verification.Checks;

/// <summary>
/// With the scope: does the set of regions of a SigV4A signature have the region that answers, and is the host one that is signed so?
/// Amazon S3 documents SigV4A for multi-region access points.
/// </summary>
internal static class RegionSetCheck
{
    internal static void Run(VerificationContext j)
    {
        if (j.Parameters.Form != SignatureForm.V4A)
        {
            return;
        }

        if (j.Parameters.RegionSet is not { Length: > 0 } set)
        {
            j.Fail(
                CauseId.MissingQueryParameter,
                "The query has no X-Amz-Region-Set. A SigV4A signature needs it: the regions in which it counts are named nowhere else.",
                "Sign again with a signer that writes X-Amz-Region-Set, or take the whole URL again.",
                "query");
            return;
        }

        if (j.Location is not { HostKind: not S3HostKind.Custom } location)
        {
            return;
        }

        if (location.HostKind == S3HostKind.MultiRegionAccessPoint)
        {
            if (!RegionSet.IsEverywhere(set))
            {
                j.Warn(
                    CauseId.RegionSetMismatch,
                    $"The set of regions is '{Printable.Of(set, 60)}'. A multi-region access point answers from the region that is near: "
                        + "from one that the set leaves out, it refuses the signature.");
            }
        }
        else if (location.Region is { } region && !RegionSet.Has(set, region))
        {
            j.Fail(
                CauseId.RegionSetMismatch,
                $"The set of regions is '{Printable.Of(set, 60)}', but {location.Host} is in '{region}'.",
                $"Sign for region {region} with SigV4. A set of regions is for multi-region access points.",
                "region");
        }
        else
        {
            j.Warn(
                CauseId.AccessPointOrMrapSigV4A,
                $"Signed with SigV4A, and {location.Host} is not the host of a multi-region access point. Amazon S3 documents SigV4A for "
                    + "these only.",
                "Sign with SigV4 for the region of the bucket.");
        }
    }
}
