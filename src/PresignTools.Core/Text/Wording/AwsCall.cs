namespace PresignTools.Text.Wording;

/// <summary>Operations of AWS that advice asks for, by the names of their APIs.</summary>
internal enum AwsCall
{
    /// <summary>KMS: stop the deletion of a key.</summary>
    CancelKeyDeletion,

    /// <summary>S3: begin an upload in parts.</summary>
    CreateMultipartUpload,

    /// <summary>KMS: state and account of a key.</summary>
    DescribeKey,

    /// <summary>EC2: VPC endpoints with their policies.</summary>
    DescribeVpcEndpoints,

    /// <summary>KMS: switch a key on.</summary>
    EnableKey,

    /// <summary>S3: CORS rules of a bucket.</summary>
    GetBucketCors,

    /// <summary>S3: region of a bucket.</summary>
    GetBucketLocation,

    /// <summary>S3: policy of a bucket.</summary>
    GetBucketPolicy,

    /// <summary>S3: who pays for requests.</summary>
    GetBucketRequestPayment,

    /// <summary>STS: who the credentials belong to.</summary>
    GetCallerIdentity,

    /// <summary>KMS: policy of a key.</summary>
    GetKeyPolicy,

    /// <summary>S3: an object.</summary>
    GetObject,

    /// <summary>IAM: one version of a policy.</summary>
    GetPolicyVersion,

    /// <summary>S3: Block Public Access of a bucket.</summary>
    GetPublicAccessBlock,

    /// <summary>STS: a session for a user, with MFA.</summary>
    GetSessionToken,

    /// <summary>S3: headers of an object.</summary>
    HeadObject,

    /// <summary>S3: keys of a bucket.</summary>
    ListObjectsV2,

    /// <summary>Organizations: policies of an account.</summary>
    ListPoliciesForTarget,

    /// <summary>S3: set the CORS rules of a bucket.</summary>
    PutBucketCors,

    /// <summary>S3: upload an object.</summary>
    PutObject,

    /// <summary>S3: bring an archived object back for some days.</summary>
    RestoreObject,
}
