using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis.Told;

/// <summary>Failures as operators of AWS's services paste them: templates, states, pods, networks.</summary>
public class AwsOperationsTests
{
    [Theory]
    [InlineData("UPDATE_FAILED AWS::Lambda::Function \"Error occurred while GetObject. S3 Error Code: NoSuchBucket. S3 Error Message: The specified bucket does not exist (Service: Lambda, Status Code: 400, Request ID: 1)\"", CauseId.BucketDoesNotExist)]
    [InlineData("sam deploy: Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist. (Service: AWSLambda; Status Code: 400; Error Code: InvalidParameterValueException; Request ID: 1)", CauseId.WrongBucketOrKey)]
    [InlineData("Error occurred while GetObject. S3 Error Code: PermanentRedirect. S3 Error Message: The bucket is in this region: eu-central-1. Please use this region to retry the request (Service: AWSLambdaInternal; Status Code: 400; Error Code: InvalidParameterValueException; Request ID: 1; Proxy: null)", CauseId.WrongRegion)]
    [InlineData("An error occurred (AccessDeniedException) when calling the CreateFunction operation: User: arn:aws:iam::111122223333:user/a is not authorized to perform: lambda:CreateFunction on resource: x", CauseId.NotS3)]
    public void What_S3_said_to_another_service_counts(string text, string cause) => Assert.Equal(cause, Read(text).RootCause);

    [Theory]
    [InlineData("error: operation error S3: ListObjectsV2, failed to resolve service endpoint, endpoint rule error, A region must be set when sending requests to S3.")]
    [InlineData("terraform s3 backend\nError: Missing region configuration")]
    [InlineData("registry, s3 storage: panic: no region in the config")]
    [InlineData("IllegalArgumentException: region must not be null when signing s3 requests")]
    [InlineData("PHP Fatal error: InvalidArgumentException: A \"region\" configuration value is required for the \"s3\" service")]
    [InlineData("error=Sink \"s3\": region is required")]
    public void A_region_that_is_not_set(string text) => Assert.Equal(CauseId.WrongRegion, Read(text).RootCause);

    [Theory]
    [InlineData("region is not set in my config, since the server has none. An error occurred (AccessDenied) when calling the PutObject operation: Access Denied")]
    [InlineData("$ aws configure list\n  region     <not set>   None  None\nCould not connect to the endpoint URL: \"https://b.s3.amazonaws.com/\"")]
    public void A_person_who_speaks_of_the_region_is_no_error(string text) =>
        Assert.DoesNotContain(CauseId.WrongRegion, Read(text).PossibleCauses);

    [Theory]
    [InlineData("terraform apply: Error saving state: failed to upload state: NoCredentialProviders: no valid providers in chain")]
    [InlineData("pulumi up: error: failed to save checkpoint: operation error S3: PutObject, get identity: get credentials: failed to refresh cached credentials, no EC2 IMDS role found")]
    [InlineData("Error releasing the state lock: failed to retrieve credentials: NoCredentialProviders: no valid providers in chain, s3 backend")]
    public void Credentials_that_are_gone_in_the_last_step(string text)
    {
        PresignDiagnosis diagnosis = Read(text);
        Assert.Equal(CauseId.SessionExpiredMidJob, diagnosis.RootCause);
        Assert.Equal(EvidenceKind.SeenInRequest, diagnosis.EvidenceKind);
    }

    [Fact]
    public void Credentials_that_were_never_there_are_another_matter() => Assert.Equal(CauseId.UnsignedRequest, Read(
        "terraform init, s3 backend\nError: No valid credential sources found").RootCause);

    [Theory]
    [InlineData("aws s3 ls on R2 with AWS_SESSION_TOKEN=\"\"\nAn error occurred (InvalidArgument) when calling the ListBuckets operation: X-Amz-Security-Token")]
    [InlineData("<Error><Code>InvalidRequest</Code><Message>Invalid X-Amz-Security-Token header</Message></Error>")]
    public void A_token_that_another_server_does_not_take(string text)
    {
        Assert.Equal(CauseId.MalformedSessionToken, Read(text).RootCause);
        Assert.Equal(EvidenceKind.NamedByAnswer, Read(text).EvidenceKind);
    }

    [Theory]
    [InlineData("API: s3:PutBucketPolicy Access Denied\nnew s3.Bucket(this, 'b', { publicReadAccess: true });", EvidenceKind.SeenInRequest)]
    [InlineData("cdk: bucket.grantPublicAccess(); API: s3:PutBucketPolicy Access Denied", EvidenceKind.SeenInRequest)]
    [InlineData("putting S3 Bucket (b) Policy: operation error S3: PutBucketPolicy, https response error StatusCode: 403, api error AccessDenied: Access Denied\nprincipals { type = \"*\" identifiers = [\"*\"] }", EvidenceKind.SeenInRequest)]
    [InlineData("the public static site of the examples: API: s3:PutBucketPolicy Access Denied", EvidenceKind.Circumstance)]
    public void A_public_policy_that_is_refused(string text, EvidenceKind kind)
    {
        PresignDiagnosis diagnosis = Read(text);
        Assert.Equal(CauseId.PublicAccessBlock, diagnosis.RootCause);
        Assert.Equal(kind, diagnosis.EvidenceKind);
    }

