using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Region;

public class EndpointMalformedTests
{
    [Theory]
    [InlineData("boto3.client('s3', endpoint_url='minio:9000')\nValueError: Invalid endpoint: minio:9000")]
    [InlineData("goofys --endpoint=objects.example.net media /mnt\ns3.ERROR Unable to access 'media': unsupported protocol scheme \"\"")]
    [InlineData("S3_ENDPOINT=s3://reports/in\nEndpointResolutionError: Custom endpoint `s3://reports/in` was not a valid URI")]
    [InlineData("S3Client.builder().endpointOverride(URI.create(\"minio:9000\"))\njava.lang.NullPointerException: The URI scheme of endpointOverride must not be null.")]
    [InlineData("Minio.Client({ endPoint: 'https://minio.example.com' })\nInvalidEndpointError: Invalid endPoint : https://minio.example.com")]
    [InlineData("minio.New(\"http://minio:9000/bucket\")\nEndpoint url cannot have fully qualified paths.")]
    [InlineData("ServiceURL = \"minio:9000\" for the S3 endpoint\nSystem.UriFormatException: Invalid URI: The format of the URI could not be determined.")]
    [InlineData("endpoint: 's3.example.com'\nError: relative URL without a base (aws-sdk-s3)")]
    [InlineData("AWS_ENDPOINT_URL=minio:9000\nopendal: S3 endpoint must be a valid URL, failed")]
    [InlineData("The S3 client fails: java.net.UnknownHostException: .digitaloceanspaces.com")]
    [InlineData("s3 upload failed: dial tcp: lookup .r2.cloudflarestorage.com: no such host")]
    public void An_endpoint_that_the_client_cannot_read(string text)
    {
        PresignDiagnosis diagnosis = TextIntake.Read(text, out _).Diagnose();
        Assert.Equal(CauseId.EndpointMalformed, diagnosis.RootCause);
        Assert.Equal(EvidenceKind.SeenInRequest, diagnosis.EvidenceKind);
    }

    [Theory]
    [InlineData("endpoint: https://minio.example.com\nS3 upload: getaddrinfo ENOTFOUND minio.example.com", CauseId.DnsOrTls)]
    [InlineData("endpoint_url=https://s3.example.com\nbotocore.exceptions.EndpointConnectionError: Could not connect to the endpoint URL: \"https://s3.example.com/\"", CauseId.DnsOrTls)]
    public void An_endpoint_that_is_not_reached_is_well_formed(string text, string cause)
    {
        PresignDiagnosis diagnosis = TextIntake.Read(text, out _).Diagnose();
        Assert.Equal(cause, diagnosis.RootCause);
        Assert.DoesNotContain(CauseId.EndpointMalformed, diagnosis.PossibleCauses);
    }

    [Fact]
    public void With_an_answer_something_was_sent() => Assert.DoesNotContain(CauseId.EndpointMalformed, TextIntake.Read(
        "endpoint_url='minio:9000'\n" + Signed.Url() + "\n<Error><Code>SignatureDoesNotMatch</Code><Message>" + Failure.SignatureMessage + "</Message></Error>",
        out _).Diagnose().PossibleCauses);

    [Fact]
    public void The_fault_of_the_endpoint_is_shown() => Assert.Contains("has no scheme", TextIntake.Read(
        "S3_ENDPOINT=minio:9000\nS3_BUCKET=reports\nerror: unsupported protocol scheme \"minio\"", out _).Diagnose().Explanation, StringComparison.Ordinal);
}
