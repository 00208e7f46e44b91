using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis.Told;

/// <summary>Values that somebody blotted out: nothing is concluded from what stands in their place.</summary>
public class MaskedValuesTests
{
    private const string Begin = "https://amzn-s3-demo-bucket.s3.eu-west-1.amazonaws.com/a/b.pdf?X-Amz-Algorithm=AWS4-HMAC-SHA256";
    private const string End = "&X-Amz-Expires=600&X-Amz-SignedHeaders=host";
    private const string V2 = "https://amzn-s3-demo-bucket.s3.amazonaws.com/x.png?AWSAccessKeyId=";

    [Theory]
    [InlineData("403 Forbidden in prod\n" + Begin + "&X-Amz-Credential=<KEY>/20260301/eu-west-1/s3/aws4_request&X-Amz-Date=20260301T120000Z" + End + "&X-Amz-Signature=<SIG>")]
    [InlineData("AccessDenied when I open\n" + Begin + "&X-Amz-Credential=****&X-Amz-Date=****" + End + "&X-Amz-Signature=****")]
    [InlineData("AccessDenied\n" + Begin + "&X-Amz-Credential=\u2026&X-Amz-Date=20260301T120000Z" + End + "&X-Amz-Signature=\u2026")]
    [InlineData("The app shows: 403\n" + Begin + "&X-Amz-Credential=XXXXXXXX%2F20260301%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=XXXXXXXX" + End + "&X-Amz-Signature=XXXXXXXX")]
    [InlineData("the link that it makes:\n" + Begin + "&X-Amz-Credential=AKIA...&X-Amz-Date=2026..." + End + "&X-Amz-Signature=abc...")]
    [InlineData("refused with 400:\n" + Begin + "&X-Amz-Credential=[FILTERED]&X-Amz-Date=[FILTERED]&X-Amz-Expires=[FILTERED]&X-Amz-SignedHeaders=host&X-Amz-Signature=[FILTERED]")]
    [InlineData("<Code>AccessDenied</Code><Message>Access Denied</Message>\n" + Begin + "&X-Amz-Credential=redacted&X-Amz-Date=redacted&X-Amz-Expires=redacted&X-Amz-SignedHeaders=redacted&X-Amz-Signature=redacted")]
    [InlineData("SignatureDoesNotMatch for\n" + V2 + "[REDACTED]&Signature=[REDACTED]&Expires=1772370000")]
    [InlineData("curl: (22) The requested URL returned error: 403\n" + V2 + "###&Expires=1772370000&Signature=###")]
    [InlineData("the browser says AccessDenied " + V2 + "XXX&Signature=XXX&Expires=XXX")]
    public void No_parameter_is_called_malformed_and_no_key_unknown(string text)
    {
        PresignDiagnosis diagnosis = Read(text);

        Assert.DoesNotContain(diagnosis.Findings, static f => f.Status == FindingStatus.Fail
            && f.Cause is CauseId.MalformedQueryParameter or CauseId.InvalidOrDeletedAccessKey or CauseId.MissingQueryParameter
                or CauseId.UrlMangledInTransit or CauseId.ExpiryInvalid or CauseId.UnsignedExtraHeader or CauseId.SignatureAltered);
        Assert.NotEqual(Certainty.Established, diagnosis.Certainty);
    }

    [Theory]
    [InlineData("AKIA IOSFODNN7EXAMPLE", CauseId.UrlMangledInTransit)]
    [InlineData("AKIAIOSFODNN7EXAMPLE", null)]
    public void What_is_no_mask_is_judged_as_before(string key, string? cause) =>
        Assert.Equal(cause, Read($"{Begin}&X-Amz-Credential={key}/20260301/eu-west-1/s3/aws4_request&X-Amz-Date=20260301T120000Z{End}"
            + "&X-Amz-Signature=0abe3bc4bd2fd78bc86c886e19dfacad6bb564bd7593ccc010c50aafd58ae63b").RootCause);

    [Fact]
    public void A_malformed_value_is_still_one() => Assert.Contains(
        Read($"{Begin}&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE&X-Amz-Date=2026-03-01{End}"
            + "&X-Amz-Signature=0abe3bc4bd2fd78bc86c886e19dfacad6bb564bd7593ccc010c50aafd58ae63b").Findings,
        static f => f is { Cause: CauseId.MalformedQueryParameter, Status: FindingStatus.Fail });

    [Theory]
    [InlineData("Our viewer says that it cannot load the picture any more; in the browser of a colleague it is there.\n")]
    [InlineData("Customer ticket from spring, he had put this address into his newsletter and got an empty page for it:\n")]
    public void Without_a_time_an_old_URL_is_not_called_established(string story)
    {
        const string Url = V2 + "AKIAIOSFODNN7EXAMPLE&Expires=1728212955&Signature=NpgCjnDzrM%2BWFzoENXmpNDUsSn8%3D";

        Assert.NotEqual(Certainty.Established, Read(story + Url).Certainty);
        Assert.Equal(Certainty.Established, Read(Url).Certainty);
        Assert.Equal(Certainty.Established, Read("is this link still good?\n" + Url).Certainty);
    }

    [Theory]
    [InlineData("we make\nhttps://s3.amazonaws.com/b/a.png?AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Signature=%2FiMO25wi%2Fyx85f%2BPdHUuintYKpA%3D&Expires=1772370000\nand the importer asks for, says its log,\nhttps://s3.amazonaws.com/b/a.png?AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Signature=%252FiMO25wi%252Fyx85f%252BPdHUuintYKpA%253D&Expires=1772370000")]
    [InlineData("signed: " + Begin + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260301%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20260301T120000Z" + End + "&X-Amz-Signature=0abe3bc4bd2fd78bc86c886e19dfacad6bb564bd7593ccc010c50aafd58ae63b\nRestTemplate sends: " + Begin + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%252F20260301%252Feu-west-1%252Fs3%252Faws4_request&X-Amz-Date=20260301T120000Z" + End + "&X-Amz-Signature=0abe3bc4bd2fd78bc86c886e19dfacad6bb564bd7593ccc010c50aafd58ae63b\n-> 400")]
    public void A_URL_that_stands_once_and_once_encoded_again(string text) =>
        Assert.Equal(CauseId.UrlMangledInTransit, Read(text).RootCause);

    private static PresignDiagnosis Read(string text) => TextIntake.Read(text, out _).Diagnose();
}
