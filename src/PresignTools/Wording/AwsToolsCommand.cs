using PresignTools.Text.Wording;

namespace PresignTools.Wording;

/// <summary>How AWS.Tools calls an operation of AWS, its parameters and what it returns.</summary>
/// <param name="Cmdlet">Name of the cmdlet.</param>
/// <param name="Names">Names of AWS that AWS.Tools calls otherwise; an empty name where the cmdlet returns the value itself.</param>
internal sealed record AwsToolsCommand(string Cmdlet, params (string Api, string Own)[] Names)
{
    private static readonly Dictionary<AwsCall, AwsToolsCommand> ByCall = new()
    {
        [AwsCall.CancelKeyDeletion] = new("Stop-KMSKeyDeletion"),
        [AwsCall.CreateMultipartUpload] = new("Start-S3MultipartUpload", ("Bucket", "BucketName")),
        [AwsCall.DescribeKey] = new("Get-KMSKey"),
        [AwsCall.DescribeVpcEndpoints] = new("Get-EC2VpcEndpoint", ("VpcEndpointIds", "VpcEndpointId")),
        [AwsCall.EnableKey] = new("Enable-KMSKey"),
        [AwsCall.GetBucketCors] = new("Get-S3CORSConfiguration", ("Bucket", "BucketName"), ("CORSRules", "Rules")),
        [AwsCall.GetBucketLocation] = new("Get-S3BucketLocation", ("Bucket", "BucketName"), ("LocationConstraint", "Value")),
        [AwsCall.GetBucketPolicy] = new("Get-S3BucketPolicy", ("Bucket", "BucketName"), ("Policy", "")),
        [AwsCall.GetBucketRequestPayment] = new("Get-S3BucketRequestPayment", ("Bucket", "BucketName")),
        [AwsCall.GetCallerIdentity] = new("Get-STSCallerIdentity"),
        [AwsCall.GetKeyPolicy] = new("Get-KMSKeyPolicy", ("Policy", "")),
        [AwsCall.GetObject] = new("Read-S3Object", ("Bucket", "BucketName")),
        [AwsCall.GetPolicyVersion] = new("Get-IAMPolicyVersion"),
        [AwsCall.GetPublicAccessBlock] = new("Get-S3PublicAccessBlock", ("Bucket", "BucketName")),
        [AwsCall.GetSessionToken] = new("Get-STSSessionToken"),
        [AwsCall.HeadObject] = new(
            "Get-S3ObjectMetadata", ("Bucket", "BucketName"), ("SSEKMSKeyId", "ServerSideEncryptionKeyManagementServiceKeyId")),
        [AwsCall.ListObjectsV2] = new("Get-S3Object", ("Bucket", "BucketName"), ("Prefix", "Key")),
        [AwsCall.ListPoliciesForTarget] = new("Get-ORGPolicyForTarget"),
        [AwsCall.PutBucketCors] = new("Write-S3CORSConfiguration", ("Bucket", "BucketName"), ("CORSRules", "Configuration_Rule")),
        [AwsCall.PutObject] = new("Write-S3Object", ("Bucket", "BucketName")),
        [AwsCall.RestoreObject] = new("Restore-S3Object", ("Bucket", "BucketName"), ("Days", "CopyLifetimeInDays")),
    };

    /// <summary>The cmdlet of an operation.</summary>
    internal static AwsToolsCommand For(AwsCall call) => ByCall[call];

    /// <summary>What AWS.Tools calls a parameter or member.</summary>
    internal string Own(string api)
    {
        foreach ((string name, string own) in Names)
        {
            if (name == api)
            {
                return own;
            }
        }

        return api;
    }
}
