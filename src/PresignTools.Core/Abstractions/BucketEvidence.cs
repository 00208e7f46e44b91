namespace PresignTools.Abstractions;

/// <summary>
/// What HeadBucket tells: S3 names the bucket's region in a header even when it refuses or redirects
/// (<see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html"/>).
/// </summary>
public sealed record BucketHead
{
    /// <summary>The bucket.</summary>
    public required string BucketName { get; init; }

    /// <summary>Its region; null if the answer did not tell (S3-compatible servers need not).</summary>
    public string? Region { get; init; }

    /// <summary>
    /// Whether the signer may list it (s3:ListBucket): only then does S3 say 404 for a missing object. Null if that was not decided (the
    /// bucket is in another region).
    /// </summary>
    public bool? MayList { get; init; }

    /// <summary>Whether the name is an alias of an access point.</summary>
    public bool IsAccessPointAlias { get; init; }
}

/// <summary>A policy document as AWS returned it, percent-decoded: JSON text.</summary>
/// <param name="Json">The text.</param>
public sealed record PolicyText(string Json);

/// <summary>Whether S3 counts the bucket policy as public. Source: GetBucketPolicyStatus.</summary>
/// <param name="IsPublic">True if it does.</param>
public sealed record BucketPolicyStatus(bool IsPublic);

/// <summary>
/// Block Public Access of the bucket (the account's own comes on top of it and is not seen here). Source: GetPublicAccessBlock.
/// </summary>
/// <param name="BlockPublicAcls">New public ACLs are refused.</param>
/// <param name="IgnorePublicAcls">Public ACLs do not count.</param>
/// <param name="BlockPublicPolicy">A public bucket policy is refused when it is put.</param>
/// <param name="RestrictPublicBuckets">Under a public policy only the owner's account and AWS services come in.</param>
public sealed record PublicAccessBlock(bool BlockPublicAcls, bool IgnorePublicAcls, bool BlockPublicPolicy, bool RestrictPublicBuckets);

/// <summary>Who owns new objects. Source: GetBucketOwnershipControls.</summary>
/// <param name="ObjectOwnership"><c>BucketOwnerEnforced</c> (ACLs are off), <c>BucketOwnerPreferred</c> or <c>ObjectWriter</c>.</param>
public sealed record BucketOwnership(string ObjectOwnership)
{
    /// <summary>Whether ACLs are off: a request that sets one is refused.</summary>
    public bool AclsDisabled => ObjectOwnership == "BucketOwnerEnforced";
}

/// <summary>Default encryption of the bucket. Source: GetBucketEncryption.</summary>
public sealed record BucketEncryption
{
    /// <summary><c>AES256</c>, <c>aws:kms</c> or <c>aws:kms:dsse</c>.</summary>
    public required string Algorithm { get; init; }

    /// <summary>KMS key id, alias or ARN as configured; null for the AWS managed key <c>aws/s3</c> and for AES256.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>Whether an S3 Bucket Key is on: then KMS sees the bucket's ARN as encryption context, not the object's.</summary>
    public bool BucketKeyEnabled { get; init; }

    /// <summary>Kinds of encryption that requests may not use, for example <c>SSE-C</c>.</summary>
    public IReadOnlyList<string> BlockedEncryptionTypes { get; init; } = [];
}

/// <summary>
/// One CORS rule. Source: GetBucketCors, <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html"/>.
/// </summary>
public sealed record CorsRule
{
    /// <summary>Name of the rule; null without one.</summary>
    public string? Id { get; init; }

    /// <summary>Origins; one <c>*</c> each at most.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>Methods.</summary>
    public IReadOnlyList<string> AllowedMethods { get; init; } = [];

    /// <summary>Request headers; one <c>*</c> each at most, and case does not matter.</summary>
    public IReadOnlyList<string> AllowedHeaders { get; init; } = [];

    /// <summary>Response headers that a script may read.</summary>
    public IReadOnlyList<string> ExposeHeaders { get; init; } = [];

    /// <summary>How long a browser may keep the answer to a preflight, in seconds; null if not set.</summary>
    public int? MaxAgeSeconds { get; init; }

    /// <summary>
    /// What of the request the rule does not cover: <c>origin</c>, <c>method</c>, or <c>header NAME</c>; null if it covers all.
    /// </summary>
    /// <param name="origin">Origin of the page; null if it is not known, and then not judged.</param>
    /// <param name="method">Method of the request, not OPTIONS.</param>
    /// <param name="headers">Headers that the browser asks for.</param>
    public string? Uncovered(string? origin, string? method, IEnumerable<string> headers)
    {
        if (origin is not null && !AllowedOrigins.Any(o => Matches(o, origin, StringComparison.Ordinal)))
        {
            return "origin";
        }

        if (method is not null && !AllowedMethods.Any(m => m.Equals(method, StringComparison.OrdinalIgnoreCase)))
        {
            return "method";
        }

        string? header = headers.FirstOrDefault(h => !AllowedHeaders.Any(a => Matches(a, h, StringComparison.OrdinalIgnoreCase)));
        return header is null ? null : "header " + header;
    }

    private static bool Matches(string pattern, string text, StringComparison comparison)
    {
        int star = pattern.IndexOf('*');
        return star < 0
            ? pattern.Equals(text, comparison)
            : text.Length >= pattern.Length - 1
                && text.StartsWith(pattern[..star], comparison)
                && text.EndsWith(pattern[(star + 1)..], comparison);
    }
}

/// <summary>The CORS rules of a bucket, in their order.</summary>
/// <param name="Rules">The rules; the first that matches counts.</param>
public sealed record CorsConfiguration(IReadOnlyList<CorsRule> Rules);

/// <summary>Who pays. Source: GetBucketRequestPayment.</summary>
/// <param name="IsRequesterPays">Whether requests must carry x-amz-request-payer.</param>
public sealed record RequestPayment(bool IsRequesterPays);

/// <summary>Transfer acceleration. Source: GetBucketAccelerateConfiguration.</summary>
/// <param name="IsEnabled">Whether the accelerate host serves the bucket.</param>
public sealed record AccelerateConfiguration(bool IsEnabled);
