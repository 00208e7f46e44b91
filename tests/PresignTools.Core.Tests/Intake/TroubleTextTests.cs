using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;
using PresignTools.Tests.Diagnosis;

namespace PresignTools.Tests.Intake;

/// <summary>Texts without a whole answer of S3: what a client, a proxy, code or a person says leads to the cause.</summary>
public class TroubleTextTests
{
    [Theory]
    [InlineData("curl: (56) Received HTTP code 403 from proxy after CONNECT\n$ aws s3 ls s3://reports")]
    [InlineData("OSError: Tunnel connection failed: 403 Forbidden\nhttps://reports.s3.eu-west-1.amazonaws.com/")]
    [InlineData("Error: tunneling socket could not be established, statusCode=403 (bucket reports)")]
    [InlineData("java.io.IOException: Unable to tunnel through proxy. Proxy returns \"HTTP/1.1 403 Forbidden\" for s3.amazonaws.com")]
    [InlineData("Put \"https://reports.s3.amazonaws.com/a\": proxyconnect tcp: dial tcp 10.0.0.1:3128: connection refused")]
    public void A_proxy_that_opens_no_connection_is_no_refusal_of_S3s(string text) => Is(CauseId.IntermediaryBlock, text);

    [Theory]
    [InlineData("Invalid bucket name \"s3://reports\": Bucket name must match the regex", CauseId.PathInBucketName)]
    [InlineData("ParamValidationError: Invalid bucket name \"<your-bucket>\": Bucket name must match", CauseId.WrongBucketOrKey)]
    [InlineData("mc: <ERROR> Bucket name contains invalid characters", CauseId.WrongBucketOrKey)]
    public void A_name_that_the_client_refuses_is_the_fault(string text, string cause) => Is(cause, text);

    [Theory]
    [InlineData("url = client.presigned_get_object('b', 'k').replace('minio:9000', 'files.example.com')")]
    [InlineData("signedUrl = signedUrl.replace('http://minio:9000', 'https://files.example.com')")]
    [InlineData("presigned = strings.Replace(presigned, \"s3.internal\", \"localhost:9000\", 1)  // presigned url")]
    [InlineData("$url = str_replace('minio:9000', 'localhost:9000', $disk->temporaryUrl('a', now())); // signed url")]
    public void A_host_that_code_replaces_is_not_the_signed_one(string code) =>
        Is(CauseId.SignedHostMismatch, code + "\n<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match "
            + "the signature you provided. Check your key and signing method.</Message></Error>");

    [Theory]
    [InlineData("url = client.presigned_get_object('b', 'k').replace(' ', '%20')  # signed url")]
    [InlineData("name = name.replace('.jpeg', '.jpg'); presign(name)")]
    public void Other_replacements_are_no_host(string code) => Assert.DoesNotContain(
        TextIntake.Read(code + "\n<Error><Code>SignatureDoesNotMatch</Code><Message>x</Message></Error>", out _).Clues,
        static c => c.Kind == PresignTools.Intake.ClueKind.HostReplaced);

    [Theory]
    [InlineData("The PUT is 200, but response.headers.get('ETag') is null in the browser")]
    [InlineData("axios upload of parts: res.headers.etag is undefined")]
    [InlineData("Upload works; the ETag header is missing in JavaScript")]
    public void A_page_without_an_ETag_lacks_a_CORS_rule(string text) => Is(CauseId.CorsMisconfigured, text);

    [Theory]
    [InlineData("s3:x-amz-acl", CauseId.HeaderRequiredByPolicy)]
    [InlineData("s3:x-amz-server-side-encryption-aws-kms-key-id", CauseId.SseHeaderRequiredByPolicy)]
    [InlineData("aws:SourceIp", CauseId.SourceIpCondition)]
    [InlineData("aws:SecureTransport", CauseId.SecureTransportCondition)]
    [InlineData("aws:MultiFactorAuthPresent", CauseId.MfaCondition)]
    [InlineData("s3:signatureAge", CauseId.SignatureAgeCondition)]
    public void A_condition_that_a_person_names_comes_before_what_is_common(string key, string cause) =>
        Is(cause, $"Their policy denies unless {key} fits.\nAn error occurred (AccessDenied) when calling the PutObject operation: Access Denied");

    [Theory]
    [InlineData("InvalidRequest", "Content-MD5 OR x-amz-checksum- HTTP header is requir", CauseId.ObjectLockOrRetention)]
    [InlineData("PermanentRedirect", "The bucket you are attempting to access must be addressed using the spec", CauseId.WrongEndpointGlobalRedirect)]
    [InlineData("InvalidRequest", "The authorization mechanism you have provided is not sup", CauseId.SigV2OnV4OnlyRegionOrKms)]
    public void A_message_that_was_cut_is_known_by_its_beginning(string code, string message, string cause) =>
        Assert.Contains(cause, Of($"<Error><Code>{code}</Code><Message>{message}").PossibleCauses.Take(2));

    [Theory]
    [InlineData("java.nio.file.AccessDeniedException: s3a://reports/a: getFileStatus on s3a://reports/a: AmazonS3Exception: Forbidden")]
    [InlineData("the job fails with an IAM error when it reads s3://reports/a")]
    [InlineData("ERROR S3Exception: Forbidden")]
    public void A_denial_in_words_is_a_denial(string text) => Assert.Equal(403, Of(text).StatusCode);

    [Fact]
    public void The_backend_of_Terraform_does_not_sign_as_its_provider() => Is(CauseId.UnexpectedIdentity, """
        terraform { backend "s3" { bucket = "state"  key = "a.tfstate"  region = "eu-west-1" } }
        provider "aws" { region = "eu-west-1"  assume_role { role_arn = "arn:aws:iam::111122223333:role/deploy" } }
        Error: error loading state: operation error S3: HeadObject, https response error StatusCode: 403, api error Forbidden: Forbidden
        """);

    [Fact]
    public void Keys_that_were_rotated_are_unknown_to_the_server() => Is(CauseId.InvalidOrDeletedAccessKey,
        "We rotated the access keys on Monday.\nERROR: S3 error: 403 (InvalidAccessKeyId): The AWS Access Key Id you provided does not exist in our records.");

    [Fact]
    public void A_server_that_says_that_it_supports_something_not_is_believed() => Is(CauseId.ProviderUnsupported,
        "aws --endpoint-url https://s3.us-west-004.backblazeb2.com s3 cp a s3://b/a --acl public-read-write\nAn error occurred (InvalidArgument) when calling "
            + "the PutObject operation: Unsupported value for canned acl 'public-read-write'");

    private static void Is(string cause, string text)
    {
        PresignDiagnosis diagnosis = Of(text);
        Assert.True(cause == diagnosis.RootCause, $"{diagnosis.RootCause}: {string.Join(", ", diagnosis.PossibleCauses)}");
    }

    private static PresignDiagnosis Of(string text) => Failure.ByRules(TextIntake.Read(text, out _), Verification.Signed.Time);
}
