using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis.Told;

/// <summary>Who asks, as texts without a URL and without a code tell it.</summary>
public class ToldIdentityTests
{
    private const string Denied = "<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>4442587FB7D0A2F9</RequestId></Error>";

    [Theory]
    [InlineData("aws_s3 secrets of DuckDB\nSET s3_skip_signature = true;\nHTTP GET error: 403 Forbidden (s3://example-lake/t.parquet)")]
    [InlineData("fs.s3a.aws.credentials.provider=org.apache.hadoop.fs.s3a.AnonymousAWSCredentialsProvider\nopen s3a://example-lake/t: AccessDenied: Access Denied")]
    [InlineData("s3 = fs.S3FileSystem(anonymous=True, region='eu-west-1')\nOSError: When reading information for key 'a' in bucket 'example-lake': AWS Error ACCESS_DENIED: Access Denied, 403")]
    [InlineData("boto3.client('s3', config=Config(signature_version=UNSIGNED))\nAn error occurred (403) when calling the HeadObject operation: Forbidden")]
    public void A_client_that_is_set_to_send_no_signature(string text)
    {
        PresignDiagnosis diagnosis = Read(text);

        Assert.Equal(CauseId.UnsignedRequest, diagnosis.RootCause);
        Assert.Equal(Certainty.Likely, diagnosis.Certainty);
    }

    [Theory]
    [InlineData("s3 = s3fs.S3FileSystem(anon=False)\nPermissionError: Forbidden\nAn error occurred (403) when calling the HeadObject operation: Forbidden")]
    [InlineData("With --no-sign-request it works for the public one.\naws s3 cp s3://example-lake/t.csv .\nAn error occurred (403) when calling the HeadObject operation: Forbidden")]
    [InlineData("// anonymous: true\nAccessDenied: Access Denied\n    at de_GetObjectCommandError")]
    [InlineData("the anonymous bucket policy is gone\nAccessDenied: Access Denied\n    at de_GetObjectCommandError")]
    public void A_client_that_signs_is_not_called_unsigned(string text) =>
        Assert.NotEqual(CauseId.UnsignedRequest, Read(text).RootCause);

    [Theory]
    [InlineData("2026-05-04T10:00:00 1 beast: 0x7f: 192.0.2.4 - anonymous [04/May/2026:10:00:00] \"GET /photos/a.jpg HTTP/1.1\" 403 226\nAccessDenied")]
    [InlineData("\"userIdentity\": {\"type\": \"AWSAccount\", \"principalId\": \"\", \"accountId\": \"ANONYMOUS_PRINCIPAL\"},\n\"errorCode\": \"AccessDenied\", \"eventName\": \"GetObject\", \"eventSource\": \"s3.amazonaws.com\"")]
    public void A_server_that_calls_the_caller_anonymous(string text) =>
        Assert.Equal(CauseId.UnsignedRequest, Read(text).RootCause);

    [Fact]
    public void A_page_that_had_no_URL_to_send_to()
    {
        Assert.Equal(
            CauseId.UnsignedRequest,
            Read("dropzone\nPUT https://examplebucket.s3.eu-central-1.amazonaws.com/undefined 403 (Forbidden)\nwe make a presigned URL in the API").RootCause);
        Assert.Equal(CauseId.NotS3, Read("POST http://localhost:3000/null 404 (Not Found)\nour S3 upload with a presigned URL").RootCause);
        Assert.NotEqual(
            CauseId.UnsignedRequest,
            Read($"GET https://examplebucket.s3.eu-central-1.amazonaws.com/undefined/a.png?X-Amz-Signature=x 403 (Forbidden)\n{Denied}").RootCause);
    }

    [Theory]
    [InlineData("mc admin user svcacct add myminio loader --policy ./only-in.json\nAccess Denied. uploading s3 object out/a.csv")]
    [InlineData("creds = sts.assume_role(RoleArn=R, RoleSessionName='n', PolicyArns=[{'arn': P}])\nclient error AccessDenied: Access Denied\nGET s3 object of the second prefix")]
    [InlineData("- uses: aws-actions/configure-aws-credentials@v4\n  with:\n    role-to-assume: arn:aws:iam::111122223333:role/ci\n    inline-session-policy: '{...}'\nfatal error: An error occurred (AccessDenied) when calling the PutObject operation: Access Denied")]
    public void A_session_with_a_policy_of_its_own(string text) => Assert.Equal(CauseId.SessionPolicy, Read(text).RootCause);

    [Theory]
    [InlineData("Type: AWS::IAM::Role\nManagedPolicyArns: [arn:aws:iam::aws:policy/ReadOnlyAccess]\nAssumeRolePolicyDocument: {}\nAn error occurred (AccessDenied) when calling the PutObject operation: Access Denied")]
    [InlineData("sts.assume_role(RoleArn=R, RoleSessionName='n')\nAn error occurred (AccessDenied) when calling the PutObject operation: Access Denied")]
    public void A_role_with_managed_policies_has_no_session_policy(string text) =>
        Assert.DoesNotContain(CauseId.SessionPolicy, Read(text).PossibleCauses.Take(1));

    [Fact]
    public void Sessions_that_were_revoked()
    {
        const string Sentence = "AccessDenied: User: arn:aws:sts::111122223333:assumed-role/worker/i-1 is not authorized to perform: s3:PutObject on "
            + "resource: \"arn:aws:s3:::examplebucket/a\" with an explicit deny in an identity-based policy";

        Assert.Equal(CauseId.SessionRevoked, Read($"{Sentence}\nWe redeployed the pods at noon, and since then it works again, same role.").RootCause);
        Assert.NotEqual(CauseId.SessionRevoked, Read($"{Sentence}\nIt never did anything else.").RootCause);
        Assert.NotEqual(
            CauseId.SessionRevoked,
            Read(Sentence.Replace("identity-based", "resource-based") + "\nAfter a restart it works, then not.").RootCause);
    }

    [Theory]
    [InlineData("AuthorizationHeaderMalformed: The authorization header is malformed; a non-empty Access Key (AKID) must be provided in the credential.")]
    [InlineData("rclone: S3 error: AuthorizationQueryParametersError: a non-empty Access Key (AKID) must be provided in the credential")]
    public void An_empty_key_id(string text) => Assert.Equal(CauseId.InvalidOrDeletedAccessKey, Read(text).RootCause);

    [Fact]
    public void Somebody_elses_link()
    {
        const string Azure = "<Error><Code>AuthenticationFailed</Code><Message>Server failed to authenticate the request.</Message></Error>";

        Assert.Equal(
            CauseId.ThirdPartySigner,
            Read($"brew fetch jq\ncurl: (22) https://release-assets.githubusercontent.com/github-production-release-asset/1/a?se=2026\n{Azure}").RootCause);
        Assert.Equal(CauseId.NotS3, Read($"azcopy cp a https://acct.blob.core.windows.net/c/a?sig=x\n{Azure}").RootCause);
    }

    [Fact]
    public void A_job_whose_log_has_thousandths_behind_a_comma()
    {
        PresignDiagnosis diagnosis = Read(
            "2026-03-02 08:00:00,114 INFO start\n2026-03-02 09:00:07,504: ERROR upload of 9.bin: An error occurred (ExpiredToken) when calling the "
                + "PutObject operation: The provided token has expired. Two hours of work to go.");

        Assert.Equal(CauseId.SessionExpiredMidJob, diagnosis.RootCause);
        Assert.NotEqual(504, diagnosis.StatusCode);
    }

    private static PresignDiagnosis Read(string text) => TextIntake.Read(text, out _).Diagnose();
}
