namespace PresignTools.Intake.Readers.Code.Tables;

internal static partial class SigningTable
{
    // MinIO client API references: JavaScript and Dart (presignedPutObject), Python (presigned_put_object, get_presigned_url), Go
    // (PresignedPutObject, with a context first), Java (getPresignedObjectUrl), .NET (PresignedPutObjectAsync).
    private static SigningRow[] Minio =>
    [
        new("getPresignedObjectUrl", "minio-java"),
        new("getPresignedPostFormData", "minio-java") { Operation = "PostObject" },
        new("newPostPolicy", "MinIO client") { Operation = "PostObject" },
        new("presignedGetObject", "MinIO client") { Operation = "GetObject", Positions = ["Bucket", "Key", "Expires"] },
        new("presignedGetObjectAsync", "MinIO .NET") { Operation = "GetObject", Positions = ["Bucket", "Key", "Expires"] },
        new("presignedHeadObject", "MinIO client") { Operation = "HeadObject", Positions = ["Bucket", "Key", "Expires"] },
        new("presignedPostPolicy", "MinIO client") { Operation = "PostObject" },
        new("presignedPostPolicyAsync", "MinIO .NET") { Operation = "PostObject" },
        new("presignedPutObject", "MinIO client") { Operation = "PutObject", Positions = ["Bucket", "Key", "Expires"] },
        new("presignedPutObjectAsync", "MinIO .NET") { Operation = "PutObject", Positions = ["Bucket", "Key", "Expires"] },
        new("presignedUrl", "MinIO client") { NeedsOperation = true, Positions = ["Method", "Bucket", "Key", "Expires"] },
        new("presigned_get_object", "minio-py") { Operation = "GetObject", Positions = ["Bucket", "Key", "Expires"] },
        new("presigned_post_policy", "minio-py") { Operation = "PostObject" },
        new("presigned_put_object", "minio-py") { Operation = "PutObject", Positions = ["Bucket", "Key", "Expires"] },
    ];
}
