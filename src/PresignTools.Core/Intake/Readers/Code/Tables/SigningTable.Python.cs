namespace PresignTools.Intake.Readers.Code.Tables;

internal static partial class SigningTable
{
    internal const string Boto3 = "boto3";

    // boto3, S3.Client.generate_presigned_url and generate_presigned_post; aiobotocore has the same names.
    // boto 2, boto.s3.key.Key.generate_url and boto.s3.connection.S3Connection.generate_url.
    private static SigningRow[] Python =>
    [
        new("generate_presigned_post", Boto3) { Operation = "PostObject", Positions = ["Bucket", "Key"] },
        new("generate_presigned_url", Boto3) { Positions = ["Operation", "Params", "Expires", "Method"] },
        new("generate_url", "boto 2") { NeedsOperation = true, Positions = ["Expires", "Method"] },
    ];
}
