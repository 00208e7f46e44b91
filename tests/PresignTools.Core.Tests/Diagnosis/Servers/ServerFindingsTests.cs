using PresignTools.Diagnosis;
using PresignTools.Intake;
using PresignTools.Intake.Reading;
using PresignTools.Signing;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Servers;

/// <summary>What real servers and clients showed, each in its smallest form.</summary>
public class ServerFindingsTests
{
    private static readonly string Get = Signed.Url(key: "q3.csv"), Query = Get[Get.IndexOf('?', StringComparison.Ordinal)..];

    private static string Host => new Uri(Get).Host;

    private static string Canon(string method, string path = "/q3.csv", string? host = null) =>
        "<Error><Code>SignatureDoesNotMatch</Code><Message>" + Failure.SignatureMessage + "</Message><CanonicalRequest>" + method + "\n" + path + "\n"
        + System.Security.SecurityElement.Escape(Query[1..].Split("&X-Amz-Signature")[0]) + "\nhost:" + (host ?? Host) + "\n\nhost\nUNSIGNED-PAYLOAD</CanonicalRequest></Error>";

    private static PresignDiagnosis Paste(string text) => Failure.ByRules(TextIntake.Read(text, out _), Failure.Now);

    private static PresignDiagnosis WithKeys(string text) =>
        Failure.ByRules(TextIntake.Read(text, out _) with { Credentials = Signed.Credentials }, Failure.Now);

