namespace PresignTools.Abstractions;

/// <summary>A user or role, as GetUser or GetRole tells it.</summary>
/// <param name="Arn">Its ARN, with the path that the ARN of a role session lacks.</param>
/// <param name="BoundaryArn">ARN of its permissions boundary; null if it has none.</param>
public sealed record IamEntity(string Arn, string? BoundaryArn);

/// <summary>
/// Whether an account owns a bucket. Source: HeadBucket with x-amz-expected-bucket-owner, which S3 refuses for any other account.
/// </summary>
/// <param name="AccountId">The account that was asked about: the signer's.</param>
/// <param name="IsOwner">Whether the bucket is its own. If not, the bucket policy must allow the signer as well as its own
/// policies.</param>
public sealed record BucketOwner(string AccountId, bool IsOwner);
