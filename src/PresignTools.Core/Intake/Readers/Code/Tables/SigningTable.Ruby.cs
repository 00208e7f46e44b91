namespace PresignTools.Intake.Readers.Code.Tables;

internal static partial class SigningTable
{
    internal const string RubySdk = "AWS SDK for Ruby";

    // AWS SDK for Ruby, Aws::S3::Object#presigned_url and #presigned_post, Aws::S3::Presigner. Active Storage, Service::S3Service
    // (url_for_direct_upload) and Blob#service_url. Shrine, presign. Fog, put_object_url and get_object_url.
    private static SigningRow[] Ruby =>
    [
        new("get_object_url", "fog") { Operation = "GetObject", Positions = ["Bucket", "Key", "Expires"] },
        new("presigned_post", RubySdk) { Operation = "PostObject" },
        new("presigned_request", RubySdk) { Positions = ["Operation"] },
        new("presigned_url", RubySdk) { Positions = ["Operation"] },
        new("put_object_url", "fog") { Operation = "PutObject", Positions = ["Bucket", "Key", "Expires"] },
        new("service_url", "Active Storage") { Operation = "GetObject" },
        new("service_url_for_direct_upload", "Active Storage") { Operation = "PutObject" },
        new("url_for_direct_upload", "Active Storage") { Operation = "PutObject", Positions = ["Key"] },
    ];
}
