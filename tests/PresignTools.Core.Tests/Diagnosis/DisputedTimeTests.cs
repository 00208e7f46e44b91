using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis;

/// <summary>A time that the user gives says whether the URL had ended by then; not that this failure came of it.</summary>
public class DisputedTimeTests
{
    private static readonly DateTimeOffset DayLater = Signed.Time + TimeSpan.FromHours(26);

    private static PresignDiagnosis Diagnose(string text) =>
        (TextIntake.Read(text.Replace("{url}", Signed.Url(), StringComparison.Ordinal), out _) with { AsOf = DayLater }).Diagnose();

    [Theory]
    [InlineData("Access to fetch at '{url}' from origin 'https://app.example.com' has been blocked by CORS policy: "
        + "No 'Access-Control-Allow-Origin' header is present on the requested resource.")]
    [InlineData("2026-03-01T12:10:00Z GET {url} 403 Forbidden")]
    [InlineData("{url}\nHTTP/1.1 403 Forbidden\r\nServer: squid/5.7\r\nContent-Type: text/html\r\n\r\n<html><title>ERROR</title></html>")]
    [InlineData("{url}\n<html><title>ERROR: The requested URL could not be retrieved</title>squid/5.7</html>")]
    [InlineData("GET {url} 503 Slow Down")]
    [InlineData("GET {url} 429 Too Many Requests")]
    [InlineData("GET {url} 599 Whatever")]
    public void Expiry_is_not_established(string text) =>
        Assert.All(Diagnose(text).Findings.Where(f => f.Cause == CauseId.UrlExpired),
            f => Assert.True(f.Certainty < Certainty.Established, f.Evidence));

    [Theory]
    [InlineData("GET {url} 503 Slow Down")]
    [InlineData("GET {url} 599 Whatever")]
    [InlineData("{url}\nHTTP/1.1 403 Forbidden\r\nServer: squid/5.7\r\n")]
    public void What_cannot_come_from_expiry_excludes_it(string text) => Assert.NotEqual(CauseId.UrlExpired, Diagnose(text).RootCause);

    [Theory]
    [InlineData("{url}")]
    [InlineData("GET {url} 403 Forbidden")]
    [InlineData("2026-03-02T14:00:00Z GET {url} 403 Forbidden")]
    public void What_agrees_does_not_weaken_it(string text)
    {
        PresignDiagnosis diagnosis = Diagnose(text);
        Assert.Equal((CauseId.UrlExpired, Certainty.Established), (diagnosis.RootCause, diagnosis.Certainty));
    }

    [Fact]
    public void A_bad_request_of_a_V4_URL_is_not_for_Version_2() =>
        Assert.DoesNotContain(CauseId.SigV2OnV4OnlyRegionOrKms,
            TextIntake.Read($"GET {Signed.Url()} 400 Bad Request", out _).Diagnose().PossibleCauses);

    [Theory]
    [InlineData("$'x-amz-meta-a: b'", "b")]
    [InlineData("$'x-amz-meta-a: it\\'s'", "it's")]
    [InlineData("$'x-amz-meta-a: \\u00e9\\xc3\\xa9\\303\\251'", "\u00e9\u00e9\u00e9")]
    [InlineData("$'x-amz-meta-a: \\q'", "\\q")]
    [InlineData("$'x-amz-meta-a: \\u0021b'", "!b")]
    public void A_shells_C_strings_are_read(string word, string value) =>
        Assert.Equal(new KeyValuePair<string, string>("x-amz-meta-a", value),
            TextIntake.Read($"curl -X PUT -H {word} '{Signed.Url(method: "PUT")}'", out _).Headers!.Single());
}
