using PresignTools.Diagnosis;
using PresignTools.Intake;
using PresignTools.Intake.Reading;
using PresignTools.Responses;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis;

/// <summary>
/// Established is what the evidence proves. Here a URL that has ended by now stands beside a failure of which nobody says when it
/// happened, that S3
/// did not answer, or that has another status than S3 gives to it.
/// </summary>
public class CertaintyTests
{
    private static readonly string Url = Signed.Url();
    private static readonly DateTimeOffset DayLater = Signed.Time + TimeSpan.FromDays(1);

    private static PresignDiagnosis Paste(string text) => PresignDiagnoser.Diagnose(TextIntake.Read(text, out _), DayLater);

    private static void NotExpired(PresignDiagnosis diagnosis)
    {
        Assert.NotEqual(CauseId.UrlExpired, diagnosis.RootCause);
        Assert.DoesNotContain(CauseId.UrlExpired, diagnosis.PossibleCauses);
        Assert.DoesNotContain(diagnosis.Findings, f => f.Cause == CauseId.UrlExpired);
    }

    [Theory]
    [InlineData("curl: (60) SSL certificate problem: unable to get local issuer certificate\n{0}")]
    [InlineData("$ curl '{0}'\ncurl: (6) Could not resolve host: examplebucket.s3.eu-central-1.amazonaws.com")]
    [InlineData("{0}\ncurl: (7) Failed to connect to examplebucket.s3.eu-central-1.amazonaws.com port 443 after 21 ms: Couldn't connect to server")]
    [InlineData("{0}\ncurl: (28) Operation timed out after 30001 milliseconds with 0 bytes received")]
    [InlineData("{0}\ncurl: (35) OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to s3.eu-central-1.amazonaws.com:443")]
    [InlineData("{0}\ncurl: (52) Empty reply from server")]
    [InlineData("{0}\ncurl: (56) Recv failure: Connection reset by peer")]
    [InlineData("Error: getaddrinfo EAI_AGAIN examplebucket.s3.eu-central-1.amazonaws.com\n{0}")]
    [InlineData("Error: read ECONNRESET\n    at TLSWrap.onStreamRead\n{0}")]
    [InlineData("Error: socket hang up {0}")]
    [InlineData("java.net.UnknownHostException: examplebucket.s3.eu-central-1.amazonaws.com\n{0}")]
    [InlineData("javax.net.ssl.SSLHandshakeException: PKIX path building failed\n{0}")]
    [InlineData("requests.exceptions.ConnectionError: HTTPSConnectionPool: Max retries exceeded (Caused by NameResolutionError) {0}")]
    [InlineData("Invoke-WebRequest: No such host is known. (examplebucket.s3.eu-central-1.amazonaws.com:443)\n{0}")]
    [InlineData("dial tcp 10.0.0.1:443: connect: no route to host\n{0}")]
    [InlineData("GET {0} net::ERR_CONNECTION_TIMED_OUT")]
    [InlineData("wget: unable to resolve host address\n{0}")]
    public void Where_S3_was_not_reached_the_URL_is_not_the_reason(string text)
    {
        PresignDiagnosis diagnosis = Paste(text.Replace("{0}", Url, StringComparison.Ordinal));

        Assert.Equal(CauseId.DnsOrTls, diagnosis.RootCause);
        NotExpired(diagnosis);
    }

    [Fact]
    public void Letters_of_the_URL_are_no_words_of_the_client()
    {
        string url = Signed.Url(key: "tls/ssl/timeout/certificate.pdf");

        Assert.NotEqual(CauseId.DnsOrTls,
            Paste($"Access to fetch at '{url}' from origin 'https://app.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present.").RootCause);
    }

