namespace PresignTools.Facts;

/// <summary>A host of a service that speaks S3.</summary>
/// <param name="Server">The service.</param>
/// <param name="Pattern">Its endpoint, one label a part: text, <c>*</c> for any label, or <c>{}</c> for the label (or rest of a label) that
/// is the region.</param>
internal sealed record S3ServerHost(string Server, string Pattern);

/// <summary>Servers other than AWS's that speak S3: what they are called, where they answer and which regions they sign for.</summary>
internal static class S3Servers
{
    /// <summary>Endpoints of well-known services. Longer patterns of a service come first: s3.{}.x before s3.x.</summary>
    internal static readonly S3ServerHost[] Hosts =
    [
        new("Wasabi", "s3.{}.wasabisys.com"),
        new("Wasabi", "s3.wasabisys.com"),
        new("DigitalOcean Spaces", "{}.digitaloceanspaces.com"),
        new("Cloudflare R2", "*.eu.r2.cloudflarestorage.com"),
        new("Cloudflare R2", "*.fedramp.r2.cloudflarestorage.com"),
        new("Cloudflare R2", "*.r2.cloudflarestorage.com"),
        new("Backblaze B2", "s3.{}.backblazeb2.com"),
        new("Google Cloud Storage", "storage.googleapis.com"),
        new("Scaleway", "s3.{}.scw.cloud"),
        new("OVHcloud", "s3.{}.io.cloud.ovh.net"),
        new("OVHcloud", "s3.{}.perf.cloud.ovh.net"),
        new("OVHcloud", "s3.{}.cloud.ovh.net"),
        new("Linode", "{}.linodeobjects.com"),
        new("Vultr", "{}.vultrobjects.com"),
        new("Hetzner", "{}.your-objectstorage.com"),
        new("Exoscale", "sos-{}.exo.io"),
        new("IBM Cloud Object Storage", "s3.private.{}.cloud-object-storage.appdomain.cloud"),
        new("IBM Cloud Object Storage", "s3.{}.cloud-object-storage.appdomain.cloud"),
        new("Oracle Cloud", "*.compat.objectstorage.{}.oraclecloud.com"),
        new("Oracle Cloud", "*.compat.objectstorage.{}.oci.customer-oci.com"),
        new("IDrive e2", "s3.{}.idrivee2.com"),
        new("Yandex Object Storage", "storage.yandexcloud.net"),
        new("Huawei OBS", "obs.{}.myhuaweicloud.com"),
        new("UpCloud", "*.upcloudobjects.com"),
        new("Contabo", "{}.contabostorage.com"),
        new("Clever Cloud Cellar", "cellar-c2.services.clever-cloud.com"),
        new("DreamObjects", "s3.{}.dream.io"),
        new("MinIO", "play.min.io"),
        new("MinIO", "play.minio.io"),
        new("Alibaba Cloud OSS", "s3.oss-{}.aliyuncs.com"),
        new("Alibaba Cloud OSS", "oss-{}.aliyuncs.com"),
        new("Tencent COS", "cos.{}.myqcloud.com"),
        new("Tigris", "fly.storage.tigris.dev"),
        new("Tigris", "t3.storage.dev"),
        new("Storj", "gateway.storjshare.io"),
        new("Filebase", "s3.filebase.com"),
    ];

    /// <summary>Words in a person's text that show that another server than AWS's answered.</summary>
    internal static readonly string[] Words =
        ["minio", "s3-compatible", "ceph", "localstack", "wasabi", "backblaze", "cloudflare", "garage", "seaweed"];

    /// <summary>Regions that such servers sign for, where they are not named as AWS's are.</summary>
    internal static readonly string[] Regions = ["auto", "local", "garage", "default", "minio"];

    /// <summary>Ports that such servers, and proxies before them, usually listen on.</summary>
    internal static readonly string[] Ports = ["443", "80", "9000", "8443", "8080", "9001", "4566", "8333", "3900", "7480"];

    /// <summary>Hosts under which a server in a container or on this machine is usually reached.</summary>
    internal static readonly string[] LocalHosts =
    [
        "localhost:9000", "127.0.0.1:9000", "minio:9000", "minio", "localhost", "127.0.0.1", "host.docker.internal:9000",
        "localhost:4566", "localstack:4566", "s3.localhost.localstack.cloud:4566",
    ];
}
