namespace PresignTools.Policies.Operations;

/// <summary>One call of the S3 API, as far as permissions depend on it.</summary>
public sealed record S3OperationRequest
{
    /// <summary>Name of the API operation, as in <c>GetObject</c>; case does not matter.</summary>
    public required string Operation { get; init; }

    /// <summary>Bucket name, or the ARN of an access point. Null for ListBuckets.</summary>
    public string? Bucket { get; init; }

    /// <summary>Object key as S3 stores it; null for an operation on the bucket.</summary>
    public string? Key { get; init; }

    /// <summary>Version of the object, if the request names one.</summary>
    public string? VersionId { get; init; }

    /// <summary>AWS partition for the ARNs.</summary>
    public string Partition { get; init; } = "aws";

    /// <summary>Behind an access point: the bucket's name, for its bucket policy.</summary>
    public string? UnderlyingBucket { get; init; }

    /// <summary>Headers of the request.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>
    /// Names of headers that the request is known to have, with a value that is not known: those that a URL has signed. An action
    /// that such a header may need is required, with an <see cref="RequiredAction.Assumption"/>.
    /// </summary>
    public IReadOnlyList<string> UnknownHeaders { get; init; } = [];

    /// <summary>Region of the bucket, for a KMS key that is named without it; null if it is not known.</summary>
    public string? Region { get; init; }

    /// <summary>Account of the caller, in which a KMS key id or alias is looked up; null if it is not known.</summary>
    public string? CallerAccount { get; init; }

    /// <summary>Whether a KMS key is known to be in use although neither <see cref="KmsKeyArn"/> nor a header says which.</summary>
    public bool UsesKms { get; init; }

    /// <summary>
    /// The KMS key that encrypts the object (for a copy: the destination): its ARN, or its id or alias. Null: the one that the
    /// request's x-amz-server-side-encryption-aws-kms-key-id names. Where encryption with KMS is asked for and the key is not known by
    /// its ARN, KMS's actions are required all the same, with an <see cref="RequiredAction.Assumption"/>.
    /// </summary>
    public string? KmsKeyArn { get; init; }

    /// <summary>For a copy: ARN of the KMS key of the source, if it has one.</summary>
    public string? SourceKmsKeyArn { get; init; }

    /// <summary>
    /// Whether an S3 Bucket Key is in use: KMS then sees the bucket's ARN as encryption context instead of the object's. Null: as the
    /// header x-amz-server-side-encryption-bucket-key-enabled says.
    /// </summary>
    public bool? UsesBucketKey { get; init; }

    internal IReadOnlyCollection<string> HeaderNames => [.. Headers.Select(static h => h.Key), .. UnknownHeaders];

    internal string? Header(string name) =>
        Headers.Where(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value).FirstOrDefault();
}

/// <summary>One permission that an operation takes.</summary>
/// <param name="Action">The IAM action.</param>
/// <param name="Resource">ARN of the resource that it is checked on.</param>
/// <param name="Why">What in the request makes it necessary.</param>
public sealed record RequiredAction(string Action, string Resource, string Why)
{
    /// <summary>The operation works without it, but says or does less.</summary>
    public bool IsOptional { get; init; }

    /// <summary>For KMS: the value of kms:EncryptionContext:aws:s3:arn that S3 sends.</summary>
    public string? EncryptionContextArn { get; init; }

    /// <summary>For a session with a directory bucket: value of s3express:SessionMode, ReadOnly or ReadWrite.</summary>
    public string? SessionMode { get; init; }

    /// <summary>
    /// What was taken for granted: a value that the request has and nobody told, a key that is not named. Null if nothing was.
    /// </summary>
    public string? Assumption { get; init; }

    /// <summary>For KMS: the AWS managed key aws/s3, whose policy is AWS's own.</summary>
    internal bool IsOnManagedKey { get; init; }

    /// <summary>Through an access point: the ARN of the same thing in the bucket, for the bucket policy.</summary>
    public string? BucketResource { get; init; }
}
