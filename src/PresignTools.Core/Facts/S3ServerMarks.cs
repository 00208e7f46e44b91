namespace PresignTools.Facts;

/// <summary>By what a server that speaks S3 is recognized beside its endpoint: each mark once, with what it is a mark of.</summary>
internal static class S3ServerMarks
{
    /// <summary>AWS's own S3, as <see cref="S3Servers"/> names servers.</summary>
    internal const string Aws = "Amazon S3";

    /// <summary>OpenStack Swift with its S3 API, which other services run under names of their own.</summary>
    internal const string Swift = "OpenStack Swift";

    /// <summary>A server for tests, on Node.js.</summary>
    internal const string S3rver = "s3rver";

    /// <summary>
    /// What stands in the name of a host, where its owner runs the server: labels or beginnings of labels. Weaker than an endpoint.
    /// </summary>
    internal static readonly (string Label, string Server)[] HostLabels =
    [
        ("minio", "MinIO"),
        ("ceph", "Ceph"),
        ("rgw", "Ceph"),
        ("radosgw", "Ceph"),
        ("garage", "Garage"),
        ("seaweedfs", "SeaweedFS"),
        ("localstack", "LocalStack"),
        ("zenko", "CloudServer"),
        ("cloudserver", "CloudServer"),
        ("storagegrid", "StorageGRID"),
        ("versitygw", "VersityGW"),
        ("s3proxy", "S3Proxy"),
        ("s3mock", "S3Mock"),
        ("moto", "moto"),
        ("s3rver", S3rver),
    ];

    /// <summary>Ends of hosts whose path or labels are of another form than an endpoint of <see cref="S3Servers.Hosts"/>.</summary>
    internal static readonly (string End, string Server)[] HostEnds =
    [
        (".r2.dev", "Cloudflare R2"),
        (".r2.cloudflarestorage.com", "Cloudflare R2"),
        (".backblazeb2.com", "Backblaze B2"),
        (".digitaloceanspaces.com", "DigitalOcean Spaces"),
        (".wasabisys.com", "Wasabi"),
        (".supabase.co", "Supabase Storage"),
        (".supabase.in", "Supabase Storage"),
        (".tigris.dev", "Tigris"),
        (".tigrisfiles.io", "Tigris"),
        (".storjshare.io", "Storj"),
        (".aliyuncs.com", "Alibaba Cloud OSS"),
        (".myqcloud.com", "Tencent COS"),
        (".myhuaweicloud.com", "Huawei OBS"),
        (".googleapis.com", "Google Cloud Storage"),
        (".yandexcloud.net", "Yandex Object Storage"),
        (".linodeobjects.com", "Linode"),
        (".vultrobjects.com", "Vultr"),
        (".your-objectstorage.com", "Hetzner"),
        (".scw.cloud", "Scaleway"),
        (".cloud.ovh.net", "OVHcloud"),
        (".ovhcloud.com", "OVHcloud"),
        (".exo.io", "Exoscale"),
        (".appdomain.cloud", "IBM Cloud Object Storage"),
        (".oraclecloud.com", "Oracle Cloud"),
        (".filebase.com", "Filebase"),
        (".idrivee2.com", "iDrive e2"),
        (".idrivecloud.io", "iDrive e2"),
        (".dream.io", "DreamObjects"),
        (".volces.com", "Volcengine TOS"),
        (".ksyuncs.com", "Kingsoft KS3"),
        (".bcebos.com", "Baidu BOS"),
        (".qiniucs.com", "Qiniu Kodo"),
        (".localstack.cloud", "LocalStack"),
        (".min.io", "MinIO"),
    ];

    /// <summary>
    /// What the header Server says. Sources: answers of the servers named, as their documents and issue trackers show them.
    /// </summary>
    internal static readonly (string Word, string Server)[] ServerHeaders =
    [
        ("AmazonS3", Aws),
        ("MinIO", "MinIO"),
        ("AliyunOSS", "Alibaba Cloud OSS"),
        ("tencent-cos", "Tencent COS"),
        ("UploadServer", "Google Cloud Storage"),
        ("Ceph Object Gateway", "Ceph"),
        ("WasabiS3", "Wasabi"),
        ("SeaweedFS", "SeaweedFS"),
        ("ViPR", "Dell ECS"),
        ("StorageGRID", "StorageGRID"),
        ("VERSITYGW", "VersityGW"),
        ("OBS", "Huawei OBS"),
        ("Tigris OS", "Tigris"),
        ("Cleversafe", "IBM Cloud Object Storage"),
        ("ClevOS", "IBM Cloud Object Storage"),
        ("Oracle", "Oracle Cloud"),
        ("LocalStack", "LocalStack"),
        ("TosServer", "Volcengine TOS"),
        ("BceBos", "Baidu BOS"),
    ];