    [Theory]
    [InlineData("GET {0} 500 (Internal Server Error)")]
    [InlineData("GET {0} 502 (Bad Gateway)")]
    [InlineData("GET {0} 404 (Not Found)")]
    [InlineData("GET {0} 400 (Bad Request)")]
    [InlineData("{0}\nHTTP error 401 Unauthorized")]
    [InlineData("{0}\nstatus code 405")]
    [InlineData("{0}\nstatus code 429")]
    [InlineData("{0}\n<Error><Code>InternalError</Code><Message>We encountered an internal error. Please try again.</Message></Error>")]
    [InlineData("{0}\n<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>")]
    [InlineData("{0}\n<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>")]
    [InlineData("{0}\n<Error><Code>SomethingNew</Code><Message>Nobody has seen this.</Message></Error>")]
    public void Another_status_or_code_than_S3_gives_to_it_excludes_expiry(string text)
    {
        PresignDiagnosis diagnosis = Paste(text.Replace("{0}", Url, StringComparison.Ordinal));

        NotExpired(diagnosis);
        Assert.NotEqual(Certainty.Established, diagnosis.Certainty);
    }

    [Theory]
    [InlineData("GET {0} 403 (Forbidden)")]
    [InlineData("upload failed with 403 for {0}, it had worked before")]
    [InlineData("this link does not work: {0}")]
    [InlineData("requests.exceptions.HTTPError: 403 Client Error: Forbidden for url: {0}")]
    [InlineData("Access to XMLHttpRequest at '{0}' from origin 'https://app.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.")]
    public void The_present_clock_does_not_say_when_it_failed(string text)
    {
        PresignDiagnosis diagnosis = Paste(text.Replace("{0}", Url, StringComparison.Ordinal));

        Assert.NotEqual(Certainty.Established, diagnosis.Certainty);
        Assert.All(diagnosis.Findings.Where(f => f.Cause == CauseId.UrlExpired), f => Assert.True(f.Certainty < Certainty.Established));
    }

    [Theory]
    [InlineData("GET {0}... 400 (Bad Request)")]
    [InlineData("{0}\u2026\nstatus code 403")]
    public void A_URL_that_the_log_has_cut_proves_nothing(string text)
    {
        PresignDiagnosis diagnosis = Paste(text.Replace("{0}", Url[..160], StringComparison.Ordinal));

        Assert.All(diagnosis.Findings, f => Assert.True(f.Certainty < Certainty.Established));
    }

    [Fact]
    public void A_CORS_message_is_about_CORS_first() =>
        Assert.Equal(CauseId.CorsMisconfigured,
            Paste($"Access to fetch at '{Url}' from origin 'https://app.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.").RootCause);

    [Fact]
    public void Who_names_the_time_of_the_failure_proves_it()
    {
        DiagnosisInput told = TextIntake.Read($"GET {Url} 403 (Forbidden)", out _);

        Assert.Equal((CauseId.UrlExpired, Certainty.Established), Of(PresignDiagnoser.Diagnose(told with { AsOf = DayLater }, DayLater)));
        Assert.NotEqual(CauseId.UrlExpired, PresignDiagnoser.Diagnose(told with { AsOf = Signed.Time + TimeSpan.FromMinutes(1) },
            DayLater).RootCause);
    }

    [Fact]
    public void A_URL_alone_is_asked_of_now() =>
        Assert.Equal((CauseId.UrlExpired, Certainty.Established), Of(PresignDiagnoser.Diagnose(new DiagnosisInput { Url = Url }, DayLater)));

    [Fact]
    public void What_the_probe_meets_just_now_is_of_now()
    {
        S3ErrorResponse answer = Failure.Status(403);
        var live = new PresignTools.Verification.Subject.LiveProbeResult { Sent = true, Method = "HEAD", StatusCode = 403 };

        var expired = new DiagnosisInput { Url = Url, Response = answer, Live = live };
        Assert.Equal((CauseId.UrlExpired, Certainty.Established), Of(PresignDiagnoser.Diagnose(expired, DayLater)));
        DiagnosisInput busy = expired with { Live = live with { StatusCode = 503 } };
        Assert.NotEqual(Certainty.Established, PresignDiagnoser.Diagnose(busy, DayLater).Certainty);
    }

