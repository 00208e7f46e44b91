namespace PresignTools.Intake.Readers.Code.Tables;

internal static partial class SigningTable
{
    internal const string JavaScript2 = "AWS SDK for JavaScript v2";
    internal const string JavaScript3 = "AWS SDK for JavaScript v3";

    // AWS SDK for JavaScript v2, class AWS.S3 (getSignedUrl, getSignedUrlPromise, createPresignedPost).
    // AWS SDK for JavaScript v3, @aws-sdk/s3-request-presigner and @aws-sdk/s3-presigned-post.
    // aws4fetch, README (AwsClient.sign, signQuery). Uppy, @uppy/aws-s3 (getUploadParameters). Amplify Storage (getUrl).
    private static SigningRow[] JavaScript =>
    [
        new("createPresignedPost", JavaScript3) { Operation = "PostObject" },
        new("getSignedUrl", null),
        new("getSignedUrlPromise", JavaScript2),
        new("presign", "AWS SDK for JavaScript v3") { On = "presigner" },
        new("sign", "aws4fetch") { NeedsOperation = true, On = "aws", Positions = ["Url"] },
        new("sign", "aws4fetch") { NeedsOperation = true, On = "client", Positions = ["Url"] },
        new("signedUrl", "s3 (npm)") { NeedsOperation = true, Positions = ["Method"] },
        new("getUrl", "s3 signer (npm)") { NeedsOperation = true, Positions = ["Method", "Key", "Bucket", "Expires"] },
    ];
}
