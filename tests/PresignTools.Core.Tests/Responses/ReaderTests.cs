using System.Text;
using System.Text.Json;
using PresignTools.Responses;

namespace PresignTools.Tests.Responses;

public class ReaderTests
{
    [Fact]
    public void Expired()
    {
        S3ErrorResponse read = Read(Body.Of("AccessDenied", "Request has expired", "X-Amz-Expires=60", "Expires=2026-01-02T03:05:05Z", "ServerTime=2026-01-02T04:00:00Z"));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 5, 5, TimeSpan.Zero), read.ExpiresAt);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 4, 0, 0, TimeSpan.Zero), read.ServerTime);
        Assert.Equal("60", read.Elements["X-Amz-Expires"]);
        Assert.Equal("AccessDenied (403): Request has expired", read.ToString());
    }

    [Fact]
    public void Not_yet_valid_has_its_date_in_milliseconds()
    {
        S3ErrorResponse read = Read(Body.Of("AccessDenied", "Request is not yet valid", "X-Amz-Date=4102444800000", "Expires=2100-01-01T00:01:00Z", "ServerTime=2026-01-02T04:00:00Z"));
        Assert.Equal(new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero), read.SignedAt);
    }

    [Fact]
    public void Skew_of_a_header_signed_request()
    {
        S3ErrorResponse read = Read(Body.Of("RequestTimeTooSkewed", "The difference between the request time and the current time is too large.", "RequestTime=20260102T030405Z", "ServerTime=2026-01-02T04:00:00Z", "MaxAllowedSkewMilliseconds=900000"));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), read.SignedAt);
        Assert.Equal("900000", read.Elements["MaxAllowedSkewMilliseconds"]);
    }

    [Fact]
    public void Unsigned_headers_are_listed()
    {
        Assert.Equal(["x-amz-date", "x-amz-meta-foo"], Read(Body.Of("AccessDenied", "There were headers present in the request which were not signed", "HeadersNotSigned=x-amz-date, X-Amz-Meta-Foo")).HeadersNotSigned);
        Assert.Equal("url-mangled-in-transit", Read(Body.Of("AccessDenied", "There were headers present in the request which were not signed", "HeadersNotSigned=host")).LikelyCauses[0]);
    }

    [Fact]
    public void Canonical_request_is_exact_in_bytes_and_masked_in_text()
    {
        string canonical = Body.CanonicalRequest(headers: "host:b.s3.amazonaws.com\nx-amz-meta-a:tab\there\r\n");
        S3ErrorResponse read = Read(Body.SignatureMismatch(canonical));
        Assert.Equal(Encoding.UTF8.GetBytes(canonical), read.CanonicalRequestBytes);    // CR kept, which XML turned into LF
        Assert.DoesNotContain("FAKETOKEN", read.CanonicalRequest, StringComparison.Ordinal);
        Assert.Contains("X-Amz-Security-Token=***&X-Amz-SignedHeaders=host\nhost:b.s3.amazonaws.com", read.CanonicalRequest, StringComparison.Ordinal);
        Assert.StartsWith("AWS4-HMAC-SHA256\n20130524T000000Z", read.StringToSign, StringComparison.Ordinal);
        Assert.Equal(read.StringToSign, Encoding.UTF8.GetString(read.StringToSignBytes!));
        Assert.Equal(Body.Signature, read.SignatureProvided);
        Assert.Equal("AKIAIOSFODNN7EXAMPLE", read.AccessKeyId);
    }

    [Fact]
    public void Without_the_hex_pairs_the_text_gives_the_bytes()
    {
        S3ErrorResponse read = Read("<Error><Code>SignatureDoesNotMatch</Code><CanonicalRequest>GET\n/a</CanonicalRequest><CanonicalRequestBytes>4z</CanonicalRequestBytes></Error>");
        Assert.Equal("GET\n/a"u8.ToArray(), read.CanonicalRequestBytes);
    }

    [Fact]
    public void Secrets_reach_no_text()
    {
        const string CustomerKey = "c2VjcmV0LWtleS1vZi0zMi1ieXRlcy1mb3Itc3NlLWM=";
        string[] bodies =
        [
            Body.SignatureMismatch(),
            Body.SignatureMismatch(Body.CanonicalRequest(headers: $"authorization:Bearer {Body.Token}\nhost:h\nx-amz-security-token:{Body.Token}\nx-amz-server-side-encryption-customer-key:{CustomerKey}\n", signed: "host;x-amz-security-token")),
            Body.SignatureMismatch(Body.CanonicalRequest(query: $"X-Amz-Security-Token={Body.Token}&x-amz-server-side-encryption-customer-key={CustomerKey}&x-amz-server-side-encryption-customer-key-MD5=abc")),
            Body.Of("InvalidToken", "The provided token is malformed or otherwise invalid.", "Token-0=" + Body.Token),
            Body.Of("ExpiredToken", "The provided token has expired.", "Token-0=" + Body.Token),
            Body.Of("InvalidArgument", "Only one auth mechanism allowed", "ArgumentName=Authorization", "ArgumentValue=Bearer " + Body.Token),
            Body.Of("TemporaryRedirect", "Please re-send this request", "Endpoint=b.s3.eu-west-2.amazonaws.com", $"Link=https://b/k?X-Amz-Security-Token={Body.Token}&X-Amz-Signature={Body.Signature}"),
            "{\"Code\":\"InvalidToken\",\"Message\":\"bad\",\"sessionToken\":\"" + Body.Token + "\"}",
            $"An error occurred (InvalidRequest) when calling the GetObject operation: https://b/k?X-Amz-Signature={Body.Signature}&X-Amz-Security-Token={Body.Token}",
            Body.Of("SignatureDoesNotMatch", "The request signature we calculated", "StringToSign=" + Convert.ToBase64String(Encoding.UTF8.GetBytes("{\"conditions\":[{\"x-amz-security-token\":\"" + Body.Token + "\"}]}"))),
            Body.SignatureMismatch()[..900],
        ];
        string[] secrets = [Body.Token, "FAKETOKEN", Body.Signature, CustomerKey, Convert.ToBase64String(Encoding.UTF8.GetBytes(Body.Token))[..20], Body.Hex("FAKETOKEN")];
        foreach (string body in bodies)
        {
            S3ErrorResponse read = S3ErrorResponseReader.Read(new S3ResponseInput
            {
                Body = body,
                Headers = [new("Location", $"https://b.s3.eu-west-2.amazonaws.com/k?X-Amz-Security-Token={Body.Token}&X-Amz-Signature={Body.Signature}")],
            });
            string shown = string.Join('\n', read.Message, read.Meaning, read.ToString(), read.CanonicalRequest, read.StringToSign, read.Location, read.AccessDenied?.ToString())
                + string.Join('\n', read.Elements.Select(e => e.Key + "=" + e.Value));
            Assert.All(secrets, s => Assert.DoesNotContain(s, shown, StringComparison.Ordinal));
            Assert.DoesNotContain(Body.Signature, JsonSerializer.Serialize(read), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("HEAD", "X-Amz-Algorithm=a", "host:h\n", "host", "AKIAIOSFODNN7EXAMPLE", "head-with-get-url")]
    [InlineData("GET", "X-Amz-Algorithm=a", "host:h\n", "host", "ASIAIOSFODNN7EXAMPLE", "missing-session-token")]
    [InlineData("PUT", "X-Amz-Algorithm=a", "content-type:\nhost:h\n", "content-type;host", "AKIAIOSFODNN7EXAMPLE", "content-type-mismatch")]
    [InlineData("PUT", "X-Amz-Algorithm=a", "host:h\nx-amz-acl:\n", "host;x-amz-acl", "AKIAIOSFODNN7EXAMPLE", "missing-signed-header")]
    [InlineData("GET", "X-Amz-Algorithm=a&amp%3BX-Amz-Date=b", "host:h\n", "host", "AKIAIOSFODNN7EXAMPLE", "url-mangled-in-transit")]
    public void The_canonical_request_ranks_the_causes(string method, string query, string headers, string signed, string key, string cause)
    {
        S3ErrorResponse read = Read(Body.SignatureMismatch(Body.CanonicalRequest(method, "/k", query, headers, signed), key));
        Assert.Equal(cause, read.LikelyCauses[0]);
        Assert.Equal(method == "HEAD", read.LikelyCauses.Contains("head-with-get-url"));
        Assert.DoesNotContain("checksum-default", read.LikelyCauses);
    }

    [Theory]
    [InlineData("ASIAY34FZKBOKMUTVV7A", "missing-session-token", true)]
    [InlineData("AKIARZPUZDIKGB2VALC4", "invalid-or-deleted-access-key", false)]
    public void The_kind_of_key_ranks_the_causes_of_an_unknown_key(string key, string cause, bool canLackToken)
    {
        IReadOnlyList<string> causes = Read(Body.Of("InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.", "AWSAccessKeyId=" + key)).LikelyCauses;
        Assert.Equal(cause, causes[0]);
        Assert.Equal(canLackToken, causes.Contains("missing-session-token"));
    }

    [Fact]
    public void Redirects_name_bucket_endpoint_and_region()
    {
        S3ErrorResponse read = S3ErrorResponseReader.Read(new S3ResponseInput
        {
            Status = 307,
            Headers = [new("x-amz-bucket-region", "eu-west-2"), new("LOCATION", "https://b.s3.eu-west-2.amazonaws.com/k?X-Amz-Signature=abc")],
            Body = Body.Of("TemporaryRedirect", "Please re-send this request to the specified temporary endpoint.", "Bucket=b"),
        });
        Assert.Equal(("b", "eu-west-2", "b.s3.eu-west-2.amazonaws.com", "https://b.s3.eu-west-2.amazonaws.com/k?X-Amz-Signature=***"), (read.BucketName, read.Region, read.Endpoint, read.Location));
        Assert.True(read.IsStatusCodeReceived);
        Assert.Empty(read.Accepted);
    }

    [Fact]
    public void The_region_is_taken_from_the_message_where_the_element_is_missing() =>
        Assert.Equal("ap-south-1", Read(Body.Of("AuthorizationQueryParametersError", "Error parsing the X-Amz-Credential parameter; the region 'us-east-1' is wrong; expecting 'ap-south-1'")).Region);

    [Fact]
    public void Pretty_printed_and_surrounded_xml()
    {
        string xml = Body.Of("NoSuchKey", "The specified key does not exist.", "Key=a b.txt").Replace("><", ">\r\n  <", StringComparison.Ordinal);
        string text = "*   Trying 1.2.3.4:443...\n> GET /a%20b.txt HTTP/1.1\n< HTTP/1.1 404 Not Found\n< x-amz-request-id: HEADERREQUEST\n< x-amz-bucket-region: eu-west-1\n< Date: Fri, 02 Jan 2026 04:00:00 GMT\n< \n" + xml + "\n* Connection #0 to host left intact";
        S3ErrorResponse read = Read(text);
        Assert.Equal(("NoSuchKey", "a b.txt", 404, "eu-west-1", S3ResponseKind.Xml), (read.Code, read.Key, read.StatusCode, read.Region, read.Kind));
        Assert.True(read.IsStatusCodeReceived);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 4, 0, 0, TimeSpan.Zero), read.ServerTime);
        Assert.Equal(Body.RequestId, read.RequestId);
    }

    [Fact]
    public void Xml_that_was_escaped_for_html_or_json()
    {
        string xml = Body.Of("NoSuchBucket", "The specified bucket does not exist", "BucketName=b");
        Assert.Equal("b", Read("<p>" + System.Net.WebUtility.HtmlEncode(xml) + "</p>").BucketName);
        Assert.Equal("b", Read(JsonSerializer.Serialize(new { level = "error", body = xml })).BucketName);
    }

    [Fact]
    public void A_namespace_a_comment_cdata_and_control_characters_are_tolerated()
    {
        S3ErrorResponse read = Read("<Error xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><!-- x --><Code>NoSuchKey</Code><Message><![CDATA[The specified key does not exist.]]></Message><Key>a&#x1;b</Key><Empty/><Deep><Er>1</Er></Deep></Error>");
        Assert.Equal(("key-missing", "a\u0001b", "", "1"), (read.Row, read.Key, read.Elements["Empty"], read.Elements["Deep.Er"]));
    }

    [Fact]
    public void A_website_page()
    {
        const string Html = "<html>\n<head><title>404 Not Found</title></head>\n<body>\n<h1>404 Not Found</h1>\n<ul>\n<li>Code: NoSuchKey</li>\n<li>Message: The specified key does not exist.</li>\n<li>Key: a &amp; b/index.html</li>\n<li>RequestId: 955102B1FB2EXAMP</li>\n<li>HostId: abc=</li>\n</ul>\n<hr/>\n</body>\n</html>\n";
        S3ErrorResponse read = Read(Html);
        Assert.Equal((S3ResponseKind.Html, "NoSuchKey", 404, "a & b/index.html", "955102B1FB2EXAMP", "abc="), (read.Kind, read.Code, read.StatusCode, read.Key, read.RequestId, read.HostId));
        Assert.Equal("key-missing", read.Row);

        string stripped = System.Text.RegularExpressions.Regex.Replace(Html, "<[^>]*>", string.Empty);    // what PowerShell makes of it
        Assert.Equal(("NoSuchKey", 404, S3ResponseKind.Text), (Read(stripped).Code, Read(stripped).StatusCode, Read(stripped).Kind));
    }

    [Fact]
    public void A_page_of_someone_else_is_not_explained_as_an_answer_of_S3()
    {
        S3ErrorResponse read = S3ErrorResponseReader.Read(new S3ResponseInput { Status = 412, Body = "Bad URL" });
        Assert.Null(read.Row);
        Assert.False(read.IsKnown);
        read = Read("<html><head><title>403 Forbidden</title></head><body><center>nginx</center></body></html>");
        Assert.Equal((403, (string?)null, S3ResponseKind.Html), (read.StatusCode, read.Row, read.Kind));
        Assert.Contains("proxy", read.Meaning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"Code\":\"NoSuchKey\",\"Message\":\"The specified key does not exist.\",\"Key\":\"k\",\"Resource\":\"/b/k\"}", "NoSuchKey", "key-missing")]
    [InlineData("{\"error\":{\"code\":\"AccessDenied\",\"message\":\"Access Denied\"}}", "AccessDenied", "access-denied")]
    [InlineData("{\"Error\":{\"Code\":\"accessdenied\",\"Message\":\"Request has expired\"},\"status\":403}", "AccessDenied", "url-expired")]
    [InlineData("{\"__type\":\"com.amazonaws#SlowDown\",\"message\":\"Please reduce your request rate.\"}", "SlowDown", "slow-down")]
    [InlineData("{\"errors\":[{\"code\":\"NoSuchBucket\",\"message\":\"x\"}]}", "NoSuchBucket", "bucket-missing")]
    public void Json(string json, string code, string row)
    {
        S3ErrorResponse read = Read("HTTP/2 403 \r\ncontent-type: application/json\r\n\r\n" + json);
        Assert.Equal((S3ResponseKind.Json, code, row, 403), (read.Kind, read.Code, read.Row, read.StatusCode));
    }

    [Theory]
    [InlineData("An error occurred (AccessDenied) when calling the GetObject operation: Request has expired", "AccessDenied", "url-expired", 403)]
    [InlineData("fatal error: An error occurred (403) when calling the HeadObject operation: Forbidden", null, "status-403", 403)]
    [InlineData("com.amazonaws.services.s3.model.AmazonS3Exception: The specified bucket does not exist (Service: Amazon S3; Status Code: 404; Error Code: NoSuchBucket; Request ID: 955102B1FB2EXAMP; S3 Extended Request ID: abc=)", "NoSuchBucket", "bucket-missing", 404)]
    [InlineData("operation error S3: GetObject, https response error StatusCode: 403, RequestID: 955102B1FB2EXAMP, HostID: abc=, api error AccessDenied: Access Denied", "AccessDenied", "access-denied", 403)]
    [InlineData("Response status code does not indicate success: 403 (Forbidden).", null, "status-403", 403)]
    [InlineData("The remote server returned an error: (404) Not Found.", null, "status-404", 404)]
    [InlineData("AccessDeniedRequest has expired602026-01-02T03:05:05Z", "AccessDenied", "url-expired", 403)]
    [InlineData("InvalidTokenThe provided token is malformed or otherwise invalid.IQoJFAKE", "InvalidToken", "token-invalid", 400)]
    [InlineData("There were headers present in the request which were not signed", "AccessDenied", "headers-not-signed", 403)]
    [InlineData("Get-S3Object: User: arn:aws:iam::1:user/a is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::b/k\" because no identity-based policy allows the s3:GetObject action", "AccessDenied", "access-denied-implicit", 403)]
    public void Messages_of_clients(string text, string? code, string row, int status)
    {
        S3ErrorResponse read = Read(text);
        Assert.Equal((code, row, status), (read.Code, read.Row, read.StatusCode));
        if (text.Contains("955102B1FB2EXAMP", StringComparison.Ordinal))
        {
            Assert.Equal(("955102B1FB2EXAMP", "abc="), (read.RequestId, read.HostId));
        }
    }

    [Theory]
    [InlineData(301, "wrong-endpoint-global-redirect")]
    [InlineData(304, "other")]
    [InlineData(307, "wrong-endpoint-global-redirect")]
    [InlineData(400, "wrong-region")]
    [InlineData(403, "head-with-get-url")]
    [InlineData(404, "wrong-bucket-or-key")]
    [InlineData(405, "delete-marker")]
    [InlineData(412, "other")]
    [InlineData(416, "other")]
    [InlineData(501, "transfer-encoding-chunked")]
    [InlineData(503, "throttled-or-unavailable")]
    public void Head_answers(int status, string cause)
    {
        S3ErrorResponse read = S3ErrorResponseReader.Read(new S3ResponseInput { Status = status, Headers = [new("x-amz-request-id", "R"), new("X-Amz-Id-2", "H"), new("x-amz-bucket-region", "eu-west-1")] });
        Assert.Equal((S3ResponseKind.Headers, "R", "H", "eu-west-1", $"status-{status}", null), (read.Kind, read.RequestId, read.HostId, read.Region, read.Row, read.Code));
        Assert.Equal(cause, read.LikelyCauses[0]);
        Assert.Equal(read.Row, Read($"HTTP/1.1 {status} X\r\nx-amz-request-id: R\r\n\r\n").Row);
    }

    [Fact]
    public void A_delete_marker_shows_in_the_headers()
    {
        S3ErrorResponse read = S3ErrorResponseReader.Read(new S3ResponseInput { Status = 404, Headers = [new("x-amz-delete-marker", "true")] });
        Assert.Equal("delete-marker", read.LikelyCauses[0]);
        Assert.Contains("delete marker", read.Meaning, StringComparison.Ordinal);
    }

    [Fact]
    public void Website_errors_in_headers()
    {
        S3ErrorResponse read = S3ErrorResponseReader.Read(new S3ResponseInput { Status = 404, Headers = [new("x-amz-error-code", "NoSuchKey"), new("x-amz-error-message", "The specified key does not exist.")] });
        Assert.Equal(("NoSuchKey", "key-missing"), (read.Code, read.Row));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Bytes(string encoding)
    {
        Encoding e = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. e.GetPreamble(), .. e.GetBytes(Body.Of("NoSuchKey", "The specified key does not exist.", "Key=é"))];
        Assert.Equal("é", S3ErrorResponseReader.Read(new S3ResponseInput { BodyBytes = bytes }).Key);
    }

    [Fact]
    public void The_same_answer_from_swift_as_recorded()
    {
        using JsonDocument file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "cases", "explain.json")));
        int known = 0;
        foreach (JsonElement c in file.RootElement.GetProperty("cases").EnumerateArray())
        {
            string body = c.GetProperty("body").GetString()!;
            S3ErrorResponse read = S3ErrorResponseReader.Read(new S3ResponseInput { Status = c.GetProperty("status").GetInt32(), Body = body });
            Assert.Equal(c.GetProperty("status").GetInt32(), read.StatusCode);
            if (body.StartsWith("<?xml", StringComparison.Ordinal))
            {
                Assert.NotNull(read.Row);
                Assert.NotNull(read.RequestId);
                known += read.IsKnown ? 1 : 0;
                Assert.Equal(body.Contains("<CanonicalRequest>", StringComparison.Ordinal), read.CanonicalRequestBytes is not null);
            }
        }

        Assert.True(known >= 20, $"{known}");
    }

    private static S3ErrorResponse Read(string body) => S3ErrorResponseReader.Read(new S3ResponseInput { Body = body });
}
