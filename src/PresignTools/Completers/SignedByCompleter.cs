namespace PresignTools.Completers;

/// <summary>Offers what commonly signs URLs, as the diagnosis recognizes it.</summary>
internal sealed class SignedByCompleter() : ListCompleter(
    ("aws s3 presign", "AWS CLI"),
    ("boto3 generate_presigned_url", "AWS SDK for Python"),
    ("@aws-sdk/s3-request-presigner getSignedUrl", "AWS SDK for JavaScript v3"),
    ("aws-sdk v2 getSignedUrl", "AWS SDK for JavaScript v2"),
    ("Get-S3PreSignedURL", "AWS Tools for PowerShell"),
    ("New-S3PresignedUrl", "this module"),
    ("AmazonS3Client.GetPreSignedURL", "AWS SDK for .NET"),
    ("S3Presigner presignGetObject", "AWS SDK for Java v2"),
    ("PresignClient PresignGetObject", "AWS SDK for Go v2"));
