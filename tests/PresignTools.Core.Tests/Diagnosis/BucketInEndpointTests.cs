using PresignTools.Diagnosis;
using PresignTools.Intake;
using PresignTools.Diagnosis.Known;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Tests.Diagnosis;

public sealed class BucketInEndpointTests
{
    [Theory]
    [InlineData("withEndpointConfiguration(\"reports.s3-eu-west-1.amazonaws.com\", region)", "reports.s3-eu-west-1.amazonaws.com")]
    [InlineData("boto3.client('s3', endpoint_url='https://my.reports.s3.eu-west-1.amazonaws.com')", "my.reports.s3.eu-west-1.amazonaws.com")]
    [InlineData("new S3Client({ endpoint: \"https://a.s3.amazonaws.com\" })", "a.s3.amazonaws.com")]
    [InlineData("endpoint: https://s3.eu-west-1.amazonaws.com", null)]
    [InlineData("endpoint https://BUCKET_NAME.s3.nl-ams.scw.cloud", "BUCKET_NAME.s3.nl-ams.scw.cloud")]
    [InlineData("endpoint = https://s3.nl-ams.scw.cloud", null)]
    [InlineData("endpoint: http://localhost:9000", null)]
    [InlineData("endpoint_url='https://files.s3.example.com'", null)]
    [InlineData("the URL is https://reports.s3.eu-west-1.amazonaws.com/q3.pdf", null)]
    [InlineData("an endpoint; later on, far from that word, https://reports.s3.eu-west-1.amazonaws.com/q3.pdf", null)]
    [InlineData(null, null)]
    public void An_endpoint_with_the_bucket_in_it(string? text, string? host) => Assert.Equal(host, BucketInEndpoint.HostIn(text));

    [Theory]
    [InlineData("endpoint_url='https://reports.s3.eu-west-1.amazonaws.com'", "wrong-bucket-or-key")]
    [InlineData("endpoint_url='https://s3.eu-west-1.amazonaws.com'", "bucket-does-not-exist")]
    public void It_is_why_a_bucket_is_not_found(string code, string cause)
    {
        var answer = new S3ResponseInput { Body = "<Error><Code>NoSuchBucket</Code><Message>The specified bucket does not exist</Message></Error>", Status = 404 };
        PresignDiagnosis diagnosis = new DiagnosisInput { SignedBy = code, Method = "GET", Response = S3ErrorResponseReader.Read(answer) }.Diagnose();
        Assert.Equal(cause, diagnosis.RootCause);
    }

    [Theory]
    [InlineData("An error occurred (NoSuchKey) when calling the ListObjectsV2 operation: The specified key does not exist.", true)]
    [InlineData("botocore.errorfactory.NoSuchKey: An error occurred (NoSuchKey) when calling the ListObjects operation: The specified key does not exist.", true)]
    [InlineData("cyberduck, endpoint https://media.s3.eu-central-2.wasabisys.com\nNoSuchKey: The specified key does not exist. status code: 404", true)]
    [InlineData("An error occurred (NoSuchKey) when calling the GetObject operation: The specified key does not exist.", false)]
    [InlineData("endpoint https://s3.eu-central-2.wasabisys.com\nNoSuchKey: The specified key does not exist. status code: 404", false)]
    public void It_is_why_a_list_finds_no_key(string text, bool isSo)
    {
        PresignDiagnosis diagnosis = PresignDiagnoser.Diagnose(PresignTools.Intake.Reading.TextIntake.Read(text, out _), Failure.Now);
        Assert.Equal(isSo ? CauseId.BucketInEndpoint : CauseId.WrongBucketOrKey, diagnosis.RootCause);
    }

    [Fact]
    public void A_long_text_is_looked_at_a_bounded_number_of_times()
    {
        string text = string.Concat(Enumerable.Repeat("endpoint.s3.", 10_000));
        long before = Work.Done;
        Assert.Null(BucketInEndpoint.HostIn(text));
        Assert.True(Work.Done - before < 300L * text.Length);
    }
}
