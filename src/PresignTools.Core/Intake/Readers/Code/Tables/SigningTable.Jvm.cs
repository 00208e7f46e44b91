namespace PresignTools.Intake.Readers.Code.Tables;

internal static partial class SigningTable
{
    internal const string Java1 = "AWS SDK for Java 1.x";
    internal const string Java2 = "AWS SDK for Java 2.x";

    // AWS SDK for Java 1.x, AmazonS3.generatePresignedUrl and GeneratePresignedUrlRequest.
    // AWS SDK for Java 2.x, S3Presigner; AWS SDK for Kotlin, S3Client.presignPutObject and others.
    private static SigningRow[] Jvm =>
    [
        new("generatePresignedUrl", Java1) { Positions = ["Bucket", "Key", "Expires", "Method"] },
        new("presignCompleteMultipartUpload", Java2) { Operation = "CompleteMultipartUpload" },
        new("presignCreateMultipartUpload", Java2) { Operation = "CreateMultipartUpload" },
        new("presignDeleteObject", Java2) { Operation = "DeleteObject" },
        new("presignGetObject", Java2) { Operation = "GetObject" },
        new("presignHeadObject", Java2) { Operation = "HeadObject" },
        new("presignPutObject", Java2) { Operation = "PutObject" },
        new("presignUploadPart", Java2) { Operation = "UploadPart" },
        new("getPresignedUrl", "ECS object client") { NeedsOperation = true, Positions = ["Bucket", "Key", "Expires", "Method"] },
    ];
}
