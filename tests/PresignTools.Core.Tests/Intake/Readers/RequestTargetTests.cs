using PresignTools.Diagnosis;
using PresignTools.Inspection;
using PresignTools.Intake;
using PresignTools.Intake.Reading;
using PresignTools.Responses;
using PresignTools.Tests.Diagnosis;
using PresignTools.Tests.Text;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Intake.Readers;

/// <summary>Presigned URLs in logs of servers and proxies, which write the target of a request without its host.</summary>
public class RequestTargetTests
{
    private static readonly string Target = Signed.Url()[Signed.Url().IndexOf("/reports", StringComparison.Ordinal)..];
    private static readonly string Query = Target[(Target.IndexOf('?', StringComparison.Ordinal) + 1)..];

    public static TheoryData<string, string?, string?> Logs() => new()
    {
        { "203.0.113.7 - - [01/Mar/2026:15:00:00 +0000] \"GET @ HTTP/1.1\" 403 243 \"-\" \"curl/8.5.0\"", "GET", null },                            // nginx, Apache
        { "files.example.com:443 203.0.113.7 - - [01/Mar/2026:15:00:00 +0000] \"GET @ HTTP/1.1\" 403 243", "GET", "files.example.com:443" },       // Apache, vhost_combined
        { "203.0.113.7 - - [01/Mar/2026:15:00:00 +0000] \"PUT @ HTTP/2.0\" 403 0 \"-\" \"okhttp/4.12\" \"files.example.com\" 0.012", "PUT", "files.example.com" },
        { "[2026-03-01T15:00:00.000Z] \"GET @ HTTP/1.1\" 403 - 0 243 12 11 \"-\" \"curl/8.5\" \"8c2e0a3f-94a1-4a37-9b2f-6f6f6b1c5d55\" \"files.example.com\" \"10.0.3.4:9000\"", "GET", "files.example.com" },   // Envoy
        { "Mar  3 15:00:00 lb1 haproxy[812]: 203.0.113.7:51234 [03/Mar/2026:15:00:00.012] fe be/s1 0/0/1/5/6 403 312 - - ---- 1/1/0/0/0 0/0 \"GET @ HTTP/1.1\"", "GET", null },
        { "{\"level\":\"info\",\"ts\":\"2026-03-01T15:00:00Z\",\"logger\":\"http.log.access\",\"request\":{\"remote_ip\":\"203.0.113.7\",\"method\":\"GET\",\"host\":\"files.example.com\",\"uri\":\"&\"},\"status\":403,\"size\":243}", "GET", "files.example.com" },   // Caddy
        { "{\"ClientAddr\":\"203.0.113.7:5000\",\"DownstreamStatus\":403,\"OriginStatus\":403,\"RequestHost\":\"files.example.com\",\"RequestMethod\":\"GET\",\"RequestPath\":\"&\",\"time\":\"2026-03-01T15:00:00Z\"}", "GET", "files.example.com" },   // Traefik
        { "2026-03-03 15:00:00 INFO:     127.0.0.1:50412 - \"GET @ HTTP/1.1\" 403 Forbidden", "GET", null },                                    // uvicorn
        { "[2026-03-01T15:00:00Z] GET @ 403 3.214 ms - 243", "GET", null },                                                                // morgan
        { "::1 - - [01/Mar/2026:15:00:00 +0000] \"GET @ HTTP/1.1\" 403 243 \"-\" \"Mozilla/5.0 (X11; Linux x86_64)\"", "GET", null },
        { "#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) sc-status sc-substatus sc-win32-status time-taken\n2026-03-03 15:00:00 10.0.0.4 GET /reports/q3.pdf ? 443 - 203.0.113.7 curl/8.5.0 403 0 0 12", "GET", null },   // IIS
        { "2026-03-03\t15:00:00\tFRA50\t520\t203.0.113.7\tGET\td111111abcdef8.cloudfront.net\t/reports/q3.pdf\t403\t-\tcurl/8.5.0\t?\t-\tError", "GET", null },   // CloudFront
        { "2026-03-03 15:00:00,120 DEBUG urllib3.connectionpool: https://minio.example.com:443 \"GET @ HTTP/1.1\" 403 None", "GET", "minio.example.com" },
        { "2026-03-03 15:00:00 send: b'GET @ HTTP/1.1\\r\\nHost: minio.example.com:9000\\r\\nAccept-Encoding: identity\\r\\n\\r\\n'\nreply: 'HTTP/1.1 403 Forbidden\\r\\n'", "GET", "minio.example.com:9000" },
        { "2026-03-03T15:00:00.000 [403 Forbidden] s3.GetObject minio.example.com:9000@ 203.0.113.7 1.2ms", null, "minio.example.com:9000" },       // mc admin trace
        { "2026/03/03 15:00:00 [error] 31#31: *7 upstream refused with 403, client: 203.0.113.7, server: _, request: \"GET @ HTTP/1.1\", host: \"files.example.com\"", "GET", "files.example.com" },   // nginx error log
        { "time=2026-03-01T15:00:00Z level=INFO msg=request method=GET path=@ status=403 host=files.example.com bytes=243", "GET", "files.example.com" },   // Go slog
        { "Started GET \"@\" for 203.0.113.7 at 2026-03-01 15:00:00 +0000\nCompleted 403 Forbidden in 4ms", "GET", null },                      // Rails
    };

