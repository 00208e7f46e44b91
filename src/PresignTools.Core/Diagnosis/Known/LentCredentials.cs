using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// Credentials that a publisher of data lends for use within one region only. NASA's Earthdata Cloud: "Direct S3 access … is only
/// available from within us-west-2" (Earthdata, S3 credentials endpoints); elsewhere the same objects are served over HTTPS.
/// </summary>
internal static class LentCredentials
{
    private static readonly string[] Names =
    [
        "earthaccess", "earthdata", "s3credentials", "direct_s3_access", "direct s3 access", "podaac", "lpdaac", "lp-prod-protected",
        "gesdisc", "nsidc-cumulus", "ornl-cumulus", "ghrcw-protected", "asf-cumulus", "-cumulus-prod-protected", "obdaac-tea",
        "asdc-prod-protected",
    ];

    // Who says so of a bucket without a name that is known.
    private static readonly string[] Within =
        ["in-region access", "only from within the region", "only available from within", "only accessible from within", "from within us-",
            "in-region only", "same region only", "only in us-west-2", "only from us-west-2"];

    /// <summary>The words by which it is known; null if there are none.</summary>
    internal static string? Word(string text) => text.FirstContained(Within) ?? text.FirstContained(Names);
}