    [Theory]
    [InlineData("Date", 30, false)]
    [InlineData("Date", 120, true)]
    public void The_clock_of_the_answer_is_the_one_of_the_failure(string header, int minutes, bool isExpired)
    {
        string date = (Signed.Time + TimeSpan.FromMinutes(minutes)).ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        S3ErrorResponse answer = Failure.Status(403, (header, date), ("x-amz-request-id", "7Q3B"), ("Server", "AmazonS3"));
        PresignDiagnosis diagnosis = PresignDiagnoser.Diagnose(new DiagnosisInput { Url = Url, Response = answer }, DayLater);

        Assert.Equal(isExpired, diagnosis.PossibleCauses.Contains(CauseId.UrlExpired));
        Assert.Equal(isExpired, diagnosis.Certainty == Certainty.Established);
    }

    [Theory]
    [InlineData("2026-03-01T12:30Z ERROR download failed: 403 Forbidden {0}")]
    [InlineData("2026-03-01T13:30:00.123+01:00 [worker-1] ERROR c.a.Download - status 403 for {0}")]
    [InlineData("[01/Mar/2026:12:30:12 +0000] \"GET {0}\" 403")]
    [InlineData("{\"time\":\"2026-03-01T12:30:12Z\",\"level\":\"error\",\"status\":403,\"url\":\"{0}\"}")]
    [InlineData("Sun, 01 Mar 2026 12:30:12 GMT download of {0} failed with HTTP 403")]
    [InlineData("Sun Mar  1 12:30:12 UTC 2026 {0} returned error 403")]
    [InlineData("2026-03-01T12:30:00Z start of download\n  at worker.js:12\nstatus code 403 for {0}")]
    public void A_log_line_within_the_validity_excludes_expiry(string text) =>
        NotExpired(Paste(text.Replace("{0}", Url, StringComparison.Ordinal)));

    [Theory]
    [InlineData("2026-03-01 14:30:12,123 ERROR status code 403 {0}")]
    [InlineData("2026/03/01 07:30:12 [error] 403 Forbidden {0}")]
    public void A_log_line_without_a_zone_may_be_hours_off(string text)
    {
        PresignDiagnosis diagnosis = Paste(text.Replace("{0}", Url, StringComparison.Ordinal));

        Assert.NotEqual(CauseId.UrlExpired, diagnosis.RootCause);
        Assert.NotEqual(CauseId.ClockSkew, diagnosis.RootCause);
        Assert.Contains(CauseId.UrlExpired, diagnosis.PossibleCauses);
    }

    [Fact]
    public void A_log_line_behind_the_end_makes_expiry_likely() =>
        Assert.Equal((CauseId.UrlExpired, Certainty.Likely), Of(Paste($"2026-03-01T18:30Z ERROR download failed: 403 Forbidden {Url}")));

    [Fact]
    public void An_expiry_over_seven_days_is_answered_400()
    {
        string url = Url.Replace("X-Amz-Expires=3600", "X-Amz-Expires=700000", StringComparison.Ordinal);

        Assert.NotEqual(CauseId.ExpiryOver7Days, Paste($"GET {url} 403 (Forbidden)").RootCause);
        Assert.Equal((CauseId.ExpiryOver7Days, Certainty.Established), Of(Paste($"GET {url} 400 (Bad Request)")));
    }

    [Theory]
    [InlineData("X-Amz-Expires=0", 403, 400)]
    [InlineData("X-Amz-Expires=soon", 400, 403)]
    public void An_expiry_that_is_none_has_the_status_of_its_kind(string expires, int right, int wrong)
    {
        string url = Url.Replace("X-Amz-Expires=3600", expires, StringComparison.Ordinal);
        bool Blames(int status) => Paste($"status code {status} for {url}").PossibleCauses.Contains(CauseId.ExpiryInvalid);

        Assert.True(Blames(right));
        Assert.False(Blames(wrong));
    }

