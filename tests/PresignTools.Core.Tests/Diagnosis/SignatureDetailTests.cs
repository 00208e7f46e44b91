using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis;

/// <summary>Details in a text that decide a refused signature, or a key that is not found: names, values, what a signer does.</summary>
public class SignatureDetailTests
{
    private const string Refused = "<Error><Code>SignatureDoesNotMatch</Code><Message>" + Failure.SignatureMessage + "</Message></Error>";

    private static PresignDiagnosis Of(string text) => TextIntake.Read(text, out _).Diagnose();

    [Theory]
    [InlineData("\"key\": \"in/Spring+Sale+%5B2%5D.csv\"\nin the console it is Spring Sale [2].csv", true)]
    [InlineData("\"key\": \"in/plain.csv\"\nin the console it is plain.csv", false)]
    [InlineData("\"key\": \"in/Spring+Sale.csv\"\nk = unquote_plus(key)\nin the console it is Spring Sale.csv", false)]
    public void A_key_that_is_asked_for_as_an_event_has_it(string text, bool isEncoded) =>
        Assert.Equal(isEncoded, Of(text + "\n<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>")
            .RootCause == CauseId.KeyEncoding);

    [Theory]
    [InlineData("client.putObject('b', 'k', s, n, { 'Content-Type': 'image/png', 'Owner': 'Søren' })", true)]
    [InlineData("client.putObject('b', 'k', s, n, { 'Content-Type': 'image/png', 'Owner': 'Soren' })", false)]
    [InlineData("it has the caption \"5 µm – detail\" as metadata", true)]
    [InlineData("it has the caption \"detail\" as metadata", false)]
    public void A_value_beyond_ASCII_among_the_headers(string text, bool isOther) =>
        Assert.Equal(isOther, Of(text + "\n" + Refused).RootCause == CauseId.NonAsciiHeaderValue);

    [Theory]
    [InlineData("signer := v4.NewSigner(creds, func(s *v4.Signer) { s.DisableURIPathEscaping = false })", CauseId.SdkSigningBug)]
    [InlineData("sig = sign(q)\nurl = base + \"&X-Amz-Signature=\" + sig\nurl = url + \"&X-Amz-Security-Token=\" + token", CauseId.SdkSigningBug)]
    [InlineData("haproxy in front has normalize-uri merge slashes on, keys begin with a slash", CauseId.PathNormalized)]
    public void What_a_signer_or_proxy_does_to_the_path(string text, string cause) =>
        Assert.Equal(cause, Of("signed url, our own code\n" + text + "\n" + Refused).RootCause);

    [Theory]
    [InlineData("<Resource>/media//thumbs/1.png</Resource>", "the files are proxied with proxy_pass", CauseId.IntermediaryChangesRequest)]
    [InlineData("<Resource>/media//thumbs/1.png</Resource>", "the job stopped", CauseId.PathNormalized)]
    public void A_path_with_an_empty_part_that_arrived(string resource, string words, string cause) =>
        Assert.Equal(cause, Of(words + "\n" + Refused.Replace("</Error>", resource + "</Error>", StringComparison.Ordinal)).RootCause);

    [Theory]
    [InlineData("aa11bb22cc33dd44ee55ff6600771188aa11bb22cc33dd44ee55ff6600771188)", true)]
    [InlineData("AA11BB22CC33DD44EE55FF6600771188AA11BB22CC33DD44EE55FF6600771188", true)]
    [InlineData("aa11bb22cc33dd44ee55ff6600771188aa11bb22cc33dd44ee55ff6600771188", false)]
    [InlineData("aa11bb22cc", false)]
    [InlineData("aa11bb22...", false)]
    public void The_signature_that_the_server_received(string signature, bool isAltered) =>
        Assert.Equal(isAltered, Of("a link from the wiki\n" + Refused.Replace(
            "</Error>", $"<SignatureProvided>{signature}</SignatureProvided></Error>", StringComparison.Ordinal)).RootCause
            == CauseId.SignatureAltered);

    [Fact]
    public void A_link_for_DELETE_is_no_link_to_click() =>
        Assert.Equal(CauseId.WrongMethod, Of(
            "url = s3.generate_presigned_url('delete_object', Params={'Bucket': b, 'Key': k})\nusers click on it and see\n" + Refused).RootCause);

    [Fact]
    public void A_server_without_Version_2_finds_no_signature() =>
        Assert.Equal(CauseId.SigV2OnV4OnlyRegionOrKms, Of(
            "https://objects.example.net/b/k?AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Signature=vjbyPxybdZaNmGa%2ByT272YEAiv4%3D&Expires=4102444800"
            + "\n400 Bad Request: Missing signature").RootCause);

    [Fact]
    public void Other_names_on_the_same_host_work() =>
        Assert.Equal(CauseId.KeyEncoding, Of(
            "files with a plus in the file name fail behind our nginx, other file names work\nsigned link\n" + Refused).RootCause);
}
