using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Told;

/// <summary>What a client leaves of the query, and what is put behind it.</summary>
public class LostAndAddedTests
{
    private const string Mismatch = "SignatureDoesNotMatch: The request signature we calculated does not match the signature you provided.";

    private static readonly string Url = Signed.Url();
    private static readonly string Address = Url[..Url.IndexOf('?', StringComparison.Ordinal)];

    public static TheoryData<string> Players =>
    [
        $"hls.js gets {Url}\nGET {Address} 403 (Forbidden)",
        $"src: {Url}\nFailed to load resource: the server responded with a status of 403 ()\n{Address}",
        $"I give ffmpeg '{Url}'\n[https @ 0x55] HTTP error 403 Forbidden\n{Address}: Server returned 403 Forbidden (access denied)",
    ];

    [Theory]
    [MemberData(nameof(Players))]
    public void A_request_for_the_address_alone_left_the_signature_behind(string text)
    {
        PresignDiagnosis read = Read(text);
        Assert.Equal((CauseId.MissingQueryParameter, Certainty.Likely), (read.RootCause, read.Certainty));
        Assert.Contains("without the query", read.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_that_nobody_requested_says_nothing() =>
        Assert.DoesNotContain(
            Read($"the object is {Address}\n\nits URL is:\n\n{Url}\n\nand that one gets HTTP 403").Findings,
            static f => f.Cause == CauseId.MissingQueryParameter);

    [Theory]
    [InlineData("we append a timestamp parameter to the presigned url, so that the browser does not cache")]
    [InlineData("The CMS adds utm parameters to the link, and S3 then refuses the presigned url")]
    [InlineData("Then our JS attaches ?token=abc to the signed url")]
    [InlineData("one presigned url for all parts; the client puts partNumber and uploadId in the query")]
    public void What_is_told_to_be_added_breaks_the_signature(string told)
    {
        PresignDiagnosis read = Read(told + "\n" + Mismatch);
        Assert.Equal(CauseId.ExtraQueryParameter, read.RootCause);
        Assert.NotEqual(Certainty.Established, read.Certainty);
    }

    [Theory]
    [InlineData("we do not append any parameter to the presigned url")]
    [InlineData("the presigned url is used without adding a parameter to the query")]
    [InlineData("the key is added to the form, then I open the presigned url")]
    public void Nothing_added_is_no_cause(string told) =>
        Assert.DoesNotContain(Read(told + "\n" + Mismatch).Findings, static f => f.Evidence.Contains("By the text", StringComparison.Ordinal));

    [Theory]
    [InlineData("https://track.example.org/c/", "/9f/0a1b2c")]
    [InlineData("https://links.mail.example.net/ls/click/", "/open?x=1")]
    public void A_link_around_the_URL_changed_it(string before, string behind)
    {
        PresignDiagnosis read = Read($"the mail has\n\n{before}{Url}{behind}\n\nand it does not open, what we sent was encoded, nothing plays");
        Assert.Equal(CauseId.UrlMangledInTransit, read.RootCause);
        Assert.Contains("put its own marks around it", read.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("InvalidArgument", "Header value cannot be represented using ISO-8859-1.", CauseId.NonAsciiHeaderValue)]
    [InlineData("AccessDenied", "Invalid date (should be seconds since epoch): 1796083200000", CauseId.ExpiryInvalid)]
    public void S3s_own_sentences_have_a_cause(string code, string message, string cause)
    {
        Assert.Equal(cause, Read($"<Error><Code>{code}</Code><Message>{message}</Message></Error>").RootCause);
        Assert.Equal(cause, Read($"S3 presigned URL, the client shows: {message}").RootCause);
    }

    [Fact]
    public void MalformedXML_is_an_answer_of_S3s()
    {
        PresignDiagnosis read = Read("<Error><Code>MalformedXML</Code><Message>The XML you provided was not well-formed or did not validate against our published schema</Message></Error>");
        Assert.NotEqual(Certainty.Established, read.Certainty);
        Assert.Contains(CauseId.WrongMethod, read.PossibleCauses);
        Assert.DoesNotContain("not an error that S3 is known to give", read.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s3 = boto3.client('s3', region_name='eu-west-3')\nlink = s3.generate_presigned_url('get_object', Params=p)\n", true)]
    [InlineData("s3 = boto3.client('s3', region_name='eu-west-3', endpoint_url=url)\nlink = s3.generate_presigned_url('get_object', Params=p)\n", false)]
    [InlineData("s3 = boto3.client('s3', region_name='us-east-1')\nlink = s3.generate_presigned_url('get_object', Params=p)\n", false)]
    public void boto3_without_an_endpoint_signs_for_the_global_host(string code, bool isSaid) =>
        Assert.Equal(isSaid, Read(code + Mismatch).Findings.Any(static f => f.Evidence.Contains("boto3 has no endpoint", StringComparison.Ordinal)));

    private static PresignDiagnosis Read(string text) => PresignDiagnoser.Diagnose(TextIntake.Read(text, out _), Signed.Time.AddMinutes(1));
}
