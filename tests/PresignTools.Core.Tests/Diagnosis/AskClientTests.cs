using PresignTools.Diagnosis;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis;

/// <summary>A refusal without a reason asks for one thing, in terms of the client that the text shows.</summary>
public class AskClientTests
{
    private const string Mismatch = "SignatureDoesNotMatch: " + Failure.SignatureMessage;

    [Theory]
    [InlineData("botocore.exceptions.ClientError: An error occurred (SignatureDoesNotMatch) when calling the PutObject operation: " + Failure.SignatureMessage, "boto3.set_stream_logger('')")]
    [InlineData("$ aws s3 ls s3://b/x\n" + Mismatch, "--debug")]
    [InlineData("await axios.put(url, file)\n" + Mismatch, "Copy as cURL")]
    [InlineData("curl -T a.txt \"$url\"\n" + Mismatch, "curl -i")]
    [InlineData("requests.put(url, data=f)\n" + Mismatch, "debuglevel = 1")]
    [InlineData("software.amazon.awssdk.services.s3.model.S3Exception\n" + Mismatch, "org.apache.http.wire")]
    public void A_signature_that_does_not_match_asks_for_the_request_as_the_client_shows_it(string text, string command)
    {
        PresignDiagnosis diagnosis = Paste(text);

        Assert.Equal(Certainty.Possible, diagnosis.Certainty);
        Assert.Contains(diagnosis.Needs, n => n.Command.Contains(command, StringComparison.Ordinal));
    }

    [Fact]
    public void A_client_that_signs_itself_is_asked_for_its_log_first() =>
        Assert.Contains("CanonicalRequest", Paste("$ aws s3 ls s3://b/x\n" + Mismatch).Needs[0].What, StringComparison.Ordinal);

    [Theory]
    [InlineData("PUT https://examplebucket.s3.amazonaws.com/a 403 (Forbidden)\naxios", "F12, Network, click on the request, Response")]
    [InlineData("requests.get(url)  -> 403 Forbidden", "response.text")]
    public void A_bare_status_asks_for_the_body(string text, string command) =>
        Assert.Contains(Paste(text).Needs, n => n.Command.Contains(command, StringComparison.Ordinal));

    [Fact]
    public void A_bare_denial_asks_who_calls_and_what_the_bucket_says()
    {
        DiagnosisNeed first = Paste("$ aws s3 cp a.txt s3://examplebucket/\nAn error occurred (AccessDenied) when calling the PutObject operation: Access Denied").Needs[0];

        Assert.Contains("aws sts get-caller-identity", first.Command, StringComparison.Ordinal);
        Assert.Contains("aws s3api get-bucket-policy --bucket", first.Command, StringComparison.Ordinal);
    }

    [Fact]
    public void What_came_by_parameters_shows_no_client() =>
        Assert.DoesNotContain(
            new PresignTools.Intake.DiagnosisInput { Response = Failure.Mismatch }.Diagnose().Needs,
            static n => n.Command.Contains("debug", StringComparison.Ordinal));

    private static PresignDiagnosis Paste(string text) => TextIntake.Read(text, out _).Diagnose();
}