    [Theory]
    [InlineData("{0}\n<html><head><title>403 Forbidden</title></head><body>Request blocked by WAF</body></html>")]
    [InlineData("{0}\n<html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1></center><hr><center>nginx/1.18.0</center></body></html>")]
    [InlineData("{0}\n<!DOCTYPE html><html><title>Attention Required! | Cloudflare</title><body>403 Forbidden. Error code: AccessDenied</body></html>")]
    [InlineData("> GET /k HTTP/1.1\n> Host: h\n>\n< HTTP/1.1 403 Forbidden\n< Server: cloudflare\n< CF-RAY: 8f\n< Content-Length: 0\n<\n{0}")]
    [InlineData("HTTP/1.1 403 Forbidden\nServer: AkamaiGHost\nMime-Version: 1.0\n\n{0}")]
    public void What_a_proxy_answers_says_nothing_of_the_URL(string text)
    {
        string url = Url.Replace("X-Amz-Expires=3600", "X-Amz-Expires=0", StringComparison.Ordinal);
        foreach (string given in new[] { Url, url })
        {
            PresignDiagnosis diagnosis = Paste(text.Replace("{0}", given, StringComparison.Ordinal));

            Assert.Equal(CauseId.IntermediaryBlock, diagnosis.RootCause);
            Assert.NotEqual(Certainty.Established, diagnosis.Certainty);
            Assert.All(diagnosis.Findings, f => Assert.True(f.Certainty < Certainty.Established));
            Assert.DoesNotContain("were accepted", diagnosis.Explanation, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_fault_that_S3_had_passed_is_none_of_the_checklist()
    {
        string url = Signed.Url(by: new PresignTools.Signing.SigningCredentials("ASIAIOSFODNN7EXAMPLE", Signed.Secret));
        S3ErrorResponse denied = Failure.Denied("with an explicit deny in a service control policy");
        PresignDiagnosis diagnosis = new DiagnosisInput { Url = url, Response = denied }.Diagnose();

        Assert.Equal(CauseId.ScpOrRcpDeny, diagnosis.RootCause);
        Assert.Contains("Key, token and signature were accepted", diagnosis.Explanation, StringComparison.Ordinal);
        Assert.Equal(FindingStatus.Pass, diagnosis.Checklist[0].Status);
        Assert.DoesNotContain(diagnosis.Findings, f => f.Layer == CheckLayer.Identity && f.Status == FindingStatus.Fail);
    }

    [Theory]
    [InlineData("https://b.oss-cn-hangzhou.aliyuncs.com/k?OSSAccessKeyId=LTAI5tExample&Expires=1767225600&Signature=abcdefghijklmnopqrstuvwxyz0%3D", "Alibaba")]
    [InlineData("https://storage.googleapis.com/b/k?GoogleAccessId=a%40b.iam.gserviceaccount.com&Expires=1767225600&Signature=abcdefghijklmnopqrstuvwxyz0%3D", "Google")]
    [InlineData("https://d111111abcdef8.cloudfront.net/k?Expires=1767225600&Signature=abcdefghijklmnopqrstuvwxyz0&Key-Pair-Id=K2JCJMDEHXQW5F", "CloudFront")]
    public void A_signature_of_another_service_lacks_nothing_of_S3s(string url, string service)
    {
        PresignDiagnosis diagnosis = Paste("403 Forbidden\n" + url);

        Assert.DoesNotContain(diagnosis.Findings, f => f.Evidence.Contains("AWSAccessKeyId", StringComparison.Ordinal));
        Assert.Contains(diagnosis.Findings, f => f.Evidence.Contains(service, StringComparison.Ordinal));
        Assert.NotEqual(Certainty.Established, diagnosis.Certainty);
    }

    private static (string?, Certainty?) Of(PresignDiagnosis diagnosis) => (diagnosis.RootCause, diagnosis.Certainty);
}
