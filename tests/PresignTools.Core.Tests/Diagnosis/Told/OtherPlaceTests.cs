using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Told;

/// <summary>It works from one place of the user and not from another: then key, time and permission are good.</summary>
public class OtherPlaceTests
{
    private static readonly string[] OfNetworks =
        [CauseId.SourceIpCondition, CauseId.VpcEndpointPolicy, CauseId.VpceCondition, CauseId.IntermediaryBlock];

    [Theory]
    [InlineData("presigned url 403 only from customers office, from my home ok")]
    [InlineData("The S3 link answers 403 in the office. At home it works.")]
    [InlineData("s3 presigned url: on mobile data fine, on the company vpn 403 Forbidden")]
    [InlineData("the presigned url is refused with 403 from another network, from home it works")]
    public void The_network_decides(string text)
    {
        PresignDiagnosis read = Read(text);
        Assert.Contains(read.RootCause, OfNetworks);
        Assert.Contains(CauseId.SourceIpCondition, read.PossibleCauses);
        Assert.DoesNotContain(CauseId.MissingIdentityPermission, read.PossibleCauses);
        Assert.NotEqual(Certainty.Established, read.Certainty);
    }

    [Theory]
    [InlineData("aws s3 cp fails with 403 on the build server in the office, at home on my laptop it works")]
    [InlineData("S3 403 at home with my user, in the office with the admin user it works")]
    [InlineData("presigned url 403 at home today, in the office it worked yesterday")]
    public void Another_user_or_time_may_decide_as_well(string text)
    {
        PresignDiagnosis read = Read(text);
        Assert.Contains(read.Findings, static f => f.Cause is CauseId.MissingIdentityPermission or CauseId.UrlExpired);
    }

    [Theory]
    [InlineData("HEAD 403 from Slackbot. In the browser the link opens fine\n")]
    [InlineData("our link checker logs HEAD -> 403, when I click it the page opens\n")]
    public void A_HEAD_that_is_refused_beside_a_page_that_opens(string text) =>
        Assert.Equal(CauseId.HeadWithGetUrl, Read(text + Signed.Url()).RootCause);

    [Theory]
    [InlineData("&x=y")]
    [InlineData("&v=20260301&source=mail")]
    public void What_is_behind_the_signature_breaks_it_whatever_its_name(string added)
    {
        PresignDiagnosis read = Read($"$ curl -fsS '{Signed.Url()}{added}'\ncurl: (22) The requested URL returned error: 403");
        Assert.Equal((CauseId.ExtraQueryParameter, Certainty.Likely), (read.RootCause, read.Certainty));
    }

    [Fact]
    public void An_end_that_has_not_come_contradicts_the_answer()
    {
        const string Expired = "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>\n";
        Finding still = Assert.Single(Read(Expired + Signed.Url()).Findings, static f => f.Cause == CauseId.UrlExpired);
        Finding over = Assert.Single(Read(Expired + Signed.Url(), 7200).Findings, static f => f.Cause == CauseId.UrlExpired);

        Assert.Contains("this URL is valid until 2026-03-01T13:00:00Z", still.Evidence, StringComparison.Ordinal);
        Assert.DoesNotContain("this URL is valid until", over.Evidence, StringComparison.Ordinal);
        Assert.Contains(still.Places, static p => p.Label.StartsWith("ends ", StringComparison.Ordinal));
        Assert.Contains(over.Places, static p => p.Label.StartsWith("ended ", StringComparison.Ordinal));
    }

    private static PresignDiagnosis Read(string text, int seconds = 60) =>
        PresignDiagnoser.Diagnose(TextIntake.Read(text, out _), Signed.Time.AddSeconds(seconds));
}
