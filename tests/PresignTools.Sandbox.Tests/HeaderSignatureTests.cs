using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PresignTools.Sandbox.Tests;

/// <summary>Requests that are signed in the Authorization header, by a signer written for these tests: what S3 says to faulty ones, and chunked uploads.</summary>
public class HeaderSignatureTests
{
    private const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private const string Streaming = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";

    [Fact]
    public async Task A_signed_request_works_and_s3_auth_type_tells_it_from_a_url()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        Assert.Equal(200, (await SendAsync(server)).Status);
        server.Patch("""{ "buckets": { "reports": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::reports/*", "Condition": { "StringNotEquals": { "s3:authType": "REST-HEADER" } } } ] } } } }""");
        Assert.Equal(200, (await SendAsync(server)).Status);
        Assert.Equal("Deny in Bucket policy, statement 1, s3:authType", (await new Presign().SendAsync(server)).DeniedBy);
    }

    [Fact]
    public async Task Faults_are_told_as_s3_does()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        RawAnswer skewed = await SendAsync(server, time: DateTimeOffset.UtcNow.AddMinutes(-16));
        Assert.Equal((403, "RequestTimeTooSkewed", "900000", CauseId.ClockSkew), (skewed.Status, skewed.Code, skewed.Field("MaxAllowedSkewMilliseconds"), skewed.Cause));
        RawAnswer region = await SendAsync(server, region: "us-east-1");
        Assert.Equal((400, "AuthorizationHeaderMalformed", "The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-central-1'", "eu-central-1", CauseId.WrongRegion),
            (region.Status, region.Code, region.Message, region.Field("Region"), region.Cause));
        RawAnswer forged = await SendAsync(server, secret: "wrong");
        Assert.Equal(("SignatureDoesNotMatch", $"GET\n/reports/2026/q3.csv\n\nhost:127.0.0.1\nx-amz-content-sha256:{EmptyHash}\n"), (forged.Code, forged.Field("CanonicalRequest")![..(forged.Field("CanonicalRequest")!.IndexOf("x-amz-date", StringComparison.Ordinal))]));
        RawAnswer extra = await SendAsync(server, more: [("x-amz-meta-a", "1")]);
        Assert.Equal("x-amz-meta-a", extra.Field("HeadersNotSigned"));
        RawAnswer noHash = await RawHttp.SendAsync(server.Port, "GET", "/reports/2026/q3.csv", "127.0.0.1", Headers("GET", "/reports/2026/q3.csv", null, Keys.Alice.Secret, "eu-central-1", DateTimeOffset.UtcNow).Headers);
        Assert.Equal("Missing required header for this request: x-amz-content-sha256", noHash.Message);
        RawAnswer body = await SendAsync(server, method: "PUT", path: "/reports/h", hash: EmptyHash, body: "x"u8.ToArray());
        Assert.Equal(("XAmzContentSHA256Mismatch", CauseId.PayloadHashMismatch), (body.Code, body.Cause));
    }

    [Theory]
    [InlineData(0, "chunk one, chunk two", 200)]
    [InlineData(1, null, 403)]    // a byte of a chunk changed
    [InlineData(2, null, 403)]    // the signature of a chunk changed
    [InlineData(3, null, 400)]    // the end is missing
    public async Task Chunked_uploads_are_verified_chunk_by_chunk(int fault, string? stored, int status)
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        DateTimeOffset now = DateTimeOffset.UtcNow;
        ((string, string)[] headers, string previous, string date, string scope) = Headers("PUT", "/reports/chunked", Streaming, Keys.Alice.Secret, "eu-central-1", now);
        var body = new StringBuilder();
        foreach (string chunk in new[] { "chunk one, ", "chunk two", "" })
        {
            string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(chunk)));
            previous = Presign.Sign(Keys.Alice.Secret, date[..8], "eu-central-1", "s3", $"AWS4-HMAC-SHA256-PAYLOAD\n{date}\n{scope}\n{previous}\n{EmptyHash}\n{hash}");
            string sent = fault == 1 ? chunk.Replace("two", "too", StringComparison.Ordinal) : chunk;
            string signature = fault == 2 && chunk.Length == 9 ? new string('0', 64) : previous;
            if (fault != 3 || chunk.Length > 0)
            {
                body.Append(chunk.Length.ToString("x", CultureInfo.InvariantCulture)).Append(";chunk-signature=").Append(signature).Append("\r\n").Append(sent).Append("\r\n");
            }
        }

        RawAnswer answer = await RawHttp.SendAsync(server.Port, "PUT", "/reports/chunked", "127.0.0.1", headers, Encoding.ASCII.GetBytes(body.ToString()));
        Assert.True(status == answer.Status, answer.Text);
        Assert.Equal(stored, server.World.Buckets["reports"].Objects.TryGetValue("chunked", out var versions) ? Encoding.ASCII.GetString(versions[0].Body) : null);
    }

    private static Task<RawAnswer> SendAsync(SandboxServer server, string method = "GET", string path = "/reports/2026/q3.csv", string hash = EmptyHash, string? secret = null, string region = "eu-central-1",
        DateTimeOffset? time = null, byte[]? body = null, (string, string)[]? more = null) =>
        RawHttp.SendAsync(server.Port, method, path, "127.0.0.1", [.. Headers(method, path, hash, secret ?? Keys.Alice.Secret, region, time ?? DateTimeOffset.UtcNow).Headers, .. more ?? []], body);

    private static ((string, string)[] Headers, string Signature, string Date, string Scope) Headers(string method, string path, string? hash, string secret, string region, DateTimeOffset time)
    {
        string date = time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture), scope = $"{date[..8]}/{region}/s3/aws4_request";
        string signed = hash is null ? "host;x-amz-date" : "host;x-amz-content-sha256;x-amz-date";
        string canonical = $"{method}\n{path}\n\nhost:127.0.0.1\n{(hash is null ? "" : $"x-amz-content-sha256:{hash}\n")}x-amz-date:{date}\n\n{signed}\n{hash}";
        string signature = Presign.Sign(secret, date[..8], region, "s3", $"AWS4-HMAC-SHA256\n{date}\n{scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(canonical)))}");
        (string, string)[] headers =
        [
            ("x-amz-date", date), ("Authorization", $"AWS4-HMAC-SHA256 Credential={Keys.Alice.Id}/{scope}, SignedHeaders={signed}, Signature={signature}"),
            .. hash is null ? Array.Empty<(string, string)>() : [("x-amz-content-sha256", hash)],
        ];
        return (headers, signature, date, scope);
    }
}
