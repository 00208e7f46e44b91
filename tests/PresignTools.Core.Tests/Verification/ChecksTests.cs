using PresignTools.Addressing;
using PresignTools.Errors;
using PresignTools.Signing;
using PresignTools.Verification;
using PresignTools.Verification.Subject;

namespace PresignTools.Tests.Verification;

/// <summary>What is told without any secret: form, scope, time, headers, key and token, traps.</summary>
public class ChecksTests
{
    [Fact]
    public void A_good_url_without_secret_is_valid_and_says_that_the_signature_was_not_checked()
    {
        PresignedUrlTest result = Signed.Test(Signed.Url(), secret: false);

        Assert.True(result.IsValid);
        Assert.Null(result.SignatureMatches);
        Assert.Empty(result.Findings);
        Assert.Equal("examplebucket", result.BucketName);
        Assert.Equal("reports/q3.pdf", result.Key);
    }

    [Theory]
    [InlineData("X-Amz-Algorithm", "query")]
    [InlineData("X-Amz-Credential", "query")]
    [InlineData("X-Amz-Date", "date")]
    [InlineData("X-Amz-Expires", "query")]
    [InlineData("X-Amz-SignedHeaders", "query")]
    [InlineData("X-Amz-Signature", "signature")]
    public void Missing_parameter(string name, string element)
    {
        string url = System.Text.RegularExpressions.Regex.Replace(Signed.Url(), name + "=[^&]*&?", "");

        Fails(Signed.Test(url, secret: false), CauseId.MissingQueryParameter, element);
    }

    [Theory]
    [InlineData("X-Amz-Date=20260301T120000Z", "X-Amz-Date=2026-03-01T12:00:00Z", CauseId.MalformedQueryParameter, "date")]
    [InlineData("X-Amz-Date=20260301T120000Z", "X-Amz-Date=20260302T000000Z", CauseId.DateScopeMismatch, "date")]
    [InlineData("X-Amz-Expires=3600", "X-Amz-Expires=abc", CauseId.ExpiryInvalid, "query")]
    [InlineData("X-Amz-Expires=3600", "X-Amz-Expires=-300", CauseId.ExpiryInvalid, "query")]
    [InlineData("X-Amz-Expires=3600", "X-Amz-Expires=0", CauseId.ExpiryInvalid, "expired")]
    [InlineData("X-Amz-Expires=3600", "X-Amz-Expires=604801", CauseId.ExpiryOver7Days, "query")]
    [InlineData("AWS4-HMAC-SHA256", "AWS4-HMAC-SHA1", CauseId.MalformedQueryParameter, "query")]
    [InlineData("%2Faws4_request", "%2Faws3_request", CauseId.MalformedQueryParameter, "query")]
    [InlineData("%2Fs3%2Faws4_request", "%2Faws4_request", CauseId.MalformedQueryParameter, "query")]
    [InlineData("%2Fs3%2F", "%2Fec2%2F", CauseId.WrongService, "service")]
    [InlineData("%2F20260301%2F", "%2F2026-03-01%2F", CauseId.MalformedQueryParameter, "date")]
    [InlineData("%2Feu-central-1%2F", "%2Fus-east-1%2F", CauseId.WrongRegion, "region")]
    [InlineData("SignedHeaders=host", "SignedHeaders=content-type", CauseId.UnsignedExtraHeader, "header:host")]
    public void Malformed_parameter(string from, string to, string cause, string element)
    {
        string url = Signed.Url();
        Assert.Contains(from, url);

        Fails(Signed.Test(url.Replace(from, to), headersKnown: false, secret: false), cause, element);
    }

    [Fact]
    public void Conflicting_duplicate_fails_and_an_equal_one_warns()
    {
        string url = Signed.Url();

        Fails(Signed.Test(url + "&X-Amz-Expires=60", secret: false), CauseId.DuplicateQueryParameter, "query");
        Has(Signed.Test(url + "&X-Amz-Expires=3600", secret: false), CauseId.DuplicateQueryParameter, FindingStatus.Warning);
    }