    [Theory]
    [InlineData("API: s3:PutBucketPolicy Access Denied\nnew s3.Bucket(this, 'b', { publicReadAccess: true, blockPublicAccess: s3.BlockPublicAccess.BLOCK_ACLS });")]
    [InlineData("putting S3 Bucket (b) Policy: AccessDenied: Access Denied\nblock_public_policy = false\nprincipals { type = \"*\" identifiers = [\"*\"] }")]
    [InlineData("putting S3 Bucket (b) Policy: AccessDenied: Access Denied\nprincipals { type = \"AWS\" identifiers = [aws_iam_role.r.arn] }")]
    public void A_policy_that_is_not_public_or_may_be_is_no_matter_of_the_block(string text) =>
        Assert.Equal(Certainty.Possible, Read(text).Certainty);

    [Theory]
    [InlineData("reading S3 Bucket (logs): operation error S3: HeadBucket, https response error StatusCode: 403, api error Forbidden: Forbidden. I have AdministratorAccess")]
    [InlineData("pulumi up, aws.s3.Bucket: operation error S3: HeadBucket, https response error StatusCode: 403, Forbidden")]
    [InlineData("An error occurred (403) when calling the HeadBucket operation: Forbidden\nthe role has AmazonS3FullAccess")]
    public void A_bucket_of_that_name_is_somebody_elses(string text)
    {
        PresignDiagnosis diagnosis = Read(text);
        Assert.Equal(CauseId.WrongBucketOrKey, diagnosis.RootCause);
        Assert.Equal(Certainty.Possible, diagnosis.Certainty);
    }

    [Fact]
    public void Where_nothing_says_who_may_what_the_look_is_the_tools_own() => Assert.Equal(CauseId.HiddenCallNotPermitted, Read(
        "An error occurred (403) when calling the HeadBucket operation: Forbidden\nthe key may read and write objects").RootCause);

    [Theory]
    [InlineData("axios.put(event.ResponseURL, body)\n<Error><Code>SignatureDoesNotMatch</Code></Error>")]
    [InlineData("requests.put(event['ResponseURL'], json=body)\n<Error><Code>SignatureDoesNotMatch</Code></Error>")]
    public void The_answer_of_a_custom_resource_has_an_empty_type(string text) =>
        Assert.Equal(CauseId.ContentTypeMismatch, Read(text).RootCause);

    [Fact]
    public void A_custom_resource_that_sends_an_empty_type_is_right() => Assert.Equal(Certainty.Possible, Read(
        "axios.put(event.ResponseURL, body, { headers: {'content-type': ''} })\n<Error><Code>SignatureDoesNotMatch</Code></Error>").Certainty);

    [Theory]
    [InlineData("dnf from the S3 repository hangs in the private subnet. We have an interface endpoint in the VPC.")]
    [InlineData("The lambda is in a VPC, s3.getObject never returns. There is no NAT.")]
    public void Where_nothing_comes_back_no_policy_refused(string text)
    {
        PresignDiagnosis diagnosis = Read(text);
        Assert.Equal(CauseId.DnsOrTls, diagnosis.RootCause);
        Assert.DoesNotContain(CauseId.VpcEndpointPolicy, diagnosis.PossibleCauses);
    }

    [Fact]
    public void A_refusal_in_such_a_network_may_be_its_policy() => Assert.Contains(CauseId.VpcEndpointPolicy, Read(
        "It hangs at times. In the private subnet with a gateway endpoint:\nAn error occurred (AccessDenied) when calling the GetObject operation: Access Denied").PossibleCauses);

    [Theory]
    [InlineData("An error occurred (InsufficientS3BucketPolicyException) when calling the CreateTrail operation: Incorrect S3 bucket policy is detected for bucket: example-trail")]
    [InlineData("InvalidConfigurationRequest: Access Denied for bucket: example-logs. Please check S3bucket permission")]
    [InlineData("put-delivery-channel: (InsufficientDeliveryPolicyException) Insufficient delivery policy to s3 bucket: example-config, unable to write to bucket")]
    public void A_service_that_writes_needs_the_buckets_policy(string text) =>
        Assert.Equal(CauseId.BucketPolicyMissingAllowCrossAccount, Read(text).RootCause);

    [Fact]
    public void A_name_that_is_in_use() => Assert.Equal(CauseId.WrongBucketOrKey, Read(
        "creating S3 Bucket (my-app): BucketAlreadyExists: The requested bucket name is not available.").RootCause);

    private static PresignDiagnosis Read(string text) => TextIntake.Read(text, out _).Diagnose();
}
