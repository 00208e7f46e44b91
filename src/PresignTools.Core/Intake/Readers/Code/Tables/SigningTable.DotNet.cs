namespace PresignTools.Intake.Readers.Code.Tables;

internal static partial class SigningTable
{
    internal const string Net = "AWS SDK for .NET";

    // AWS SDK for .NET, IAmazonS3.GetPreSignedURL, GetPreSignedURLAsync, GeneratePreSignedURL; AWS Tools for PowerShell,
    // Get-S3PreSignedURL.
    private static SigningRow[] DotNet =>
    [
        new("GeneratePreSignedURL", Net) { Positions = ["Bucket", "Key", "Expires"] },
        new("GetPreSignedURL", Net),
        new("GetPreSignedURLAsync", Net),
    ];
}