    [Theory]
    [MemberData(nameof(Logs))]
    public void A_target_without_its_host_is_the_URL_that_it_was(string log, string? method, string? host)
    {
        string text = Filled(log);
        DiagnosisInput input = TextIntake.Read(text, out _);
        Assert.Equal("https://" + (host ?? UntoldHost.Name) + Target, input.Url);
        Assert.Equal(method, input.Method);
        Assert.Equal(403, input.Response?.StatusCode);

        PresignDiagnosis diagnosis = input.Diagnose();
        Assert.Equal(CauseId.UrlExpired, diagnosis.RootCause);
        Assert.All(PublicText.Of(diagnosis), shown => Assert.DoesNotContain(".invalid", shown, StringComparison.Ordinal));
    }

    [Fact]
    public void What_stands_for_the_host_is_shown_nowhere()
    {
        foreach (string row in S3ErrorCatalogue.Rows.SelectMany(static r => r.Codes).Distinct())
        {
            string text = Filled("203.0.113.7 - - [01/Mar/2026:12:10:00 +0000] \"PUT @ HTTP/1.1\" 403 243")
                + $"\n<Error><Code>{row}</Code><Message>refused</Message></Error>";
            Assert.All(PublicText.Of(TextIntake.Read(text, out _).Diagnose()), shown => Assert.DoesNotContain(".invalid", shown, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_request_that_failed_is_taken_not_the_ones_that_went_well()
    {
        string ok = "203.0.113.7 - - [01/Mar/2026:12:05:00 +0000] \"GET @ HTTP/1.1\" 200 8400 \"-\" \"curl/8.5.0\"\n";
        string options = "203.0.113.7 - - [01/Mar/2026:12:05:00 +0000] \"OPTIONS @ HTTP/1.1\" 403 84 \"-\" \"Mozilla/5.0\"\n";
        DiagnosisInput input = TextIntake.Read(Filled(ok + options + ok.Replace("GET", "HEAD", StringComparison.Ordinal).Replace("200", "403", StringComparison.Ordinal)), out _);
        Assert.Equal("HEAD", input.Method);
        Assert.Equal(403, input.Response?.StatusCode);
    }

    [Fact]
    public void A_status_of_a_log_within_the_time_of_the_URL_is_no_expiry() => Assert.NotEqual(CauseId.UrlExpired,
        TextIntake.Read(Filled("203.0.113.7 - - [01/Mar/2026:12:10:00 +0000] \"GET @ HTTP/1.1\" 403 243"), out _).Diagnose().RootCause);

    [Theory]
    [InlineData("203.0.113.7 - - [01/Mar/2026:15:00:00 +0000] \"GET /reports/q3.pdf?page=2 HTTP/1.1\" 403 243")]
    [InlineData("The parameters are X-Amz-Algorithm, X-Amz-Date and X-Amz-Signature; we get 403 Forbidden for /reports/q3.pdf")]
    public void Other_targets_are_no_presigned_URL(string text) =>
        Assert.Null(TextIntake.Read("The bucket answers AccessDenied: Access Denied\n" + text, out _).Url);

    private static string Filled(string log) => log.Replace("@", Target, StringComparison.Ordinal)
        .Replace("\"&\"", "\"" + Target.Replace("&", "\\u0026", StringComparison.Ordinal) + "\"", StringComparison.Ordinal)
        .Replace(" ? ", " " + Query + " ", StringComparison.Ordinal).Replace("\t?\t", "\t" + Query + "\t", StringComparison.Ordinal);
}