    [Theory]
    [InlineData(3600, true)]
    [InlineData(3601, false)]
    public void Expiry_is_inclusive(int seconds, bool valid)
    {
        PresignedUrlTest result = Signed.Test(Signed.Url(), secret: false, after: TimeSpan.FromSeconds(seconds + 0.9));

        Assert.Equal(valid, result.IsValid);
        Assert.Equal(valid ? [] : ["expired"], result.Differences);
    }

    [Theory]
    [InlineData(-900, true)]
    [InlineData(-901, false)]
    public void Fifteen_minutes_of_skew_pass(int seconds, bool valid)
    {
        PresignedUrlTest result = Signed.Test(Signed.Url(), secret: false, after: TimeSpan.FromSeconds(seconds));

        Assert.Equal(valid, result.IsValid);
        Has(result, CauseId.ClockSkew, valid ? FindingStatus.Warning : FindingStatus.Fail);
    }

    [Fact]
    public void Every_fault_is_told_in_the_order_of_S3()
    {
        string url = Signed.Url(method: "PUT", headers: [("Content-Type", "text/csv")]).Replace("eu-central-1%2F", "us-west-2%2F");

        PresignedUrlTest result = Signed.Test(url, "PUT", [("Authorization", "Bearer abc"), ("x-amz-meta-a", "1")], secret: false, after: TimeSpan.FromDays(1));

        Assert.Equal([CauseId.TwoAuthMechanisms, CauseId.WrongRegion, CauseId.UrlExpired, CauseId.MissingSignedHeader, CauseId.UnsignedExtraHeader],
            result.Findings.Where(f => f.Status == FindingStatus.Fail && f.Certainty == Certainty.Established).Select(f => f.Cause));
        Assert.Equal(CauseId.TwoAuthMechanisms, result.Cause);
        Assert.DoesNotContain("abc", string.Join(" ", result.Findings));
    }

    [Fact]
    public void Headers_that_are_not_known_are_asked_for_not_judged()
    {
        string url = Signed.Url(method: "PUT", headers: [("Content-Type", "text/csv"), ("x-amz-meta-a", "1")]);

        PresignedUrlTest result = Signed.Test(url, "PUT", headersKnown: false, secret: false);

        Assert.True(result.IsValid);
        Assert.Contains("content-type, x-amz-meta-a", Has(result, CauseId.MissingSignedHeader, FindingStatus.Warning).Evidence);
    }

    [Fact]
    public void X_amz_content_sha256_need_not_be_signed_but_its_value_counts()
    {
        string url = Signed.Url(method: "PUT");

        Assert.True(Signed.Test(url, "PUT", [("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD")]).IsValid);
        Fails(Signed.Test(url, "PUT", [("X-Amz-Content-Sha256", new string('0', 64))], secret: false), CauseId.PayloadHashMismatch, "header:x-amz-content-sha256");
        Assert.False(Signed.Test(url, "PUT", [("X-Amz-Content-Sha256", new string('0', 64))]).SignatureMatches);
    }

    [Fact]
    public void Signed_header_that_stands_only_in_the_query_is_taken_from_there()
    {
        // V16, the shape of the JavaScript SDK v2: x-amz-server-side-encryption in the query and in the signed headers.
        const string Url = "https://examplebucket.s3.us-east-1.amazonaws.com/up.bin?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
            + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host%3Bx-amz-server-side-encryption&x-amz-server-side-encryption=AES256"
            + "&X-Amz-Signature=341e045ca3d554626f1fe4b5edb0d53bff0d6fa27754417169dc5763897793e6";
        var now = new DateTimeOffset(2013, 5, 24, 0, 0, 30, TimeSpan.Zero);

        PresignedUrlTest without = PresignedUrlVerifier.Verify(new ReceivedRequest { Url = Url, Method = "PUT", Headers = [] }, Signed.Credentials, now);
        PresignedUrlTest with = PresignedUrlVerifier.Verify(new ReceivedRequest { Url = Url, Method = "PUT", Headers = [new("x-amz-server-side-encryption", "AES256")] }, Signed.Credentials, now);

        Assert.True(without.SignatureMatches);
        Assert.True(with.SignatureMatches);
    }

