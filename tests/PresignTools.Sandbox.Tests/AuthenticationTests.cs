using System.Globalization;

namespace PresignTools.Sandbox.Tests;

/// <summary>What S3 answers to odd presigned requests, row by row: code, status, message, extra elements, and the cause behind.</summary>
public class AuthenticationTests
{
    [Fact]
    public async Task A_presigned_url_gets_the_object_with_s3_s_headers()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        RawAnswer answer = await new Presign().SendAsync(server);
        Assert.Equal(200, answer.Status);
        Assert.Equal("region,total\neu,42\nus,17\n", answer.Text);
        Assert.Equal("text/csv", answer.Headers["Content-Type"]);
        Assert.Equal("\"7c4a7e948c4a0c803263d51b05f2669b\"", answer.Headers["ETag"]);
        Assert.Matches("^[A-Z0-9]{16}$", answer.Headers["x-amz-request-id"]);
        Assert.Null(answer.Cause);
    }

    [Fact]
    public async Task An_error_has_s3_s_frame_and_head_has_no_body()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        RawAnswer answer = await new Presign { Path = "/reports/none" }.SendAsync(server);
        Assert.Equal((404, "NoSuchKey", "The specified key does not exist.", "none"), (answer.Status, answer.Code, answer.Message, answer.Field("Key")));
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>NoSuchKey</Code><Message>", answer.Text, StringComparison.Ordinal);
        Assert.Equal(answer.Headers["x-amz-request-id"], answer.Field("RequestId"));
        Assert.Equal(answer.Headers["x-amz-id-2"], answer.Field("HostId"));
        Assert.Equal("application/xml", answer.Headers["Content-Type"]);

        RawAnswer head = await new Presign { Path = "/reports/none", Method = "HEAD" }.SendAsync(server);
        Assert.Equal((404, "wrong-bucket-or-key"), (head.Status, head.Cause));
        RawAnswer wrongMethod = await new Presign().SendAsync(server, method: "HEAD");
        Assert.Equal((403, CauseId.HeadWithGetUrl), (wrongMethod.Status, wrongMethod.Cause));
    }

    [Theory]
    [InlineData("X-Amz-Algorithm")]
    [InlineData("X-Amz-Credential")]
    [InlineData("X-Amz-Date")]
    [InlineData("X-Amz-Expires")]
    [InlineData("X-Amz-SignedHeaders")]
    [InlineData("X-Amz-Signature")]
    public async Task A_missing_parameter_is_told(string name)
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        RawAnswer answer = await new Presign().SendAsync(server, alter: t => Without(t, name));
        Assert.Equal((400, "AuthorizationQueryParametersError", CauseId.MissingQueryParameter), (answer.Status, answer.Code, answer.Cause));
        Assert.StartsWith("Query-string authentication version 4 requires", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faulty_parameters_are_told_in_s3_s_words()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        var good = new Presign();
        (Presign Request, Func<string, string>? Alter, int Status, string Code, string Message, string Cause)[] rows =
        [
            (good with { Algorithm = "AWS4-HMAC-MD5" }, null, 400, "AuthorizationQueryParametersError", "X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256 and AWS4-ECDSA-P256-SHA256\"", CauseId.MalformedQueryParameter),
            (good, t => t.Replace("%2F", "%252F", StringComparison.Ordinal), 400, "AuthorizationQueryParametersError", "Error parsing the X-Amz-Credential parameter; the Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".", CauseId.UrlMangledInTransit),
            (good with { Region = "us-east-1" }, null, 400, "AuthorizationQueryParametersError", "Error parsing the X-Amz-Credential parameter; the region 'us-east-1' is wrong; expecting 'eu-central-1'", CauseId.WrongRegion),
            (good with { Service = "ec2" }, null, 400, "AuthorizationQueryParametersError", "Error parsing the X-Amz-Credential parameter; incorrect service \"ec2\". This endpoint belongs to \"s3\".", CauseId.WrongService),
            (good with { Terminal = "aws5_request" }, null, 400, "AuthorizationQueryParametersError", "Error parsing the X-Amz-Credential parameter; incorrect terminal \"aws5_request\". This endpoint uses \"aws4_request\".", CauseId.MalformedQueryParameter),
            (good with { Day = "2026-1-1" }, null, 400, "AuthorizationQueryParametersError", "Error parsing the X-Amz-Credential parameter; incorrect date format \"2026-1-1\". This date in the credential must be in the format \"yyyyMMdd\".", CauseId.MalformedQueryParameter),
            (good with { Date = "2026-01-01T00:00:00Z", Day = "20260101" }, null, 400, "AuthorizationQueryParametersError", "X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"", CauseId.MalformedQueryParameter),
            (good with { Day = "20200101", Date = "20200102T000000Z" }, null, 400, "AuthorizationQueryParametersError", "Invalid credential date \"20200101\". This date is not the same as X-Amz-Date: \"20200102\".", CauseId.DateScopeMismatch),
            (good with { Expires = "604801" }, null, 400, "AuthorizationQueryParametersError", "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds", CauseId.ExpiryOver7Days),
            (good with { Expires = "-1" }, null, 400, "AuthorizationQueryParametersError", "X-Amz-Expires must be non-negative", CauseId.ExpiryInvalid),
            (good with { Expires = "1h" }, null, 400, "AuthorizationQueryParametersError", "X-Amz-Expires should be a number", CauseId.ExpiryInvalid),
            (good with { Expires = "0" }, null, 403, "AccessDenied", "Request has expired", CauseId.ExpiryInvalid),
            (good with { Time = DateTimeOffset.UtcNow.AddHours(-1) }, null, 403, "AccessDenied", "Request has expired", CauseId.UrlExpired),
            (good with { Time = DateTimeOffset.UtcNow.AddMinutes(20) }, null, 403, "AccessDenied", "Request is not yet valid", CauseId.ClockSkew),
        ];
        foreach (var row in rows)
        {
            RawAnswer answer = await row.Request.SendAsync(server, alter: row.Alter);
            Assert.Equal((row.Status, row.Code, row.Message, row.Cause), (answer.Status, answer.Code, answer.Message, answer.Cause));
        }
    }

    [Fact]
    public async Task The_right_region_is_told_in_element_and_header()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        RawAnswer answer = await new Presign { Region = "us-east-1" }.SendAsync(server);
        Assert.Equal(("eu-central-1", "eu-central-1"), (answer.Field("Region"), answer.Headers["x-amz-bucket-region"]));
    }

    [Fact]
    public async Task Times_are_told_as_s3_does()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        server.Patch("""{ "clock": { "now": "2026-01-02T04:00:00Z" } }""");
        var time = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        RawAnswer old = await new Presign { Time = time, Expires = "60" }.SendAsync(server);
        Assert.Equal(("60", "2026-01-02T03:05:05Z", "2026-01-02T04:00:00Z"), (old.Field("X-Amz-Expires"), old.Field("Expires"), old.Field("ServerTime")));

        server.Patch("""{ "clock": { "now": "2026-01-02T03:05:05Z" } }""");
        Assert.Equal(200, (await new Presign { Time = time, Expires = "60" }.SendAsync(server)).Status);
        server.Patch("""{ "clock": { "now": "2026-01-02T03:05:06Z" } }""");
        Assert.Equal(403, (await new Presign { Time = time, Expires = "60" }.SendAsync(server)).Status);

        RawAnswer early = await new Presign { Time = time.AddHours(1), Expires = "60" }.SendAsync(server);
        Assert.Equal(time.AddHours(1).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), early.Field("X-Amz-Date"));
    }

    [Fact]
    public async Task Expiry_is_judged_before_the_signature_and_the_signature_before_permission()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        RawAnswer expired = await new Presign { Time = DateTimeOffset.UtcNow.AddHours(-1), Secret = "wrong" }.SendAsync(server);
        Assert.Equal("Request has expired", expired.Message);
        RawAnswer forged = await (Keys.By(Keys.Bob) with { Path = "/reports/2025/q4.csv", Secret = "wrong" }).SendAsync(server);
        Assert.Equal(("SignatureDoesNotMatch", CauseId.SignatureMismatch), (forged.Code, forged.Cause));
        Assert.Equal(Keys.Bob.Id, forged.Field("AWSAccessKeyId"));
        Assert.StartsWith("GET\n/reports/2025/q4.csv\nX-Amz-Algorithm=", forged.Field("CanonicalRequest"), StringComparison.Ordinal);
        Assert.StartsWith("47 45 54 0a 2f", forged.Field("CanonicalRequestBytes"), StringComparison.Ordinal);
        Assert.StartsWith("AWS4-HMAC-SHA256\n", forged.Field("StringToSign"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_must_be_signed_if_they_are_x_amz_and_must_come_if_they_are_signed()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        RawAnswer extra = await new Presign().SendAsync(server, headers: [("x-amz-date", "20260101T000000Z"), ("x-amz-meta-foo", "1"), ("Range", "bytes=0-0")]);
        Assert.Equal((403, "AccessDenied", "There were headers present in the request which were not signed", "x-amz-date, x-amz-meta-foo", CauseId.UnsignedExtraHeader),
            (extra.Status, extra.Code, extra.Message, extra.Field("HeadersNotSigned"), extra.Cause));
        RawAnswer noHost = await new Presign { SignedHeaders = "range", Headers = [("Range", "bytes=0-0")] }.SendAsync(server);
        Assert.Equal("host", noHost.Field("HeadersNotSigned"));

        var put = new Presign { Method = "PUT", Path = "/reports/new.csv", Headers = [("Content-Type", "text/csv")] };
        Assert.Equal(200, (await put.SendAsync(server)).Status);
        RawAnswer missing = await put.SendAsync(server, headers: []);
        Assert.Equal(("SignatureDoesNotMatch", CauseId.MissingSignedHeader), (missing.Code, missing.Cause));
        RawAnswer changed = await put.SendAsync(server, headers: [("Content-Type", "image/png")]);
        Assert.Equal(("SignatureDoesNotMatch", CauseId.ContentTypeMismatch), (changed.Code, changed.Cause));
    }

    [Fact]
    public async Task Payload_hash_headers_count_as_s3_counts_them()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        var put = new Presign { Method = "PUT", Path = "/reports/hash.txt" };
        const string hash = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";    // "hello"
        Assert.Equal(200, (await put.SendAsync(server, headers: [("x-amz-content-sha256", "UNSIGNED-PAYLOAD")], body: "hello"u8.ToArray())).Status);
        Assert.Equal("SignatureDoesNotMatch", (await put.SendAsync(server, headers: [("x-amz-content-sha256", hash)], body: "hello"u8.ToArray())).Code);

        Presign signed = put with { Headers = [("x-amz-content-sha256", hash)], Payload = hash };
        Assert.Equal(200, (await signed.SendAsync(server, body: "hello"u8.ToArray())).Status);
        RawAnswer other = await signed.SendAsync(server, body: "other"u8.ToArray());
        Assert.Equal((400, "XAmzContentSHA256Mismatch", hash, CauseId.PayloadHashMismatch), (other.Status, other.Code, other.Field("ClientComputedContentSHA256"), other.Cause));
    }

    [Fact]
    public async Task A_second_mechanism_is_refused()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        RawAnswer answer = await new Presign().SendAsync(server, headers: [("Authorization", "Bearer abc")]);
        Assert.Equal((400, "InvalidArgument", "Authorization", CauseId.TwoAuthMechanisms), (answer.Status, answer.Code, answer.Field("ArgumentName"), answer.Cause));
        Assert.StartsWith("Only one auth mechanism allowed", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_and_tokens_are_judged_as_s3_does()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        (Presign Request, int Status, string? Code, string? Cause)[] rows =
        [
            (Keys.By(Keys.Live), 200, null, null),
            (Keys.By(Keys.Live) with { Secret = "wrong" }, 403, "SignatureDoesNotMatch", CauseId.SignatureMismatch),
            (Keys.By(Keys.Live) with { Token = null }, 403, "InvalidAccessKeyId", CauseId.MissingSessionToken),
            (Keys.By(Keys.Live) with { Token = Keys.Live.Token[..40] }, 403, "InvalidAccessKeyId", CauseId.MalformedSessionToken),
            (Keys.By(Keys.Live) with { Token = Keys.Dead.Token }, 403, "InvalidAccessKeyId", CauseId.MalformedSessionToken),
            (Keys.By(Keys.Live) with { Token = "garbage" }, 400, "InvalidToken", CauseId.MalformedSessionToken),
            (Keys.By(Keys.Dead), 400, "ExpiredToken", CauseId.CredentialsExpiredBeforeUrl),
            (Keys.By(Keys.Dead) with { Secret = "wrong" }, 400, "ExpiredToken", CauseId.CredentialsExpiredBeforeUrl),
            (Keys.By(Keys.Alice) with { Token = "IQoJgarbage", Secret = "wrong" }, 403, "SignatureDoesNotMatch", null),
            (Keys.By(Keys.Alice) with { Token = "IQoJgarbage" }, 400, "InvalidToken", CauseId.MalformedSessionToken),
            (Keys.By(Keys.BobInactive), 403, "InvalidAccessKeyId", CauseId.InvalidOrDeletedAccessKey),
            (Keys.By(("AKIAIOSFODNN7EXAMPLE", "secret")), 403, "InvalidAccessKeyId", CauseId.InvalidOrDeletedAccessKey),
        ];
        foreach (var row in rows)
        {
            RawAnswer answer = await row.Request.SendAsync(server);
            Assert.Equal((row.Status, row.Code), (answer.Status, answer.Code));
            Assert.True(row.Cause is null && row.Code is not null || row.Cause == answer.Cause, $"{row.Code}: {answer.Cause} instead of {row.Cause}");
        }
    }

    [Fact]
    public async Task Moved_headers_count_as_headers()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        var put = new Presign { Method = "PUT", Path = "/reports/moved.txt", Query = [("x-amz-meta-note", "from the query"), ("x-amz-server-side-encryption", "AES256"), ("x-amz-checksum-crc32", "AAAAAA==")] };
        Assert.Equal(200, (await put.SendAsync(server, body: "not empty"u8.ToArray())).Status);
        RawAnswer head = await new Presign { Method = "HEAD", Path = "/reports/moved.txt" }.SendAsync(server);
        Assert.Equal("from the query", head.Headers["x-amz-meta-note"]);
    }

    [Fact]
    public async Task Signature_version_2_works_where_it_did()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        RawAnswer old = await V2("/virginia/hello.txt", server, DateTimeOffset.UtcNow.AddDays(300));
        Assert.Equal((200, "hello from us-east-1\n"), (old.Status, old.Text));
        RawAnswer expired = await V2("/virginia/hello.txt", server, DateTimeOffset.UtcNow.AddMinutes(-1));
        Assert.Equal(("Request has expired", null, CauseId.UrlExpired), (expired.Message, expired.Field("X-Amz-Expires"), expired.Cause));
        RawAnswer young = await V2("/reports/2026/q3.csv", server, DateTimeOffset.UtcNow.AddHours(1));
        Assert.Equal((400, "InvalidRequest", "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.", CauseId.SigV2OnV4OnlyRegionOrKms), (young.Status, young.Code, young.Message, young.Cause));
        RawAnswer cut = await RawHttp.SendAsync(server.Port, "GET", $"/virginia/hello.txt?AWSAccessKeyId={Keys.Alice.Id}&Expires=1", "127.0.0.1");
        Assert.Equal("Query-string authentication requires the Signature, Expires and AWSAccessKeyId parameters", cut.Message);
        RawAnswer forged = await RawHttp.SendAsync(server.Port, "GET", $"/virginia/hello.txt?AWSAccessKeyId={Keys.Alice.Id}&Expires=2000000000&Signature=AAAAAAAAAAAAAAAAAAAAAAAAAAA%3D", "127.0.0.1");
        Assert.Equal(("SignatureDoesNotMatch", null), (forged.Code, forged.Field("CanonicalRequest")));
    }

#pragma warning disable CA5350 // Signature Version 2 is HMAC-SHA-1
    private static Task<RawAnswer> V2(string path, SandboxServer server, DateTimeOffset expires)
    {
        string epoch = expires.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] hash = System.Security.Cryptography.HMACSHA1.HashData(System.Text.Encoding.UTF8.GetBytes(Keys.Alice.Secret), System.Text.Encoding.UTF8.GetBytes($"GET\n\n\n{epoch}\n{path}"));
        return RawHttp.SendAsync(server.Port, "GET", $"{path}?AWSAccessKeyId={Keys.Alice.Id}&Expires={epoch}&Signature={Presign.Encode(Convert.ToBase64String(hash))}", "127.0.0.1");
    }
#pragma warning restore CA5350

    private static string Without(string target, string name)
    {
        string[] parts = target.Split('?');
        return parts[0] + "?" + string.Join('&', parts[1].Split('&').Where(p => !p.StartsWith(name + "=", StringComparison.Ordinal)));
    }
}
