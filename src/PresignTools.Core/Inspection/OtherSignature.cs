namespace PresignTools.Inspection;

/// <summary>
/// URLs signed in another way than S3's: of other clouds' own interfaces, and of CloudFront. They share parameters with Signature Version 2
/// (Signature, Expires), and are not S3 URLs that lack something.
/// </summary>
internal static class OtherSignature
{
    /// <summary>The name for links that a web application signs for itself: routes of Laravel, Symfony and Rails.</summary>
    internal const string Application = "the web application itself";

    private static readonly (string Parameter, string Name)[] Marks =
    [
        ("OSSAccessKeyId", "Alibaba Cloud OSS"),
        ("x-oss-signature", "Alibaba Cloud OSS"),
        ("x-oss-signature-version", "Alibaba Cloud OSS"),
        ("GoogleAccessId", "Google Cloud Storage"),
        ("X-Goog-Signature", "Google Cloud Storage"),
        ("X-Goog-Algorithm", "Google Cloud Storage"),
        ("Key-Pair-Id", "Amazon CloudFront"),
        ("q-sign-algorithm", "Tencent COS"),
        ("KSSAccessKeyId", "Kingsoft KS3"),
        ("X-Tos-Algorithm", "Volcengine TOS"),
        ("X-Obs-Signature", "Huawei OBS"),
        ("hdnts", "Akamai"),
        ("hdnea", "Akamai"),
        ("__token__", "Akamai"),
    ];

    // What several parameters show together, or the form of a value.
    private static readonly (Func<RawUrl, bool> Is, string Name)[] Ways =
        [(IsOfAzure, "Azure Blob Storage"), (IsOfObs, "Huawei OBS"), (IsOfCloudCdn, "Google Cloud CDN"), (IsOfApplication, Application)];

    /// <summary>Whose signature the query carries; null where it has one of S3's, or none.</summary>
    internal static string? Of(RawUrl? url)
    {
        if (
            url is null
            || url.Parameters.Any(static p =>
                p.Name.StartsWith("X-Amz-", StringComparison.OrdinalIgnoreCase)
                || p.Name.Equals("AWSAccessKeyId", StringComparison.OrdinalIgnoreCase)
            ))
        {
            return null;
        }

        (string Parameter, string Name) mark = Array.Find(Marks, m =>
            url.Parameters.Any(p => p.Name.Equals(m.Parameter, StringComparison.OrdinalIgnoreCase)));
        return mark.Name ?? Array.Find(Ways, w => w.Is(url)).Name;
    }

    /// <summary>A shared access signature has sig beside its version.</summary>
    private static bool IsOfAzure(RawUrl url) => url.Find("sig") is not null && url.Find("sv") is not null;

    private static bool IsOfObs(RawUrl url) =>
        url.Find("AccessKeyId") is not null && url.Find("Signature") is not null && url.Find("Expires") is not null;

    private static bool IsOfCloudCdn(RawUrl url) =>
        url.Find("KeyName") is not null && url.Find("Signature") is not null && url.Find("Expires") is not null;

    /// <summary>
    /// Laravel writes a hash of 64 digits into signature, in lower case; Symfony writes _hash; Rails has a path of its own for files.
    /// </summary>
    private static bool IsOfApplication(RawUrl url) =>
        (url.Parameters.Any(static p => p.Name == "signature" && p.Value.Length == 64 && p.Value.All(char.IsAsciiHexDigit))
            || url.Parameters.Any(static p => p.Name == "_hash" && p.Value.Length > 20)
            || url.Path.Contains("/rails/active_storage/disk/", StringComparison.Ordinal));
}
