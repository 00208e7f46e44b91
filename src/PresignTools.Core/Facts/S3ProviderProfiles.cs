namespace PresignTools.Facts;

/// <summary>
/// Services that speak S3, by the short names that people give them. What each lacks is in <see cref="S3ServerGap"/>. All of them end a URL
/// of Signature Version 4 after seven days, as S3 does.
/// </summary>
internal static class S3ProviderProfiles
{
    private const long Tebibyte = 1024L * 1024 * 1024 * 1024;

    internal static readonly S3ProviderProfile[] All =
    [
        new("r2", "Cloudflare R2", "https://developers.cloudflare.com/r2/api/s3/presigned-urls/")
        {
            Endpoint = "https://{account}.r2.cloudflarestorage.com", DefaultRegion = "auto", Regions = ["auto"],
            LargestObject = 5 * Tebibyte,
        },
        new("b2", "Backblaze B2", "https://www.backblaze.com/docs/cloud-storage-call-the-s3-compatible-api")
        {
            Endpoint = "https://s3.{region}.backblazeb2.com",
            Regions = ["us-west-000", "us-west-001", "us-west-002", "us-west-004", "us-east-005", "eu-central-003", "ca-east-006"],
        },
        new("wasabi", "Wasabi", "https://docs.wasabi.com/docs/service-urls-for-wasabis-storage-regions")
        {
            Endpoint = "https://s3.{region}.wasabisys.com",
            Regions =
            [
                "us-east-1", "us-east-2", "us-central-1", "us-west-1", "us-west-2", "ca-central-1", "eu-central-1", "eu-central-2",
                "eu-west-1", "eu-west-2", "eu-west-3", "eu-south-1", "ap-northeast-1", "ap-northeast-2", "ap-southeast-1", "ap-southeast-2",
            ],
        },
        new("spaces", "DigitalOcean Spaces", "https://docs.digitalocean.com/products/spaces/reference/aws-sdks/")
        {
            Endpoint = "https://{region}.digitaloceanspaces.com", IsVirtual = true,
            Regions = ["nyc3", "sfo2", "sfo3", "ams3", "sgp1", "lon1", "fra1", "tor1", "blr1", "syd1", "atl1"],
        },
        new("minio", "MinIO", "https://docs.min.io/enterprise/aistor-object-store/reference/aistor-server/settings/core/")
        {
            DefaultRegion = "us-east-1",
        },
        new("ceph", "Ceph", "https://docs.ceph.com/en/latest/radosgw/s3/")
        {
            DefaultRegion = "us-east-1",
        },
        new("gcs", "Google Cloud Storage", "https://cloud.google.com/storage/docs/authentication/signatures")
        {
            Endpoint = "https://storage.googleapis.com", DefaultRegion = "auto", Regions = ["auto"], LargestObject = 5 * Tebibyte,
        },
        new("oci", "Oracle Cloud", "https://docs.oracle.com/en-us/iaas/Content/Object/Tasks/s3compatibleapi.htm")
        {
            Endpoint = "https://{account}.compat.objectstorage.{region}.oraclecloud.com", AccountName = "Object Storage namespace",
            LargestObject = 10 * Tebibyte,
        },
        new("scaleway", "Scaleway", "https://www.scaleway.com/en/docs/object-storage/api-cli/multipart-uploads/")
        {
            Endpoint = "https://s3.{region}.scw.cloud", Regions = ["fr-par", "nl-ams", "pl-waw"], IsVirtual = true,
            MostParts = 1000, LargestObject = 5 * Tebibyte,
        },
        new("hetzner", "Hetzner", "https://docs.hetzner.com/storage/object-storage/supported-actions/")
        {
            Endpoint = "https://{region}.your-objectstorage.com", Regions = ["fsn1", "nbg1", "hel1"], IsVirtual = true,
        },
        new("ovh", "OVHcloud", "https://help.ovhcloud.com/csm/en-public-cloud-storage-s3-location")
        {
            Endpoint = "https://s3.{region}.io.cloud.ovh.net", Regions = ["gra", "rbx", "sbg", "bhs", "de", "uk", "waw"],
        },
        new("idrive", "IDrive e2", "https://www.idrive.com/s3-storage-e2/e2-endpoint-urls")
        {
            Endpoint = "https://s3.{region}.idrivee2.com",
            Regions =
            [
                "us-west-1", "us-west-2", "us-west-3", "us-southwest-1", "us-midwest-1", "us-central-1", "us-east-1", "us-southeast-1",
                "ca-east-1", "eu-west-1", "eu-west-2", "eu-west-3", "eu-west-4", "eu-central-1", "eu-central-2",
            ],
        },
        new("tigris", "Tigris", "https://www.tigrisdata.com/docs/sdks/s3/aws-cli/")
        {
            Endpoint = "https://t3.storage.dev", DefaultRegion = "auto", Regions = ["auto"], IsVirtual = true,
        },
        new("storj", "Storj", "https://storj.dev/dcs/api/s3/s3-compatibility")
        {
            Endpoint = "https://gateway.storjshare.io", DefaultRegion = "us-east-1",
        },
    ];

    /// <summary>The profile of a short name, in any case; null if there is none.</summary>
    internal static S3ProviderProfile? Find(string id) => Array.Find(All, p => p.Id.Equals(id.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>The profile of a service by the name that <see cref="S3Servers"/> has; null if there is none.</summary>
    internal static S3ProviderProfile? Of(string? server) => Array.Find(All, p => p.Server == server);
}
