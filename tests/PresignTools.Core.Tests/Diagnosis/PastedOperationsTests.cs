using PresignTools.Diagnosis;
using PresignTools.Errors;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis;

/// <summary>Failures of operations on AWS as people paste them: SDKs' refusals, partitions, logs of S3, origins of a CDN.</summary>
public class PastedOperationsTests
{
    private const string MultiRegion = "arn:aws:s3::111122223333:accesspoint/m0abc.mrap";

    private const string LogHead =
        "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be docs [06/Feb/2024:10:00:38 +0000] 192.0.2.3 - 3E57427F3EXAMPLE ";

    private const string SignedAtEight = "/a.pdf?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20240206%2Fus-west-1"
        + "%2Fs3%2Faws4_request&X-Amz-Date=20240206T080000Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host"
        + "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404";

    [Theory]
    [InlineData("MissingDependencyException: This operation requires an additional dependency. Use pip install botocore[crt] before proceeding.")]
    [InlineData("AmazonClientException: Add a reference to the AWSSDK.Extensions.CrtIntegration NuGet package to use AWS Signature V4a.")]
    [InlineData("PHP Fatal error: AWS Common Runtime for PHP is required to use Signature V4A.")]
    [InlineData("TypeError: Cannot read properties of undefined (reading 'enable_logging')\n    at new CrtSignerV4 (/var/task/index.js:1:2)")]
    [InlineData("ERROR \"ls s3://" + MultiRegion + "/\": InvalidRequest: Multi-Region Access Points only support SigV4A signing")]
    [InlineData("ParamValidationError: Invalid bucket name \"" + MultiRegion + "\": Bucket name must match the regex")]
    public void A_signer_that_lacks_SigV4A(string text) => Assert.Equal(CauseId.AccessPointOrMrapSigV4A, Root(text));

    [Theory]
    [InlineData("Error: InvalidBucketName (HTTP 400). The specified bucket is not valid.\nBucket = \"arn:aws:s3:eu-west-1:111122223333:accesspoint/ap\"")]
    [InlineData("InvalidConfiguration: Custom endpoint is not compatible with access point ARN\n    at send (s3.js:1:2)")]
    public void A_client_that_does_not_know_access_points(string text) => Assert.Equal(CauseId.SdkSigningBug, Root(text));

    [Theory]
    [InlineData("region: us-gov-west-1 (the bucket)\nInvalidAccessKeyId: The AWS Access Key Id you provided does not exist in our records.")]
    [InlineData("arn:aws-cn:iam::111122223333:user/li uploads\n403 InvalidAccessKeyId: The AWS Access Key Id you provided does not exist in our records.")]
    [InlineData("our account is in GovCloud\nAn error occurred (InvalidToken) when calling the ListBuckets operation: The provided token is malformed or otherwise invalid.")]
    public void Keys_of_another_partition(string text) => Assert.Equal(CauseId.WrongEndpointServer, Root(text));

    [Fact]
    public void A_request_that_went_to_the_partition_leaves_the_key_at_fault() => Assert.Equal(
        CauseId.InvalidOrDeletedAccessKey,
        Root("GET https://data.s3.us-gov-west-1.amazonaws.com/a?AWSAccessKeyId=AKIAIOSFODNN7ABCDEFG&Expires=1700000000&Signature=Atb47Bskjc9DAfqHbbDeTVGdNys%3D\n"
            + "<Error><Code>InvalidAccessKeyId</Code><Message>The AWS Access Key Id you provided does not exist in our records.</Message></Error>"));

    [Fact]
    public void Another_partition_leaves_nothing_established()
    {
        PresignDiagnosis diagnosis = Diagnose("cn-north-1\n<Error><Code>InvalidAccessKeyId</Code><Message>The AWS Access Key Id you provided "
            + "does not exist in our records.</Message><AWSAccessKeyId>AKIAIOSFODNN7ABCDEFG</AWSAccessKeyId></Error>");

        Assert.NotEqual(Certainty.Established, diagnosis.Certainty);
    }

    [Theory]
    [InlineData("Forbidden", 403)]
    [InlineData("MovedPermanently", 301)]
    public void A_status_that_NET_names(string name, int status) => Assert.Equal(
        status,
        Diagnose($"Error making request with Error Code {name} and Http Status Code {name}. No further error information was returned by the service.")
            .StatusCode);

    [Fact]
    public void The_log_of_a_URL_that_had_ended() => Assert.Equal(
        CauseId.UrlExpired,
        Root(LogHead + "REST.GET.OBJECT a.pdf \"GET " + SignedAtEight + " HTTP/1.1\" 403 AccessDenied 243 - 7 - \"-\" \"curl/7\" - s9= SigV4 "
            + "ECDHE-RSA-AES128-GCM-SHA256 QueryString docs.s3.us-west-1.amazonaws.com TLSV1.2 - -"));

    [Fact]
    public void The_log_of_a_request_by_nobody() => Assert.Equal(
        CauseId.UnsignedRequest,
        Root(LogHead + "REST.GET.OBJECT a.pdf \"GET /a.pdf HTTP/1.1\" 403 AccessDenied 243 - 7 - \"-\" \"Mozilla/5.0\" - s9= - "
            + "ECDHE-RSA-AES128-GCM-SHA256 - docs.s3.us-west-1.amazonaws.com TLSV1.2 - -"));