    [Fact]
    public void Content_md5_only_in_the_query_does_not_count()
    {
        string url = Signed.Url(method: "PUT", headers: [("Content-MD5", "1B2M2Y8AsgTpgAmY7PhCfg==")]) + "&content-md5=1B2M2Y8AsgTpgAmY7PhCfg%3D%3D";

        Fails(Signed.Test(url, "PUT", secret: false), CauseId.MissingSignedHeader, "header:content-md5");
    }

    [Fact]
    public void Temporary_key_without_token_and_long_term_key_with_one()
    {
        string session = Signed.Url(by: Signed.Session);

        Fails(Signed.Test(System.Text.RegularExpressions.Regex.Replace(session, "&X-Amz-Security-Token=[^&]*", ""), secret: false), CauseId.MissingSessionToken, "token");
        Fails(Signed.Test(Signed.Url() + "&X-Amz-Security-Token=abc", secret: false), CauseId.MalformedSessionToken, "token");
    }

    [Theory]
    [InlineData(13, 60, FindingStatus.Warning)]
    [InlineData(48, 60, FindingStatus.Warning)]
    [InlineData(48, 37 * 60, FindingStatus.Fail)]
    public void Temporary_key_ends_before_a_long_url(int hours, int minutesLater, FindingStatus status)
    {
        PresignedUrlTest result = Signed.Test(Signed.Url(by: Signed.Session, expires: hours * 3600), with: Signed.Session, secret: false, after: TimeSpan.FromMinutes(minutesLater));

        Has(result, CauseId.CredentialsExpiredBeforeUrl, status);
    }

    [Fact]
    public void Known_end_of_the_credentials_counts()
    {
        var ending = new SigningCredentials("ASIAIOSFODNN7EXAMPLE", Signed.Secret, "TOKEN", Signed.Time.AddMinutes(30));
        string url = Signed.Url(by: ending);

        Has(Signed.Test(url, with: ending), CauseId.CredentialsExpiredBeforeUrl, FindingStatus.Warning);
        Fails(Signed.Test(url, with: ending, after: TimeSpan.FromMinutes(31)), CauseId.CredentialsExpiredBeforeUrl, "expired");
    }

    [Theory]
    [InlineData("https://examplebucket.s3-website-us-east-1.amazonaws.com/", CauseId.WebsiteEndpoint, FindingStatus.Fail)]
    [InlineData("https://mfzwi23gnjvgw.mrap.accesspoint.s3-global.amazonaws.com/", CauseId.AccessPointOrMrapSigV4A, FindingStatus.Warning)]
    [InlineData("https://my.dotted.bucket.s3.us-east-1.amazonaws.com/", CauseId.DnsOrTls, FindingStatus.Warning)]
    [InlineData("http://examplebucket.s3.us-east-1.amazonaws.com/", CauseId.SecureTransportCondition, FindingStatus.Warning)]
    public void Hosts(string start, string cause, FindingStatus status)
    {
        string url = Signed.Url(region: "us-east-1").Replace("https://examplebucket.s3.us-east-1.amazonaws.com/", start);

        Has(Signed.Test(url, secret: false), cause, status);
    }

    [Fact]
    public void Global_host_for_another_region_warns()
    {
        string url = Signed.Url(endpoint: new S3EndpointOptions { Region = "eu-central-1", UseGlobalEndpoint = true });

        Has(Signed.Test(url), CauseId.WrongEndpointGlobalRedirect, FindingStatus.Warning);
    }

    [Fact]
    public void Host_of_us_east_1_for_another_region_warns_once_the_signature_is_right()
    {
        string url = new Signer().Sign(new PresignRequest
        {
            Address = new S3Address("https", "b.s3-fips.us-east-1.amazonaws.com", "b.s3-fips.us-east-1.amazonaws.com", "", "b", "eu-central-1", "s3", "aws", S3HostKind.Regional, false),
            Key = "k",
            SignedAt = Signed.Time,
            ExpiresInSeconds = 60,
        }, Signed.Credentials).Url;

        Fails(Signed.Test(url, secret: false, after: TimeSpan.Zero), CauseId.WrongRegion, "region");
        PresignedUrlTest computed = Signed.Test(url, after: TimeSpan.Zero);
        Assert.True(computed.IsValid);
        Has(computed, CauseId.WrongEndpointGlobalRedirect, FindingStatus.Warning);
    }

