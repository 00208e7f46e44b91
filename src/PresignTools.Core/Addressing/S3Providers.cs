namespace PresignTools.Addressing;

/// <summary>
/// Hosts of well-known S3-compatible services, to tell bucket from endpoint in a virtual-hosted URL. Patterns, one label a part: text, or
/// <c>*</c> for any label, or <c>{}</c> for the label (or rest of a label) that is the region.
/// </summary>
internal static class S3Providers
{
    // Longer patterns of a service come first: s3.{}.x before s3.x.
    private static readonly (string Name, string[] Labels)[] Patterns =
    [
        Row("Wasabi", "s3.{}.wasabisys.com"),
        Row("Wasabi", "s3.wasabisys.com"),
        Row("DigitalOcean Spaces", "{}.digitaloceanspaces.com"),
        Row("Cloudflare R2", "*.eu.r2.cloudflarestorage.com"),
        Row("Cloudflare R2", "*.fedramp.r2.cloudflarestorage.com"),
        Row("Cloudflare R2", "*.r2.cloudflarestorage.com"),
        Row("Backblaze B2", "s3.{}.backblazeb2.com"),
        Row("Google Cloud Storage", "storage.googleapis.com"),
        Row("Scaleway", "s3.{}.scw.cloud"),
        Row("OVHcloud", "s3.{}.io.cloud.ovh.net"),
        Row("OVHcloud", "s3.{}.perf.cloud.ovh.net"),
        Row("OVHcloud", "s3.{}.cloud.ovh.net"),
        Row("Linode", "{}.linodeobjects.com"),
        Row("Vultr", "{}.vultrobjects.com"),
        Row("Hetzner", "{}.your-objectstorage.com"),
        Row("Exoscale", "sos-{}.exo.io"),
        Row("IBM Cloud Object Storage", "s3.private.{}.cloud-object-storage.appdomain.cloud"),
        Row("IBM Cloud Object Storage", "s3.{}.cloud-object-storage.appdomain.cloud"),
        Row("Oracle Cloud", "*.compat.objectstorage.{}.oraclecloud.com"),
        Row("Alibaba Cloud OSS", "s3.oss-{}.aliyuncs.com"),
        Row("Alibaba Cloud OSS", "oss-{}.aliyuncs.com"),
        Row("Tencent COS", "cos.{}.myqcloud.com"),
        Row("Tigris", "fly.storage.tigris.dev"),
        Row("Tigris", "t3.storage.dev"),
        Row("Storj", "gateway.storjshare.io"),
        Row("Filebase", "s3.filebase.com"),
    ];

    /// <summary>The provider whose endpoint the host is, or is a bucket of; null if none is known.</summary>
    /// <param name="labels">The host's labels, lower case.</param>
    /// <returns>Name, number of labels of the endpoint itself, and region.</returns>
    internal static (string Name, int EndpointLabels, string? Region)? Find(string[] labels)
    {
        foreach ((string name, string[] pattern) in Patterns)
        {
            if (labels.Length < pattern.Length)
            {
                continue;
            }

            string? region = null;
            bool fits = true;
            for (int i = 0; i < pattern.Length && fits; i++)
            {
                string part = pattern[i];
                string label = labels[labels.Length - pattern.Length + i];
                if (part == "*")
                {
                    continue;
                }

                if (part.EndsWith("{}", StringComparison.Ordinal))
                {
                    string start = part[..^2];
                    fits = label.Length > start.Length && label.StartsWith(start, StringComparison.Ordinal);
                    region = fits ? label[start.Length..] : null;
                }
                else
                {
                    fits = part == label;
                }
            }

            if (fits)
            {
                return (name, pattern.Length, region);
            }
        }

        return null;
    }

    private static (string, string[]) Row(string name, string pattern) => (name, pattern.Split('.'));
}
