using PresignTools.Addressing;
using PresignTools.Policies.Matching;

namespace PresignTools.Policies.Operations;

/// <summary>
/// What the operations of directory buckets and of multi-region access points take. A directory bucket authorizes all its objects by one
/// action on the bucket, s3express:CreateSession; a multi-region access point has an ARN that its host does not tell. Sources:
/// <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-express-security-iam.html"/> and
/// <see href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3express.html"/>.
/// </summary>
internal static class SpecialResources
{
    /// <summary>Condition key that says whether a session may write.</summary>
    internal const string SessionMode = "s3express:SessionMode";

    /// <summary>Whether a bucket's ARN has an account and a region that its name does not tell.</summary>
    internal static bool Has(string bucket) =>
        DirectoryBucketPlan.IsFor(bucket) || bucket.EndsWith(S3BucketName.MultiRegionSuffix, StringComparison.Ordinal);

    /// <summary>The permissions of an operation on a directory bucket.</summary>
    internal static IReadOnlyList<RequiredAction> OnDirectoryBucket(S3OperationRequest request, S3Operation operation, string bucket)
    {
        string region = DirectoryBucketPlan.RegionOf(bucket) ?? request.Region ?? UnknownValue.Text;
        string kind = S3DirectoryBucket.Parse(bucket) is { IsAccessPoint: true } ? "accesspoint" : "bucket";
        string resource = $"arn:{request.Partition}:s3express:{region}:{request.CallerAccount ?? UnknownValue.Text}:{kind}/{bucket}";
        string? assumption = request.CallerAccount is null ? Unknown(bucket) : null;
        if (S3DirectoryBuckets.UseOf(operation.Name) == DirectoryBucketUse.Control)
        {
            // The same words as for other buckets, by their own service.
            string action = S3DirectoryBuckets.Service + operation.Action[operation.Action.IndexOf(':')..];
            return [new RequiredAction(action, resource, operation.Name) { Assumption = assumption }];
        }

        return [new RequiredAction(S3DirectoryBuckets.CreateSession, resource, operation.Name)
        {
            Assumption = assumption,
            SessionMode = S3DirectoryBuckets.IsReadOnly(operation.Name) ? "ReadOnly" : "ReadWrite",
        }];
    }

    /// <summary>
    /// The ARN of a multi-region access point that a host names by its alias; null for any other bucket. Its account is taken for the
    /// caller's.
    /// </summary>
    internal static string? OfMultiRegion(S3OperationRequest request, string bucket) =>
        !S3BucketArn.Looks(bucket) && bucket.EndsWith(S3BucketName.MultiRegionSuffix, StringComparison.Ordinal)
            ? $"arn:{request.Partition}:s3::{request.CallerAccount ?? UnknownValue.Text}:accesspoint/{bucket}"
            : null;

    private static string Unknown(string bucket) =>
        $"The account of directory bucket {Text.Printable.Of(bucket, 100)} is not known. Decide it with {Setting.Action} "
            + $"{S3DirectoryBuckets.CreateSession} and {Setting.Resource}.";
}
