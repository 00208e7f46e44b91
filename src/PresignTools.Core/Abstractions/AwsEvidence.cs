namespace PresignTools.Abstractions;

/// <summary>What the evidence is to be gathered about. Everything may be null; what is not known is not asked.</summary>
public sealed record EvidenceQuestion
{
    /// <summary>Bucket name or alias.</summary>
    public string? BucketName { get; init; }

    /// <summary>Object key, decoded.</summary>
    public string? Key { get; init; }

    /// <summary>Version of the object.</summary>
    public string? VersionId { get; init; }

    /// <summary>Whether to ask as a requester who pays.</summary>
    public bool RequesterPays { get; init; }

    /// <summary>
    /// KMS key that the request names (x-amz-server-side-encryption-aws-kms-key-id); otherwise the object's, else the bucket's is looked
    /// at.
    /// </summary>
    public string? KmsKeyId { get; init; }

    /// <summary>IAM actions to simulate for the signer, for example <c>s3:GetObject</c>; none to leave it out.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>
    /// When it is cancelled, enough is known, and nothing is waited for any more: what has no answer by then is a failed question.
    /// </summary>
    public CancellationToken Enough { get; init; }
}

/// <summary>Everything that AWS was asked for one question. Each part stands alone: one refusal spoils no other.</summary>
public sealed record AwsEvidence
{
    private const string Nothing = "it was not asked";

    /// <summary>Who the signer is.</summary>
    public ProbeResult<CallerIdentity> Identity { get; init; } = Probe.NotAsked<CallerIdentity>("sts:GetCallerIdentity", Nothing);

    /// <summary>The bucket: whether it exists, and its region.</summary>
    public ProbeResult<BucketHead> Bucket { get; init; } = Probe.NotAsked<BucketHead>("s3:ListBucket", Nothing);

    /// <summary>Whether the bucket belongs to the signer's account.</summary>
    public ProbeResult<BucketOwner> BucketOwner { get; init; } = Probe.NotAsked<BucketOwner>("s3:ListBucket", Nothing);

    /// <summary>Bucket policy.</summary>
    public ProbeResult<PolicyText> BucketPolicy { get; init; } = Probe.NotAsked<PolicyText>("s3:GetBucketPolicy", Nothing);

    /// <summary>Whether the bucket policy is public.</summary>
    public ProbeResult<BucketPolicyStatus> PolicyStatus { get; init; } =
        Probe.NotAsked<BucketPolicyStatus>("s3:GetBucketPolicyStatus", Nothing);

    /// <summary>Block Public Access of the bucket.</summary>
    public ProbeResult<PublicAccessBlock> PublicAccessBlock { get; init; } =
        Probe.NotAsked<PublicAccessBlock>("s3:GetBucketPublicAccessBlock", Nothing);

    /// <summary>Ownership controls.</summary>
    public ProbeResult<BucketOwnership> Ownership { get; init; } =
        Probe.NotAsked<BucketOwnership>("s3:GetBucketOwnershipControls", Nothing);

    /// <summary>Default encryption.</summary>
    public ProbeResult<BucketEncryption> Encryption { get; init; } =
        Probe.NotAsked<BucketEncryption>("s3:GetEncryptionConfiguration", Nothing);

    /// <summary>CORS rules.</summary>
    public ProbeResult<CorsConfiguration> Cors { get; init; } = Probe.NotAsked<CorsConfiguration>("s3:GetBucketCORS", Nothing);

    /// <summary>Requester Pays.</summary>
    public ProbeResult<RequestPayment> RequestPayment { get; init; } =
        Probe.NotAsked<RequestPayment>("s3:GetBucketRequestPayment", Nothing);

    /// <summary>Transfer acceleration.</summary>
    public ProbeResult<AccelerateConfiguration> Accelerate { get; init; } =
        Probe.NotAsked<AccelerateConfiguration>("s3:GetAccelerateConfiguration", Nothing);

    /// <summary>The object, as the signer sees it.</summary>
    public ProbeResult<ObjectHead> Object { get; init; } = Probe.NotAsked<ObjectHead>("s3:GetObject", Nothing);

    /// <summary>The KMS key: that of the request, else the object's, else the bucket's default.</summary>
    public ProbeResult<KmsKey> KmsKey { get; init; } = Probe.NotAsked<KmsKey>("kms:DescribeKey", Nothing);

    /// <summary>Policy of that key.</summary>
    public ProbeResult<PolicyText> KmsKeyPolicy { get; init; } = Probe.NotAsked<PolicyText>("kms:GetKeyPolicy", Nothing);

    /// <summary>The signer's own policies.</summary>
    public ProbeResult<IdentityPolicies> IdentityPolicies { get; init; } = Probe.NotAsked<IdentityPolicies>("iam:GetRole", Nothing);

    /// <summary>IAM's simulation of the question's actions.</summary>
    public ProbeResult<SimulatedDecisions> Simulation { get; init; } =
        Probe.NotAsked<SimulatedDecisions>("iam:SimulatePrincipalPolicy", Nothing);

    /// <summary>All of them, in the order above.</summary>
    public IReadOnlyList<ProbeResult> All =>
        [
            Identity,
            Bucket,
            BucketOwner,
            BucketPolicy,
            PolicyStatus,
            PublicAccessBlock,
            Ownership,
            Encryption,
            Cors,
            RequestPayment,
            Accelerate,
            Object,
            KmsKey,
            KmsKeyPolicy,
            IdentityPolicies,
            Simulation,
        ];
}
