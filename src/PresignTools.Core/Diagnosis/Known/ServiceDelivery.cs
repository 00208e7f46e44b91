using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// What services of AWS say that are to write into a bucket (CloudTrail, Config, load balancers, flow logs), and find before they begin
/// that its policy does not let them.
/// </summary>
internal static class ServiceDelivery
{
    private static readonly string[] Words =
    [
        "InsufficientS3BucketPolicyException", "Incorrect S3 bucket policy is detected", "InsufficientDeliveryPolicyException",
        "Insufficient delivery policy to s3 bucket", "Please check S3bucket permission", "Access Denied for LogDestination",
        "LogDestinationPermissionIssueException", "Unable to write to S3 bucket", "does not have permission to write to the S3 bucket",
        "Cannot read ACLs of bucket",
    ];

    /// <summary>The words; null if there are none.</summary>
    internal static string? In(string text) => text.FirstContained(Words);
}