    /// <summary>
    /// Names of headers and elements that one server alone sends. Sources: developer references of OSS (x-oss-request-id, EC), COS
    /// (x-cos-request-id, TraceId), Cloud Storage (X-GUploader-UploadID, Details) and MinIO (x-minio-*).
    /// </summary>
    internal static readonly (string Name, string Server)[] Names =
    [
        ("x-oss-request-id", "Alibaba Cloud OSS"),
        ("x-oss-ec", "Alibaba Cloud OSS"),
        ("EC", "Alibaba Cloud OSS"),
        ("RecommendDoc", "Alibaba Cloud OSS"),
        ("x-cos-request-id", "Tencent COS"),
        ("x-cos-trace-id", "Tencent COS"),
        ("TraceId", "Tencent COS"),
        ("x-guploader-uploadid", "Google Cloud Storage"),
        ("Details", "Google Cloud Storage"),
        ("x-obs-request-id", "Huawei OBS"),
        ("x-bz-file-id", "Backblaze B2"),
        ("x-minio-error-code", "MinIO"),
        ("x-minio-error-desc", "MinIO"),
        ("x-rgw-object-type", "Ceph"),
        ("x-tos-request-id", "Volcengine TOS"),
    ];

    /// <summary>
    /// Words in a text of people and tools that say which server it is about. Clients of a server that speak to others as well (minio-go)
    /// are taken out by <see cref="ClientsAfter"/> and <see cref="ClientsBefore"/>.
    /// </summary>
    internal static readonly (string Word, string Server)[] Words =
    [
        ("minio", "MinIO"),
        ("Cloudflare R2", "Cloudflare R2"),
        ("to R2", "Cloudflare R2"),
        ("on R2", "Cloudflare R2"),
        ("R2 bucket", "Cloudflare R2"),
        ("Backblaze", "Backblaze B2"),
        ("Wasabi", "Wasabi"),
        ("DigitalOcean Space*", "DigitalOcean Spaces"),
        ("DO Spaces", "DigitalOcean Spaces"),
        ("SPACES_*", "DigitalOcean Spaces"),
        ("DO_SPACES_*", "DigitalOcean Spaces"),
        ("Ceph", "Ceph"),
        ("radosgw", "Ceph"),
        ("rados gateway", "Ceph"),
        ("SeaweedFS", "SeaweedFS"),
        ("localstack", "LocalStack"),
        ("Garage S3", "Garage"),
        ("Yandex", "Yandex Object Storage"),
        ("AliyunOSS", "Alibaba Cloud OSS"),
        ("Alibaba OSS", "Alibaba Cloud OSS"),
        ("Tencent COS", "Tencent COS"),
        ("Huawei OBS", "Huawei OBS"),
        ("Supabase", "Supabase Storage"),
        ("Scaleway", "Scaleway"),
        ("Hetzner", "Hetzner"),
        ("Linode", "Linode"),
        ("Vultr", "Vultr"),
        ("Storj", "Storj"),
        ("Tigris", "Tigris"),
        ("StorageGRID", "StorageGRID"),
        ("Dell ECS", "Dell ECS"),
        ("VersityGW", "VersityGW"),
        ("s3proxy", "S3Proxy"),
        ("s3rver", S3rver),
        ("iDrive e2", "iDrive e2"),
        ("s3server", "CloudServer"),
        ("Scality", "CloudServer"),
        ("Zenko", "CloudServer"),
        ("cloudserver", "CloudServer"),
        ("IBM COS", "IBM Cloud Object Storage"),
        ("ibm-cos-sdk*", "IBM Cloud Object Storage"),
        ("ibm_boto3", "IBM Cloud Object Storage"),
        ("OpenStack Swift", Swift),
        ("swift s3api", Swift),
        ("swift3", Swift),
        ("Riak CS", "Riak CS"),
        ("Exoscale", "Exoscale"),
        ("OVH", "OVHcloud"),

        // Sentences that one server alone writes.
        ("received for this API call", "Backblaze B2"),
        ("one non-default checksum at a time", "Cloudflare R2"),
        ("Please use virtual hosted style to access", "Alibaba Cloud OSS"),
        ("Aws MultiChunkedEncoding is not supported", "Alibaba Cloud OSS"),
    ];

    /// <summary>What follows a server's name where a client library is meant.</summary>
    internal static readonly string[] ClientsAfter =
    [
        "-go", "-java", "-py", "-js", "-cpp", "-dotnet", "-rs", "client", " client", " sdk", " (", "/v", ".error", "::", "_client",
        "-client",
    ];

    /// <summary>What stands before it there.</summary>
    internal static readonly string[] ClientsBefore =
        ["io.", "from ", "import ", "require('", "require(\"", "new ", "\"", "'", "user-agent: "];
}
