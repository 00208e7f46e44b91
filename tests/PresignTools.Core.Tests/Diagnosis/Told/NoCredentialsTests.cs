using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis.Told;

/// <summary>A client that found no credentials sent nothing: neither S3 nor the network to it is at fault.</summary>
public class NoCredentialsTests
{
    [Theory]
    [InlineData("Uploading backup.tgz to s3://example-backup\nUnable to locate credentials. You can configure credentials by running \"aws configure\".")]
    [InlineData("operation error S3: PutObject, get identity: get credentials: failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, request canceled, context deadline exceeded (timeout)")]
    [InlineData("NoCredentialProviders: no valid providers in chain\ncaused by: EC2RoleRequestError: no EC2 instance role found\ncaused by: RequestError: send request failed\nGet \"http://169.254.169.254/latest/meta-data/iam/security-credentials/\": dial tcp 169.254.169.254:80: connect: connection refused\ns3 upload")]
    [InlineData("CredentialsError: Missing credentials in config, if using AWS_CONFIG_FILE, set AWS_SDK_LOAD_CONFIG=1\n  originalError: {\n    message: 'Could not load credentials from any providers',\n    originalError: { message: 'EC2 Metadata roleName request returned error',\n      originalError: { message: 'Socket timed out without establishing a connection' } } }\ns3.upload(params)")]
    [InlineData("getSignedUrl for S3 fails:\nTimeoutError: connect ETIMEDOUT 169.254.169.254:80")]
    [InlineData("laravel, Storage::disk('s3')->put:\nError retrieving credentials from the instance profile metadata service. (cURL error 28: Connection timed out after 1001 milliseconds (see https://curl.haxx.se/libcurl/c/libcurl-errors.html))")]
    [InlineData("software.amazon.awssdk.core.exception.SdkClientException: Unable to load credentials from any of the providers in the chain AwsCredentialsProviderChain(...) : [..., InstanceProfileCredentialsProvider(): Failed to load credentials from IMDS.]\n  Caused by: java.net.SocketTimeoutException: Connect timed out\ns3Client.putObject")]
    [InlineData("Error: No valid credential sources found\n  with provider, on main.tf\nbackend \"s3\": failed to refresh cached credentials, no EC2 IMDS role found, exceeded maximum number of attempts, request send failed, dial tcp 169.254.169.254:80: i/o timeout")]
    [InlineData("boto.exception.NoAuthHandlerFound: No handler was ready to authenticate. 1 handlers were checked. ['HmacAuthV1Handler'] Check your credentials\nconn = S3Connection()")]
    [InlineData("Amazon.Runtime.AmazonServiceException: Unable to get IAM security credentials from EC2 Instance Metadata Service.\n at PutObjectAsync\nthe S3 client times out after a while: connection timed out to 169.254.169.254")]
    public void Is_said_of_its_keys_and_not_of_the_network(string text)
    {
        PresignDiagnosis diagnosis = Read(text);

        Assert.Equal(CauseId.UnsignedRequest, diagnosis.RootCause);
        Assert.DoesNotContain(CauseId.DnsOrTls, diagnosis.PossibleCauses);
    }

    [Theory]
    [InlineData("operation error S3: PutObject, get identity: get credentials: failed to refresh cached credentials, operation error STS: AssumeRoleWithWebIdentity, Post \"https://sts.eu-central-1.amazonaws.com/\": dial tcp: lookup sts.eu-central-1.amazonaws.com: no such host")]
    [InlineData("aws s3 ls s3://example-backup\nCould not connect to the endpoint URL: \"https://example-backup.s3.eu-central-2.amazonaws.com/\"")]
    [InlineData("s3 sync on EC2, IMDS is fine.\nGet \"https://s3.internal.example.com/b/a\": dial tcp: lookup s3.internal.example.com: no such host")]
    public void Another_host_that_was_not_reached_is_told(string text) => Assert.Equal(CauseId.DnsOrTls, Read(text).RootCause);

    [Theory]
    [InlineData("the sandbox has no IMDS\nAn error occurred (AccessDenied) when calling the PutObject operation: Access Denied")]
    [InlineData("first it said Unable to locate credentials, then I set them:\nAn error occurred (SignatureDoesNotMatch) when calling the PutObject operation: The request signature we calculated does not match the signature you provided.")]
    public void An_answer_is_judged_whatever_was_said_before(string text) =>
        Assert.NotEqual(CauseId.UnsignedRequest, Read(text).RootCause);

    private static PresignDiagnosis Read(string text) => TextIntake.Read(text, out _).Diagnose();
}
