using System.Collections;
using System.Management.Automation;
using PresignTools.Completers;
using PresignTools.Transformations;

namespace PresignTools.Commands;

/// <content>The parameters.</content>
public sealed partial class GetS3AccessDecisionCommand
{
    private const string OfUrl = "Url";
    private const string OfAction = "Action";
    private const string OfOperation = "Operation";

    /// <summary>A presigned URL, or what New-S3PresignedUrl returned.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = OfUrl)]
    public string Url { get; set; } = null!;

    /// <summary>HTTP method that the URL is signed for; it does not stand in the URL.</summary>
    [Parameter(ParameterSetName = OfUrl)]
    [MethodName]
    [ArgumentCompleter(typeof(MethodCompleter))]
    public string? Method { get; set; }

    /// <summary>Who asks: an ARN, an account id, a service, or anonymous. For a URL: who signed it.</summary>
    [Parameter(ParameterSetName = OfUrl)]
    [Parameter(Mandatory = true, ParameterSetName = OfAction)]
    [Parameter(Mandatory = true, ParameterSetName = OfOperation)]
    [Alias("PrincipalArn")]
    public string? Principal { get; set; }

    /// <summary>IAM action, as in s3:GetObject.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OfAction)]
    [ArgumentCompleter(typeof(ActionCompleter))]
    public string Action { get; set; } = null!;

    /// <summary>ARN of the resource, or * for an action that has none.</summary>
    [Parameter(ParameterSetName = OfAction)]
    public string? Resource { get; set; }

    /// <summary>S3 operation, as in PutObject: all actions that it needs are decided.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OfOperation)]
    [ArgumentCompleter(typeof(S3OperationCompleter))]
    public string Operation { get; set; } = null!;

    /// <summary>Bucket name, or ARN of an access point.</summary>
    [Parameter(ParameterSetName = OfAction, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = OfOperation, ValueFromPipelineByPropertyName = true)]
    [Alias("Bucket")]
    public string? BucketName { get; set; }

    /// <summary>Object key.</summary>
    [Parameter(ParameterSetName = OfAction, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = OfOperation, ValueFromPipelineByPropertyName = true)]
    public string? Key { get; set; }

    /// <summary>Version of the object.</summary>
    [Parameter(ParameterSetName = OfOperation, ValueFromPipelineByPropertyName = true)]
    public string? VersionId { get; set; }

    /// <summary>Headers that the client sends: they decide which actions are needed, and conditions look at them.</summary>
    [Parameter(ParameterSetName = OfUrl)]
    [Parameter(ParameterSetName = OfOperation)]
    [Alias("Headers")]
    public IDictionary? Header { get; set; }

    /// <summary>
    /// Headers that the URL has signed, as New-S3PresignedUrl and ConvertFrom-S3PresignedUrl tell them: with values, or by name. -Header
    /// goes before.
    /// </summary>
    [Parameter(ParameterSetName = OfUrl, ValueFromPipelineByPropertyName = true)]
    [Alias("RequiredHeaders")]
    public object? RequiredHeader { get; set; }

    /// <summary>Policies of the caller: its own and those of its groups.</summary>
    [Parameter]
    public object[]? IdentityPolicy { get; set; }

    /// <summary>The bucket policy.</summary>
    [Parameter]
    [Alias("ResourcePolicy")]
    public object[]? BucketPolicy { get; set; }

    /// <summary>The policy of the access point that is addressed.</summary>
    [Parameter]
    public object[]? AccessPointPolicy { get; set; }

    /// <summary>The policy of the KMS key.</summary>
    [Parameter]
    public object[]? KeyPolicy { get; set; }

    /// <summary>The trust policy of the role, for sts:AssumeRole.</summary>
    [Parameter]
    [Alias("AssumeRolePolicyDocument")]
    public object[]? TrustPolicy { get; set; }

    /// <summary>The caller's permissions boundary.</summary>
    [Parameter]
    public object[]? PermissionsBoundary { get; set; }

    /// <summary>Policies passed when the session was made.</summary>
    [Parameter]
    public object[]? SessionPolicy { get; set; }

    /// <summary>Service control policies, by level.</summary>
    [Parameter]
    public object[]? ServiceControlPolicy { get; set; }

    /// <summary>Resource control policies, by level.</summary>
    [Parameter]
    public object[]? ResourceControlPolicy { get; set; }

    /// <summary>Policy of the VPC endpoint that the request goes through.</summary>
    [Parameter]
    public object[]? VpcEndpointPolicy { get; set; }

    /// <summary>Whether RestrictPublicBuckets is on: $true, or the object of Get-S3PublicAccessBlock.</summary>
    [Parameter]
    [Alias("PublicAccessBlockConfiguration")]
    public object? BlockPublicAccess { get; set; }

    /// <summary>Condition keys of the request with their values.</summary>
    [Parameter]
    public IDictionary? Context { get; set; }

    /// <summary>Takes -Context as all there is: nothing is derived from caller, resource, URL or clock.</summary>
    [Parameter]
    public SwitchParameter ExactContext { get; set; }

    /// <summary>Address that the request comes from (aws:SourceIp): of whoever uses the URL.</summary>
    [Parameter]
    public string? SourceIp { get; set; }

    /// <summary>VPC endpoint that the request goes through (aws:SourceVpce).</summary>
    [Parameter]
    public string? VpcEndpointId { get; set; }

    /// <summary>VPC that the request comes from (aws:SourceVpc).</summary>
    [Parameter]
    public string? Vpc { get; set; }

    /// <summary>Account that owns the bucket or key.</summary>
    [Parameter]
    [ValidatePattern("^[0-9]{12}$")]
    public string? ResourceAccount { get; set; }

    /// <summary>Bucket behind the access point, for its bucket policy.</summary>
    [Parameter]
    public string? UnderlyingBucket { get; set; }

    /// <summary>The KMS key that encrypts the object: its ARN, or its id or alias.</summary>
    [Parameter]
    [Alias("KeyArn")]
    public string? KmsKeyArn { get; set; }

    /// <summary>ARN of the IAM user that made a federation token.</summary>
    [Parameter]
    public string? FederatingUserArn { get; set; }

    /// <summary>The instant to decide for; default now.</summary>
    [Parameter]
    public DateTimeOffset? AsOf { get; set; }
}