    [Fact]
    public void Express_scope_without_its_token()
    {
        const string Url = "https://mybucket--use1-az4--x-s3.s3express-use1-az4.us-east-1.amazonaws.com/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3express%2Faws4_request"
            + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=300&X-Amz-S3session-Token=AgV4EXAMPLE%2F%2FToken%3D%3D&X-Amz-SignedHeaders=host&X-Amz-Signature=9fe4f22a985a865044b92ec93d9acde7b3f677a2e3511ae67a01a7a1562e2e87";
        var now = new DateTimeOffset(2013, 5, 24, 0, 1, 0, TimeSpan.Zero);

        PresignedUrlTest whole = PresignedUrlVerifier.Verify(new ReceivedRequest { Url = Url, Method = "GET" }, Signed.Credentials, now);
        string bare = Url.Replace("X-Amz-S3session-Token=AgV4EXAMPLE%2F%2FToken%3D%3D&", "", StringComparison.Ordinal);
        PresignedUrlTest own = PresignedUrlVerifier.Verify(new ReceivedRequest { Url = bare, Method = "GET" }, null, now);
        PresignedUrlTest without = PresignedUrlVerifier.Verify(
            new ReceivedRequest { Url = bare.Replace("AKIAIOSFODNN7EXAMPLE", "ASIAIOSFODNN7EXAMPLE", StringComparison.Ordinal), Method = "GET" }, null, now);

        Assert.True(whole.SignatureMatches);
        Assert.DoesNotContain("AgV4EXAMPLE", whole.Url + whole.CanonicalRequest);
        Fails(without, CauseId.ExpressSessionToken, "token");

        // The signer's own keys are taken too: what SDKs do with session authentication off.
        Has(own, CauseId.ExpressSessionToken, FindingStatus.Warning);
        Assert.DoesNotContain(own.Findings, f => f.Status == FindingStatus.Fail);
    }

    [Theory]
    [InlineData("GET", "PutObject", CauseId.WrongMethod)]
    [InlineData("HEAD", "GetObject", CauseId.HeadWithGetUrl)]
    [InlineData("PUT", "CreateMultipartUpload", CauseId.WrongMethod)]
    public void Method_hint_against_the_method(string method, string operation, string cause)
    {
        string url = Signed.Url(query: [("x-id", operation)]);

        Fails(Signed.Test(url, method, secret: false), cause, "method");
    }

    [Fact]
    public void Empty_body_checksum_of_an_sdk_warns()
    {
        string url = Signed.Url(method: "PUT", query: [("x-amz-checksum-crc32", "AAAAAA=="), ("x-amz-sdk-checksum-algorithm", "CRC32"), ("x-id", "PutObject")]);

        PresignedUrlTest result = Signed.Test(url, "PUT");

        Assert.True(result.IsValid);
        Has(result, CauseId.ChecksumDefault, FindingStatus.Warning);
    }

    [Fact]
    public void Checksum_mode_that_was_signed_as_a_header_fails_when_it_is_not_sent()
    {
        string url = Signed.Url(headers: [("x-amz-checksum-mode", "ENABLED")]);

        PresignedUrlTest result = Signed.Test(url);

        Fails(result, CauseId.MissingSignedHeader, "header:x-amz-checksum-mode");
        Has(result, CauseId.ChecksumDefault, FindingStatus.Warning);
    }

    [Theory]
    [InlineData("eu-central-1", FindingStatus.Fail)]
    [InlineData("us-east-1", FindingStatus.Warning)]
    public void SigV2_by_region(string region, FindingStatus status)
    {
        string url = $"https://examplebucket.s3.{region}.amazonaws.com/k?AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Expires=1804000000&Signature=1No4mq5ETf02z8aet9voy6gui6E%3D";

        Has(Signed.Test(url, secret: false), CauseId.SigV2OnV4OnlyRegionOrKms, status);
    }

