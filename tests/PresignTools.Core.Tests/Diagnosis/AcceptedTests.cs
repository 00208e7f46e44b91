using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis;

/// <summary>A request that went well accuses nothing.</summary>
public class AcceptedTests
{
    private static readonly string Url = Signed.Url();

    private static string Verbose(string answer) => $"""
        $ curl -v '{Url}'
        * Connected to examplebucket.s3.eu-central-1.amazonaws.com (3.5.134.1) port 443
        * SSL connection using TLSv1.3 / TLS_AES_128_GCM_SHA256
        *  SSL certificate verify ok.
        > GET /reports/q3.pdf?{Url.Split('?')[1]} HTTP/1.1
        > Host: examplebucket.s3.eu-central-1.amazonaws.com
        > User-Agent: curl/8.5.0
        >
        {answer}
        """;

    private static PresignDiagnosis Paste(string text) => PresignDiagnoser.Diagnose(TextIntake.Read(text, out _), Signed.Time
        + TimeSpan.FromDays(1));

    public static TheoryData<string> Successes() =>
    [
        Verbose("< HTTP/1.1 200 OK\n< x-amz-request-id: 7Q3B\n< Content-Length: 3\n<\nabc"),
        Verbose("< HTTP/2 206\n< content-range: bytes 0-0/3\n<\na"),
        Verbose("< HTTP/1.1 204 No Content\n< x-amz-request-id: 7Q3B\n<"),
        Verbose("< HTTP/1.1 307 Temporary Redirect\n< Location: https://examplebucket.s3.eu-central-1.amazonaws.com/reports/q3.pdf\n<\n< HTTP/1.1 200 OK\n<\nabc"),
        $"> CONNECT examplebucket.s3.eu-central-1.amazonaws.com:443 HTTP/1.1\n>\n< HTTP/1.1 200 Connection established\n<\n{Verbose("< HTTP/1.1 200 OK\n<\nabc")}",
        $"GET {Url} 200 (OK)",
        $"HTTP request sent, awaiting response... 200 OK\n{Url}",
        $"{{\"url\":\"{Url}\",\"status\":200}}",
        $"StatusCode        : 200\nStatusDescription : OK\n{Url}",
        $"curl -s -o /dev/null -w '%{{http_code}}' '{Url}'\n200",
    ];

    [Theory]
    [MemberData(nameof(Successes))]
    public void A_2xx_for_the_URL_is_accepted(string text)
    {
        PresignDiagnosis diagnosis = Paste(text);

        Assert.Null(diagnosis.RootCause);
        Assert.Contains("accepts the URL", diagnosis.Explanation, StringComparison.Ordinal);
        Assert.DoesNotContain(diagnosis.Findings, f => f.Status == FindingStatus.Fail);
    }

    [Fact]
    public void A_tunnel_of_a_proxy_is_no_success()
    {
        PresignDiagnosis diagnosis = Paste($"> CONNECT examplebucket.s3.eu-central-1.amazonaws.com:443 HTTP/1.1\n>\n< HTTP/1.1 200 OK\n<\ncurl: (60) SSL certificate problem: self-signed certificate in certificate chain\n{Url}");

        Assert.Equal(CauseId.DnsOrTls, diagnosis.RootCause);
    }

    [Fact]
    public void A_tunnel_before_a_refusal_is_no_success() =>
        Assert.Equal("AccessDenied",
            Paste($"> CONNECT h:443 HTTP/1.1\n>\n< HTTP/1.0 200 Connection established\n<\n{Verbose("< HTTP/1.1 403 Forbidden\n< x-amz-request-id: 7Q3B\n<\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>")}").ErrorCode);

    [Theory]
    [InlineData("it was 200 OK yesterday and is 403 Forbidden now {0}")]
    [InlineData("the part of 200 bytes failed with status code 403 {0}")]
    public void A_success_beside_a_failure_is_a_failure(string text) => Assert.Equal(403, Paste(text.Replace("{0}", Url,
        StringComparison.Ordinal)).StatusCode);

    [Fact]
    public void A_browser_may_hide_a_good_answer() =>
        Assert.Equal(CauseId.CorsMisconfigured,
            Paste($"Access to fetch at '{Url}' from origin 'https://app.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.\nGET {Url} net::ERR_FAILED 200 (OK)").RootCause);
}
