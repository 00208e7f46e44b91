namespace PresignTools.Abstractions;

/// <summary>
/// A KMS key. Source: DescribeKey (<see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html"/>).
/// </summary>
public sealed record KmsKey
{
    /// <summary>The key's id.</summary>
    public required string KeyId { get; init; }

    /// <summary>The key's ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>Account that owns it.</summary>
    public string? AccountId { get; init; }

    /// <summary><c>Enabled</c>, <c>Disabled</c>, <c>PendingDeletion</c>, <c>PendingImport</c>, <c>Unavailable</c>, …</summary>
    public required string State { get; init; }

    /// <summary>Whether it is an AWS managed key, such as <c>aws/s3</c>: other accounts can never use one.</summary>
    public bool IsAwsManaged { get; init; }

    /// <summary><c>ENCRYPT_DECRYPT</c>, <c>SIGN_VERIFY</c>, …</summary>
    public string? Usage { get; init; }

    /// <summary><c>SYMMETRIC_DEFAULT</c> or another kind, which S3 cannot use.</summary>
    public string? Spec { get; init; }

    /// <summary>When it will be deleted; null unless that is pending.</summary>
    public DateTimeOffset? DeletionDate { get; init; }

    /// <summary>Whether it can be used now.</summary>
    public bool IsEnabled => State == "Enabled";
}
