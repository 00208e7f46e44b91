namespace PresignTools.Intake.Readers.Code.Tables;

internal static partial class SigningTable
{
    internal const string PhpSdk = "AWS SDK for PHP";

    // AWS SDK for PHP, S3Client::createPresignedRequest, Aws\S3\PostObjectV4. Laravel, Filesystem: temporaryUrl and temporaryUploadUrl.
    private static SigningRow[] Php =>
    [
        new("PostObject", PhpSdk) { Operation = "PostObject", Positions = ["-", "Bucket"] },
        new("PostObjectV4", PhpSdk) { Operation = "PostObject", Positions = ["-", "Bucket"] },
        new("createPresignedRequest", PhpSdk) { Positions = ["-", "Expires"] },
        new("temporaryUploadUrl", "Laravel") { Operation = "PutObject", Positions = ["Key", "Expires"] },
        new("temporaryUrl", "Laravel") { Operation = "GetObject", Positions = ["Key", "Expires"] },
    ];
}