    [Fact]
    public void An_untold_method_is_not_GET()
    {
        PresignDiagnosis said = Paste($"{Get}\n{Canon("PUT")}");
        Assert.NotEqual(Certainty.Established, said.Certainty);
        Assert.Equal("PUT", said.Method);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_method_that_few_urls_are_made_for_is_likely_the_wrong_one(bool withCanonical)
    {
        string xml = withCanonical ? Canon("DELETE") : Canon("DELETE").Split("<CanonicalRequest>")[0] + "</Error>";
        PresignDiagnosis said = Paste($"$ curl -X DELETE '{Get}'\n{xml}");
        Assert.Equal((CauseId.WrongMethod, Certainty.Likely), (said.RootCause, said.Certainty!.Value));
    }

    [Fact]
    public void The_scheme_of_the_command_is_kept()
    {
        string url = Get.Replace("https://", "http://", StringComparison.Ordinal);
        DiagnosisInput input = TextIntake.Read($"$ curl -v '{url}'\n> GET /q3.csv{Query} HTTP/1.1\n> Host: {Host}\n>\n< HTTP/1.1 403 Forbidden", out _);
        Assert.Equal(url, input.Url);
    }

    [Fact]
    public void Dot_segments_that_the_client_takes_out_show_between_command_and_wire()
    {
        string url = Signed.Url(key: "k/../b.txt"), query = url[url.IndexOf('?', StringComparison.Ordinal)..];
        string text = $"$ curl -v '{url}'\n> GET /b.txt{query} HTTP/1.1\n> Host: {Host}\n>\n< HTTP/1.1 403 Forbidden\n{Canon("GET", "/b.txt").Replace(Query, query, StringComparison.Ordinal)}";
        Assert.Equal(CauseId.PathNormalized, Paste(text).RootCause);
        PresignDiagnosis proven = WithKeys(text);
        Assert.Equal((CauseId.PathNormalized, Certainty.Established), (proven.RootCause, proven.Certainty!.Value));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Another_Host_is_found_beside_the_wire_as_without_it(bool onTheWire)
    {
        string wire = onTheWire ? $"> GET /q3.csv{Query} HTTP/1.1\n> Host: cdn.example.com\n>\n< HTTP/1.1 403 Forbidden\n" : string.Empty;
        string text = $"$ curl -v -H 'Host: cdn.example.com' '{Get}'\n{wire}{Canon("GET", host: "cdn.example.com")}";
        Assert.Equal(CauseId.SignedHostMismatch, Paste(text).RootCause);
        Assert.Equal(CauseId.SignedHostMismatch, WithKeys(text).RootCause);
    }

    [Fact]
    public void A_request_with_its_length_is_not_chunked()
    {
        PresignDiagnosis said = Paste(
            $"$ curl -v -X POST --data-binary @f '{Get}'\n> POST /q3.csv{Query} HTTP/1.1\n> Host: {Host}\n> Content-Length: 17\n>\n< HTTP/1.1 501 Not Implemented\n"
            + "<Error><Code>NotImplemented</Code><Message>A header you provided implies functionality that is not implemented.</Message></Error>");
        Assert.DoesNotContain(CauseId.TransferEncodingChunked, said.PossibleCauses);
        Assert.Equal(CauseId.WrongMethod, said.RootCause);
    }

    [Fact]
    public void A_presigned_url_that_is_called_skewed_has_ended()
    {
        PresignDiagnosis said = PresignDiagnoser.Diagnose(
            TextIntake.Read($"{Get}\n<Error><Code>RequestTimeTooSkewed</Code><Message>The difference between the request time and the server's time is too large.</Message></Error>", out _),
            Signed.Time + TimeSpan.FromHours(9));
        Assert.Equal(CauseId.UrlExpired, said.RootCause);
        Assert.NotEqual(Certainty.Established, said.Certainty);
    }

    [Fact]
    public void A_signature_in_capitals_and_a_url_in_lower_case_were_changed_on_the_way()
    {
        Assert.Equal(CauseId.UrlMangledInTransit, Paste($"{Get[..^64]}{Get[^64..].ToUpperInvariant()}\n{Canon("GET")}").RootCause);
        Assert.Equal(CauseId.UrlMangledInTransit, new DiagnosisInput { Url = Get.ToLowerInvariant(), Method = "GET", Headers = [], Response = Failure.Bare }.Diagnose().RootCause);
    }

    [Theory]
    [InlineData("AccessDenied", "Policy expired", CauseId.UrlExpired)]
    [InlineData("AccessDenied", "Policy condition failed: starts-with: $key, post/", CauseId.PostPolicyMismatch)]
    [InlineData("AccessDenied", "Policy missing condition: acl", CauseId.PostPolicyMismatch)]
    [InlineData("AccessDenied", "Policy check failed, variable not met condition: Content-Type, image/png", CauseId.PostPolicyMismatch)]
    [InlineData("InvalidArgument", "Key not specified", CauseId.PostFormMalformed)]
    [InlineData("InvalidArgument", "Missing aws4 signature", CauseId.PostFormMalformed)]
    public void Radosgw_has_sentences_of_its_own_for_forms(string code, string message, string cause) =>
        Assert.Equal(cause, new DiagnosisInput { Response = Failure.Answer(code, message) }.Diagnose().RootCause);

    [Theory]
    [InlineData("2020-01-01T00:00:00Z", "in/x", CauseId.UrlExpired)]
    [InlineData("2099-01-01T00:00:00Z", "other/x", CauseId.PostPolicyMismatch)]
    [InlineData("2099-01-01T00:00:00Z", "in/x", null)]
    public void The_policy_of_a_form_is_judged_field_by_field(string end, string key, string? cause)
    {
        string json = $$"""{"expiration":"{{end}}","conditions":[{"bucket":"examplebucket"},["starts-with","$key","in/"]]}""";
        DiagnosisInput form = new()
        {
            Url = "https://examplebucket.s3.eu-central-1.amazonaws.com/",
            Method = "POST",
            FormFields = Failure.Pairs(("key", key), ("policy", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(json))), ("x-amz-signature", new string('0', 64))),
        };
        Assert.Equal(cause, form.Diagnose().RootCause);
    }

    [Fact]
    public void A_form_does_not_sign_its_host() =>
        Assert.DoesNotContain(CauseId.SignedHostMismatch, new DiagnosisInput
        {
            Url = "http://127.0.0.1:9000/reports",
            Method = "POST",
            FormFields = Failure.Pairs(("key", "a"), ("policy", "e30="), ("x-amz-signature", "0")),
            Response = Failure.Mismatch,
        }.Diagnose().PossibleCauses);

    [Fact]
    public void A_bare_denial_of_unknown_origin_proves_nothing_by_order() =>
        Assert.Equal(CauseId.UnsignedExtraHeader, Paste($"$ curl -H 'x-amz-acl: public-read' -T f '{Get}'\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>").RootCause);

    [Fact]
    public void The_server_taking_a_harmless_method_proves_the_other_one_wrong()
    {
        DiagnosisInput sent = new() { Url = Get, Method = "DELETE", Headers = [], Live = new() { Sent = true, Method = "GET", StatusCode = 206, IsAccepted = true } };
        Assert.Equal(CauseId.WrongMethod, sent.Diagnose().RootCause);
        Assert.Null((sent with { Method = "GET" }).Diagnose().RootCause);
    }

    [Theory]
    [InlineData("Fatal: unable to open config file: Stat: Access Denied.", "AccessDenied")]
    [InlineData("ERROR: Parameter problem: Source object 's3://b/k' does not exist.", "NoSuchKey")]
    [InlineData("FatalBackendException: S3 bucket \"b\" does not exist", "NoSuchBucket")]
    public void Tools_have_words_of_their_own(string text, string code) => Assert.Equal(code, TextIntake.Read(text, out _).Response?.Code);

    private const string OfCeph = "<RequestId>tx000005b886884c2eba9ee-006b0cd848-1012-default</RequestId>";

    private static string On(string url) => url.Replace("https://" + Host, "http://127.0.0.1:8080", StringComparison.Ordinal);

    private static PresignDiagnosis Answered(string url, string xml, SigningCredentials? keys = null) =>
        Failure.ByRules(TextIntake.Read($"$ curl '{On(url)}'\n{xml}", out _) with { Credentials = keys }, Failure.Now);

    [Fact]
    public void A_server_that_asks_its_STS_may_deny_a_key_or_a_token_that_it_does_not_know()
    {
        const string Xml = "<Error><Code>AccessDenied</Code><Message></Message>" + OfCeph + "</Error>";
        var others = new SigningCredentials("AKIAI44QH8DHBEXAMPLE", new string('s', 40));
        Assert.Equal(CauseId.InvalidOrDeletedAccessKey, Answered(Get, Xml, others).RootCause);
        Assert.Contains(CauseId.InvalidOrDeletedAccessKey, Answered(Get, Xml).PossibleCauses);
        Assert.Equal(CauseId.MalformedSessionToken, Answered(Get.Replace("&X-Amz-Signature", "&X-Amz-Security-Token=IQoJb3JpZ2lu&X-Amz-Signature", StringComparison.Ordinal), Xml).RootCause);
    }

    [Theory]
    [InlineData("&X-Amz-Expires=3600")]
    [InlineData("&X-Amz-Expires=3601")]
    public void A_server_that_fails_over_a_query_is_not_called_busy(string added)
    {
        const string Xml = "<Error><Code>InternalError</Code><Message>We encountered an internal error. Please try again.</Message></Error>";
        string url = Get.Replace("&X-Amz-SignedHeaders", added + "&X-Amz-SignedHeaders", StringComparison.Ordinal);
        Assert.Equal(CauseId.DuplicateQueryParameter, Answered(url, "< HTTP/1.1 500 Internal Server Error\n" + Xml).RootCause);
        Assert.Equal(CauseId.ThrottledOrUnavailable, Answered(Get, "< HTTP/1.1 500 Internal Server Error\n" + Xml).RootCause);
    }

    [Theory]
    [InlineData("0", CauseId.ExpiryInvalid)]
    [InlineData("-3600", CauseId.ExpiryInvalid)]
    [InlineData("3600", CauseId.UrlExpired)]
    public void An_answer_that_repeats_an_expiry_of_no_seconds_says_why(string seconds, string cause) =>
        Assert.Equal(cause, Paste($"<Error><Code>AccessDenied</Code><Message>Request has expired</Message><X-Amz-Expires>{seconds}</X-Amz-Expires></Error>").RootCause);

    [Fact]
    public void A_date_that_another_server_reads_as_another_one_is_malformed()
    {
        string url = Get.Replace("X-Amz-Date=" + Signed.Time.ToString("yyyyMMdd'T'HHmmss'Z'", System.Globalization.CultureInfo.InvariantCulture), "X-Amz-Date=20260301", StringComparison.Ordinal);
        Assert.NotEqual(Get, url);
        Assert.Equal(CauseId.MalformedQueryParameter, Answered(url, "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>").RootCause);
        Assert.Equal(CauseId.UrlExpired, Answered(Get, "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>").RootCause);
    }

    [Fact]
    public void An_equals_sign_that_was_encoded_hides_every_parameter()
    {
        string url = Get.Replace("=", "%3D", StringComparison.Ordinal);
        Assert.Equal(CauseId.UrlMangledInTransit, Answered(url, "<Error><Code>SignatureDoesNotMatch</Code><Message></Message>" + OfCeph + "</Error>").RootCause);
    }

    [Theory]
    [InlineData("PATCH")]
    [InlineData("QUERY")]
    public void A_method_that_S3_does_not_have_is_wrong_and_no_marker_stands_in_its_way(string method)
    {
        PresignDiagnosis said = PresignDiagnoser.Diagnose(
            new DiagnosisInput { Url = On(Get), Method = method, Headers = [], Response = Failure.Answer("MethodNotAllowed", "The specified method is not allowed against this resource.", 405) }, Failure.Now);
        Assert.Equal(CauseId.WrongMethod, said.RootCause);
        Assert.DoesNotContain(CauseId.DeleteMarker, said.PossibleCauses);
    }

    [Fact]
    public void A_sub_resource_that_only_buckets_have_says_the_method_though_the_host_is_anybodys()
    {
        string url = Signed.Url(key: "reports").Replace("&X-Amz-Signature", "&delete=&X-Amz-Signature", StringComparison.Ordinal);
        PresignDiagnosis said = PresignDiagnoser.Diagnose(new DiagnosisInput { Url = On(url), Method = "GET", Headers = [], Response = Failure.Mismatch }, Failure.Now);
        Assert.Equal(CauseId.WrongMethod, said.RootCause);
    }

    [Theory]
    [InlineData(CauseId.WrongMethod)]
    [InlineData(CauseId.MissingSignedHeader)]
    [InlineData(CauseId.KeyEncoding)]
    [InlineData(CauseId.UrlMangledInTransit)]
    public void A_form_signs_its_policy_alone(string cause)
    {
        PresignDiagnosis said = new DiagnosisInput
        {
            Url = "http://127.0.0.1:9000/reports",
            Method = "POST",
            FormFields = Failure.Pairs(("key", "a"), ("policy", "e30="), ("x-amz-signature", "0")),
            Response = Failure.Mismatch,
        }.Diagnose();
        Assert.DoesNotContain(cause, said.PossibleCauses);
        Assert.Contains(CauseId.WrongSecretKey, said.PossibleCauses);
    }

    [Fact]
    public void A_refusal_of_HEAD_may_be_of_its_signature() =>
        Assert.Contains(CauseId.WrongSecretKey, Paste("fatal error: An error occurred (403) when calling the HeadObject operation: Forbidden").PossibleCauses);
}
