using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Told;

/// <summary>The time at which a link was made, beside X-Amz-Date (2026-03-01T12:00:00Z, for an hour).</summary>
public class ToldMakingTests
{
    private static readonly string Ended = "\n<Error><Code>AccessDenied</Code><Message>Request has expired</Message><X-Amz-Expires>3600</X-Amz-Expires>"
        + "<Expires>2026-03-01T13:00:00Z</Expires><ServerTime>2026-03-01T17:00:40Z</ServerTime></Error>";

    [Theory]
    [InlineData("2026-03-01T17:00:03Z INFO  c.a.LinkService generated presigned url @ for 3600 s\n2026-03-01T17:00:40Z WARN 403")]
    [InlineData("I made the link at 2026-03-01 17:00 UTC and opened it at once: @")]
    [InlineData("The URL was created at 17:00 UTC, I clicked it in the same minute.\n@")]
    [InlineData("{\"signed_at\":\"2026-03-01T17:00:01Z\",\"url\":\"@\"}")]
    [InlineData("[2026-03-01 17:00:01 +0000] signing link for reports/q3.pdf\n@")]
    [InlineData("link issued 2026-03-01T18:00:01+01:00 by the gateway\n@")]
    [InlineData("time=2026-03-01T17:00:01.412Z level=info msg=\"presigned URL created\" url=\"@\"")]
    [InlineData("01/Mar/2026:17:00:01 +0000 created signed link\n$ curl '@'")]
    [InlineData("generatedAt: 2026-03-01T17:00:01Z\nlink: @")]
    [InlineData("E, [2026-03-01T17:00:01.412Z #7] INFO -- : Generating a pre-signed link\n@")]
    public void A_link_that_was_made_hours_after_its_date_is_no_old_link(string text)
    {
        PresignDiagnosis diagnosis = Of(text + Ended);
        Assert.Equal(CauseId.ClockSkew, diagnosis.RootCause);
        Assert.Contains("behind", diagnosis.Findings.First(f => f.Cause == CauseId.ClockSkew).Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clock_that_is_ahead_is_told_too() => Assert.Equal(CauseId.ClockSkew,
        Of("2026-03-01T07:00:03Z presigned URL generated\n@\n2026-03-01T07:00:09Z GET 403 Forbidden").RootCause);

    [Fact]
    public void Two_times_of_one_clock_need_no_zone() => Assert.Equal(CauseId.ClockSkew,
        Of("2026-03-01 22:30:03 generated presigned url @\n2026-03-01 22:30:40 download failed: 403" + Ended).RootCause);

    [Theory]
    [InlineData("I made the link at 2026-03-01 12:00 UTC and opened it after lunch: @")]                   // the date itself
    [InlineData("2026-03-01 17:00:03 generated presigned url @")]                                        // which zone?
    [InlineData("The object was created at 2026-03-01 17:00 UTC, the link is older: @")]
    [InlineData("The link expires at 2026-03-01T15:00:00Z, says the page that made it: @")]
    [InlineData("{\"created_at\":\"2026-02-20T10:00:00Z\",\"url\":\"@\"}")]
    [InlineData("I created the link on 2026-03-09 17:00 UTC\n@")]                                         // no zone is as far
    [InlineData("2026-03-01T17:00:03Z ERROR created link gave 403: @")]
    [InlineData("2026-03-01T17:00:03Z INFO job started\n@")]
    public void Other_times_are_no_clock(string text) => Assert.Equal(CauseId.UrlExpired, Of(text + Ended).RootCause);

    [Fact]
    public void Another_answer_is_no_matter_of_clocks() => Assert.NotEqual(CauseId.ClockSkew,
        Of("2026-03-01T17:00:03Z generated presigned url @\n<Error><Code>SignatureDoesNotMatch</Code><Message>" + Failure.SignatureMessage + "</Message></Error>").RootCause);

    private static PresignDiagnosis Of(string text) =>
        TextIntake.Read(text.Replace("@", Signed.Url(), StringComparison.Ordinal), out _).Diagnose();
}
