using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

public class ContentSecurityPolicyTests
{
    private const string Url = "https://examplebucket.s3.eu-central-1.amazonaws.com/a.png";

    [Theory]
    [InlineData("Refused to connect to '{0}' because it violates the following Content Security Policy directive: \"connect-src 'self'\".", "connect-src")]
    [InlineData("Refused to load the image '{0}' because it violates the document's Content Security Policy.", "connect-src")]
    [InlineData("Loading the image '{0}' violates the following Content Security Policy directive: \"img-src 'self' data:\". The action has been blocked.", "img-src")]
    [InlineData("Content-Security-Policy: The page's settings blocked the loading of a resource (media-src) at {0} because it violates the following directive: \u201cmedia-src 'self'\u201d", "media-src")]
    [InlineData("Refused to connect to {0} because it does not appear in the connect-src directive of the Content Security Policy.", "connect-src")]
    [InlineData("{{\"csp-report\":{{\"blocked-uri\":\"{0}\",\"violated-directive\":\"frame-src\"}}}}", "frame-src")]
    public void A_browser_that_says_so_is_believed(string message, string directive)
    {
        PresignDiagnosis diagnosis = Paste(string.Format(System.Globalization.CultureInfo.InvariantCulture, message, Url));

        Assert.Equal(CauseId.ContentSecurityPolicy, diagnosis.RootCause);
        Assert.Equal(EvidenceKind.NamedByAnswer, diagnosis.EvidenceKind);
        Assert.Contains(directive, diagnosis.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("content-security-policy: default-src 'self'; connect-src 'self' https://api.example.com")]
    [InlineData("Content-Security-Policy: default-src 'self'; img-src * data:")]
    [InlineData("contentSecurityPolicy: { directives: { connectSrc: [\"'self'\", \"https://s3.eu-central-1.amazonaws.com\"] } }")]
    public void A_policy_that_lacks_the_host_is_seen(string policy)
    {
        PresignDiagnosis diagnosis = Paste($"PUT {Url}?X-Amz-Algorithm=AWS4-HMAC-SHA256&...\nTypeError: Failed to fetch\n{policy}");

        Assert.Equal(CauseId.ContentSecurityPolicy, diagnosis.RootCause);
        Assert.Equal(EvidenceKind.SeenInRequest, diagnosis.EvidenceKind);
    }

    [Theory]
    [InlineData("add_header Content-Security-Policy \"default-src 'self'; connect-src 'self' https://login.eu-central-1.amazonaws.com\";")]
    [InlineData("CSP_CONNECT_SRC = (\"'self'\", \"https://login.eu-central-1.amazonaws.com\")")]
    [InlineData("policy.connect_src :self, \"https://login.eu-central-1.amazonaws.com\"")]
    [InlineData("\"connect-src\": [\"'self'\", \"https://login.eu-central-1.amazonaws.com\"],")]
    public void A_policy_in_the_notation_of_any_framework_is_read(string policy)
    {
        PresignDiagnosis diagnosis = Paste($"Uploads stop as soon as the CSP is switched on.\n\n{policy}\n\nThe page posts to {Url}");

        Assert.Equal(CauseId.ContentSecurityPolicy, diagnosis.RootCause);
        Assert.Contains("https://examplebucket.s3.eu-central-1.amazonaws.com", diagnosis.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_that_code_gives_by_a_name_may_cover_the_host() =>
        Assert.DoesNotContain(
            CauseId.ContentSecurityPolicy,
            Paste($"PUT {Url}\nTypeError: Failed to fetch\nconnectSrc: [\"'self'\", process.env.BUCKET_URL]").PossibleCauses);

    [Theory]
    [InlineData("connect-src 'self' https://*.s3.eu-central-1.amazonaws.com")]
    [InlineData("connect-src 'self' https://examplebucket.s3.eu-central-1.amazonaws.com/uploads/")]
    [InlineData("connect-src *")]
    [InlineData("connect-src 'self' https:")]
    [InlineData("connect-src 'self' ...")]
    public void A_policy_that_covers_the_host_is_not_the_cause(string policy) =>
        Assert.DoesNotContain(CauseId.ContentSecurityPolicy, Paste($"PUT {Url}\nTypeError: Failed to fetch\ncontent-security-policy: {policy}").PossibleCauses);

    [Theory]
    [InlineData("Refused to connect to 'https://stats.example/collect' because it violates the following Content Security Policy directive: \"connect-src 'self'\".")]
    [InlineData("Refused to execute inline script because it violates the following Content Security Policy directive: \"script-src 'self'\".")]
    public void What_is_stopped_beside_the_request_is_not_the_cause(string noise)
    {
        string text = $"{noise}\n\nAccess to fetch at '{Url}' from origin 'https://app.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.";

        Assert.DoesNotContain(CauseId.ContentSecurityPolicy, Paste(text).PossibleCauses);
    }

    [Fact]
    public void The_header_of_an_answer_is_no_policy_of_the_page() =>
        Assert.DoesNotContain(
            CauseId.ContentSecurityPolicy,
            Paste($"> PUT {Url}\n< HTTP/1.1 403 Forbidden\n< content-security-policy: default-src 'none'\n< content-type: text/html").PossibleCauses);

    [Fact]
    public void A_report_that_blocks_nothing_and_an_answer_of_S3_are_not_put_down_to_it()
    {
        const string report = "[Report Only] Refused to connect to 'https://x.example' because it violates the following Content Security Policy directive: \"connect-src 'self'\".";
        PresignDiagnosis diagnosis = Paste(report + "\n<Error><Code>ExpiredToken</Code><Message>The provided token has expired.</Message><RequestId>955102B1FB2EXAMP</RequestId></Error>");

        Assert.Equal(CauseId.CredentialsExpiredBeforeUrl, diagnosis.RootCause);
        Assert.DoesNotContain(CauseId.ContentSecurityPolicy, diagnosis.PossibleCauses);
    }

    private static PresignDiagnosis Paste(string text) => TextIntake.Read(text, out _).Diagnose();
}