    [Fact]
    public void Customer_keys_never_show()
    {
        string url = Signed.Url(method: "PUT", query: [("x-amz-server-side-encryption-customer-key", "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo=")]);
        (string, string)[] header = [("x-amz-server-side-encryption-customer-key", "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo=")];

        PresignedUrlTest inQuery = Signed.Test(url.Replace("QUJDREVGR0", "QUJDREVGR1"), "PUT");
        PresignedUrlTest asHeader = Signed.Test(Signed.Url(method: "PUT", headers: header), "PUT", [("x-amz-server-side-encryption-customer-key", "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVoX")]);

        foreach (PresignedUrlTest result in new[] { inQuery, asHeader })
        {
            Assert.False(result.SignatureMatches);
            Assert.DoesNotContain("QUJDREVG", System.Text.Json.JsonSerializer.Serialize(result));
        }
    }

    [Theory]
    [InlineData("https://examplebucket.s3.amazonaws.com/key", CauseId.UnsignedRequest)]
    [InlineData("https://examplebucket.s3.amazonaws.com/key?versionId=1", CauseId.UnsignedRequest)]
    public void No_signature(string url, string cause) => Fails(Signed.Test(url), cause, "signature");

    [Fact]
    public void Damaged_url_is_judged_repaired()
    {
        string url = Signed.Url();
        foreach (string damaged in new[] { url.Replace("&", "&amp;"), url.Insert(120, "\r\n"), "\"" + url + "\"", url.Replace("&", "\\u0026") })
        {
            PresignedUrlTest result = Signed.Test(damaged);

            Assert.Equal(CauseId.UrlMangledInTransit, result.Cause);
            Assert.False(result.IsValid);
            Assert.Single(result.Findings, f => f.Status == FindingStatus.Fail);
            Assert.Contains("Once repaired", Has(result, CauseId.SignatureMatches, FindingStatus.Pass).Evidence);
            Assert.DoesNotContain(url[^64..], result.Url);
        }
    }

    [Fact]
    public void Text_that_is_no_url_is_an_error()
    {
        PresignException error = Assert.Throws<PresignException>(() => Signed.Test("no url at all"));

        Assert.Equal("UrlMalformed", error.ErrorId);
    }

    [Fact]
    public void Every_cause_id_is_in_the_catalogue_with_text_and_document()
    {
        Assert.Equal(CauseCatalogue.All.Count, CauseCatalogue.All.Select(c => c.Id).Distinct().Count());
        Assert.All(CauseCatalogue.All, c =>
        {
            Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", c.Id);
            Assert.NotEmpty(c.Title);
            Assert.InRange(c.Explanation.Length, 40, 200);
            Assert.EndsWith(".", c.Explanation, StringComparison.Ordinal);
            Assert.StartsWith("https://docs.aws.amazon.com/", c.DocumentationUri);
            Assert.True(CauseCatalogue.TryFind(c.Id, out _));
        });
        string[] constants = [.. typeof(CauseId).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetValue(null)!)];
        Assert.Equal(constants.Order(), CauseCatalogue.All.Select(c => c.Id).Order());
    }

    [Fact]
    public void Every_cause_that_an_answer_of_S3_points_to_is_in_the_catalogue()
    {
        foreach (string code in PresignTools.Responses.S3ErrorCatalogue.Codes)
        {
            Assert.All(PresignTools.Responses.S3ErrorCatalogue.Find(code, null)?.Causes ?? [], c => Assert.True(CauseCatalogue.TryFind(c, out _), $"{code}: {c}"));
        }
    }

    private static void Fails(PresignedUrlTest result, string cause, string element)
    {
        Assert.False(result.IsValid, string.Join("\n", result.Findings));
        Assert.True(result.Findings.Any(f => f.Status == FindingStatus.Fail && f.Cause == cause && f.Differs.Contains(element)), string.Join("\n", result.Findings));
        Assert.Contains(element, result.Differences);
    }

    private static Finding Has(PresignedUrlTest result, string cause, FindingStatus status)
    {
        Finding? found = result.Findings.FirstOrDefault(f => f.Cause == cause && f.Status == status);
        Assert.True(found is not null, $"{status} {cause} not in\n" + string.Join("\n", result.Findings));
        return found;
    }
}
