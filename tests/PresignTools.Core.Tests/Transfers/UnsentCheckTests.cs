using PresignTools.Errors;
using PresignTools.Transfers;
using PresignTools.Verification.Sending;

namespace PresignTools.Tests.Transfers;

/// <summary>A URL that shows by itself that S3 will refuse it is not sent; one that may be good is.</summary>
public sealed class UnsentCheckTests
{
    private const string Base = "https://bucket.s3.eu-central-1.amazonaws.com/a/b.txt";
    private const string Whole = Base + "?X-Amz-Algorithm=AWS4-HMAC-SHA256"
        + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261124%2Feu-central-1%2Fs3%2Faws4_request&X-Amz-Date=20261124T120000Z&X-Amz-Expires=900"
        + "&X-Amz-SignedHeaders=host&X-Amz-Signature=6d1f5a6a2d0b0a5c2b6c7b9a9c3f0f3a4d6c0f3f8f2a4c1e5d7b8a9c0d1e2f30";

    private static readonly DateTimeOffset Signed = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<int> Cuts => [.. Enumerable.Range(0, Whole.Length).Where(static i => Whole[i] == '&')];

    [Theory]
    [MemberData(nameof(Cuts))]
    public void A_URL_that_was_cut_at_an_ampersand_is_not_sent(int at)
    {
        PresignException e = Refused(Whole[..at]);
        Assert.Equal("TransferUrlIncomplete", e.ErrorId);
        Assert.Contains("X-Amz-Signature", e.Message, StringComparison.Ordinal);
        Assert.Contains("single quotes", e.Advice, StringComparison.Ordinal);
        Assert.IsType<TransferRefusal>(e.About);
        Plan(Whole[..at], force: true);
    }

    [Theory]
    [InlineData("&amp;")]
    [InlineData("\\u0026")]
    public void One_that_HTML_or_JSON_has_damaged_says_so(string ampersand)
    {
        PresignException e = Refused(Whole.Replace("&", ampersand, StringComparison.Ordinal));
        Assert.Equal("TransferUrlIncomplete", e.ErrorId);
        Assert.Contains("&", e.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://b.s3.amazonaws.com/k?AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Expires=1795525500", "TransferUrlIncomplete")]
    [InlineData(Base, "TransferUrlUnsigned")]
    [InlineData(Base + "?versionId=abc", "TransferUrlUnsigned")]
    [InlineData("http://127.0.0.1:9000/b/k", "TransferUrlUnsigned")]
    [InlineData("https://d1.cloudfront.net/k?Expires=1795525500&Signature=abc&Key-Pair-Id=APKAEXAMPLE", null)]
    [InlineData("https://account.blob.core.windows.net/c/b?sv=2022-11-02&sig=abc", null)]
    [InlineData("https://files.example.com/k?ticket=abc", null)]
    [InlineData(Whole, null)]
    public void What_has_no_signature_of_S3s_is_not_sent_to_S3(string url, string? expected)
    {
        if (expected is null)
        {
            Plan(url);
        }
        else
        {
            Assert.Equal(expected, Refused(url).ErrorId);
        }
    }

    [Fact]
    public void A_request_that_is_signed_in_its_header_is_sent() => Plan(Base, headers: new KeyValuePair<string, string>("Authorization", "AWS4-HMAC-SHA256 x"));

    [Theory]
    [InlineData(15 * 60)]
    [InlineData(30 * 60)]       // as far as clocks may differ, S3 decides
    [InlineData((30 * 60) + 1)]
    [InlineData(7 * 24 * 3600)]
    public void One_that_has_ended_is_not_sent_and_both_times_are_said(int after)
    {
        DateTimeOffset now = Signed.AddSeconds(after);
        if (after <= 30 * 60)
        {
            Plan(Whole, now);
            return;
        }

        PresignException e = Refused(Whole, now);
        Assert.Equal("TransferUrlEnded", e.ErrorId);
        Assert.Contains("2026-11-24T12:15:00Z", e.Message, StringComparison.Ordinal);
        Assert.Contains(now.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture), e.Message, StringComparison.Ordinal);
        Assert.Contains("clock of this machine", e.Advice, StringComparison.Ordinal);
        Plan(Whole, now, force: true);
    }

    [Fact]
    public void No_signature_stands_in_what_is_said()
    {
        PresignException e = Refused(Whole, Signed.AddDays(1));
        var about = (TransferRefusal)e.About!;
        Assert.DoesNotContain("6d1f5a6a2d0b", e + e.Advice + about.Url + about + string.Join(' ', about.Headers), StringComparison.Ordinal);
    }

    private static PresignException Refused(string url, DateTimeOffset? now = null) => Assert.Throws<PresignException>(() => Plan(url, now));

    private static void Plan(string url, DateTimeOffset? now = null, bool force = false, params KeyValuePair<string, string>[] headers) => TransferPlan.Of(
        new TransferInput
        {
            Url = url,
            Method = "GET",
            Headers = headers,
            Terms = new SendingTerms { UrlSource = RequestSource.Named, HeaderSource = RequestSource.Named, IsAskedFor = true, Force = force },
        },
        now ?? Signed.AddMinutes(5));
}