    [Fact]
    public void The_log_of_a_request_that_was_signed_in_its_header() => Assert.NotEqual(
        CauseId.UnsignedRequest,
        Root(LogHead.Replace(" - 3E", " arn:aws:iam::111122223333:user/a 3E", StringComparison.Ordinal)
            + "REST.GET.OBJECT a.pdf \"GET /a.pdf HTTP/1.1\" 403 AccessDenied 243 - 7 - \"-\" \"aws-cli\" - s9= SigV4 "
            + "ECDHE-RSA-AES128-GCM-SHA256 AuthHeader docs.s3.us-west-1.amazonaws.com TLSV1.2 - -"));

    [Fact]
    public void A_website_as_the_origin_of_a_CDN() => Assert.Equal(
        CauseId.WebsiteEndpoint,
        Root("CloudFront with origin access control, 403 for every path\norigin: site.s3-website.eu-central-1.amazonaws.com\n"
            + "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"));

    [Fact]
    public void The_bucket_itself_as_the_origin() => Assert.NotEqual(
        CauseId.WebsiteEndpoint,
        Root("CloudFront with origin access control, 403 for every path\norigin: site.s3.eu-central-1.amazonaws.com\n"
            + "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"));

    [Fact]
    public void An_access_point_of_a_VPC() => Assert.Equal(
        CauseId.VpceCondition,
        Root("An error occurred (AccessDenied) when calling the GetObject operation: Access Denied\n"
            + "{ \"Name\": \"internal\", \"Bucket\": \"data\", \"NetworkOrigin\": \"VPC\", \"VpcConfiguration\": { \"VpcId\": \"vpc-0abc\" } }"));

    [Fact]
    public void An_access_point_of_the_internet() => Assert.NotEqual(
        CauseId.VpceCondition,
        Root("An error occurred (AccessDenied) when calling the GetObject operation: Access Denied\n"
            + "{ \"Name\": \"internal\", \"Bucket\": \"data\", \"NetworkOrigin\": \"Internet\" }"));

    [Theory]
    [InlineData("*", CauseId.PublicAccessBlock)]
    [InlineData("arn:aws:iam::111122223333:user/a", CauseId.MissingIdentityPermission)]
    public void A_bucket_policy_that_is_refused(string principal, string cause) => Assert.Equal(
        cause,
        Root("An error occurred (AccessDenied) when calling the PutBucketPolicy operation: Access Denied\nbucket policy:\n"
            + "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"" + principal
            + "\"},\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::site/*\"}]}"));

    [Theory]
    [InlineData("Error: error loading state: ExpiredToken: The provided token has expired.\n\tstatus code: 400, request id: A, host id: B")]
    [InlineData("FATAL ERROR: Error syncing to remote: The security token included in the request is expired")]
    public void A_program_whose_session_ended(string text) => Assert.Equal(CauseId.SessionExpiredMidJob, Root(text));

    [Fact]
    public void A_clock_that_STS_complains_of() => Assert.Equal(
        CauseId.ClockSkew,
        Root("SignatureDoesNotMatch: Signature expired: 20240501T100000Z is now earlier than 20240501T101000Z (20240501T102500Z - 15 min.)"));

    [Fact]
    public void A_directory_bucket_without_a_session() => Assert.Equal(
        CauseId.ExpressSessionToken,
        Root("InvalidRequest: This operation requires an S3 Express session\nbucket: lake--use1-az4--x-s3"));

    [Theory]
    [InlineData("Uploading cache.zip to https://cache.s3.amazonaws.com/runner/1\nWARNING: received: 403 Forbidden")]
    [InlineData("POST https://cache.s3.amazonaws.com/  403 (Forbidden)")]
    public void A_tool_that_prints_where_it_uploads_to_may_have_signed(string text) =>
        Assert.NotEqual(CauseId.UnsignedRequest, Root(text));

    [Fact]
    public void A_sentence_about_a_command_is_none()
    {
        PresignDiagnosis diagnosis = Diagnose("curl of the link gives 403 AccessDenied\n"
            + "bucket policy: {\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::x/*\",\"Condition\":"
            + "{\"NotIpAddress\":{\"aws:SourceIp\":\"198.51.100.0/24\"}}}");

        Assert.Equal("AccessDenied", diagnosis.ErrorCode);
        Assert.Equal(CauseId.SourceIpCondition, diagnosis.RootCause);
    }

    [Theory]
    [InlineData("S3 DOWNLOAD cache ac/dd/dd066a Access Denied", "AccessDenied")]
    [InlineData("The door said Access Denied", null)]
    public void A_log_line_that_ends_with_a_denial(string line, string? code)
    {
        try
        {
            Assert.Equal(code, Diagnose(line).ErrorCode);
        }
        catch (PresignException) when (code is null)
        {
            // Nothing of S3's is in it, and that is what it says.
        }
    }

    private static string? Root(string text) => Diagnose(text).RootCause;

    private static PresignDiagnosis Diagnose(string text) => TextIntake.Read(text, out _).Diagnose();
}
