namespace PresignTools.Sandbox.Tests;

/// <summary>Requests that are signed rightly and make no sense: they get past authentication, so that every operation sees them.</summary>
public class SignedNonsenseTests
{
    private static readonly string[] Methods = ["GET", "PUT", "POST", "DELETE", "HEAD", "OPTIONS", "PATCH"];

    private static readonly string[] Paths =
        ["/reports", "/reports/", "/reports/2026/q3.csv", "/reports/vault/plan.txt", "/versions/doc.txt", "/versions/gone.txt", "/records/ledger.txt", "/shared/from-partner.txt", "/payer/data.txt", "/", "/none/x", "/reports//", "/reports/%00", "/reports/%FF"];

    private static readonly string[] Parameters =
    [
        "versionId", "partNumber", "uploadId", "uploads", "list-type", "prefix", "delimiter", "max-keys", "continuation-token", "start-after", "marker", "encoding-type", "versions", "key-marker", "delete",
        "location", "policy", "cors", "encryption", "publicAccessBlock", "object-lock", "tagging", "acl", "response-content-type", "response-expires", "x-amz-copy-source", "x-amz-acl", "x-amz-tagging",
        "x-amz-storage-class", "x-amz-server-side-encryption", "x-amz-server-side-encryption-aws-kms-key-id", "x-amz-meta-a", "x-amz-object-lock-mode", "x-id", "fetch-owner",
    ];

    private static readonly string[] HeaderNames =
    [
        "range", "if-match", "if-none-match", "if-modified-since", "if-unmodified-since", "content-md5", "content-type", "content-encoding", "origin", "x-amz-copy-source", "x-amz-acl", "x-amz-tagging", "x-amz-checksum-crc32",
        "x-amz-checksum-sha256", "x-amz-checksum-mode", "x-amz-storage-class", "x-amz-server-side-encryption", "x-amz-server-side-encryption-aws-kms-key-id", "x-amz-server-side-encryption-customer-algorithm",
        "x-amz-server-side-encryption-customer-key", "x-amz-server-side-encryption-customer-key-md5", "x-amz-object-lock-mode", "x-amz-object-lock-retain-until-date", "x-amz-object-lock-legal-hold",
        "x-amz-bypass-governance-retention", "x-amz-expected-bucket-owner", "x-amz-request-payer", "x-amz-metadata-directive", "x-amz-grant-read", "x-amz-meta-b", "x-amz-checksum-algorithm", "expect",
    ];

    private static readonly string[] Values =
    [
        "", "1", "-1", "0", "99999999999999999999", "true", "ON", "null", "bytes=0-0", "bytes=-", "bytes=5-1", "bytes=-0", "bytes=99-", "*", "\"x\"", "AES256", "aws:kms", "arn:aws:kms:eu-central-1:111122223333:key/none", "arn:aws:kms", "alias/none",
        "alias/reports", "/reports/2026/q3.csv", "reports/2026/q3.csv?versionId=1", "arn:aws:s3:::x", "/", "/none/x", "a=b&a=c", "a=b", "%", "%zz", "AAAA", "AAAAAA==", "====", "public-read", "GLACIER", "COMPLIANCE", "2030-01-01T00:00:00Z", "yesterday", "crc32", "111122223333", "12", "ä€", "multipart/form-data; boundary=b", "application/xml", "aws-chunked,gzip",
    ];

    [Fact]
    public async Task It_is_answered_with_one_of_s3_s_errors_or_done()
    {
        var faults = new System.Collections.Concurrent.ConcurrentQueue<string>();
        await using SandboxServer server = await SandboxServer.StartAsync(null, new SandboxOptions { Report = faults.Enqueue });
        var random = new Random(20261124);
        string Pick(string[] from) => from[random.Next(from.Length)];
        int done = 0;
        for (int round = 0; round < 600; round++)
        {
            string method = Pick(Methods);
            (string, string)[] query = [.. Enumerable.Range(0, random.Next(3)).Select(_ => (Pick(Parameters), Pick(Values))).DistinctBy(p => p.Item1)];
            (string, string)[] headers = [.. Enumerable.Range(0, random.Next(4)).Select(_ => (Pick(HeaderNames), Pick(Values))).DistinctBy(p => p.Item1).Where(h => h.Item1 != "expect" || h.Item2.Length > 0)];
            var presign = (round % 5 == 0 ? Keys.By(Keys.Bob) : new Presign()) with { Method = method, Path = Pick(Paths), Query = query, Headers = headers };
            RawAnswer answer = await presign.SendAsync(server, body: method is "PUT" or "POST" or "DELETE" ? System.Text.Encoding.ASCII.GetBytes(Pick(Values)) : null);
            string what = $"{method} {presign.Path} {string.Join('&', query)} {string.Join(';', headers)}: {answer.Status} {answer.Text}";
            Assert.True(answer.Status is (>= 200 and < 500) or 501, what);
            Assert.True(answer.Status is < 300 or 304 or 417 || method == "HEAD" || answer.Code is not null || answer is { Status: 400, Body.Length: 0 }, what);
            done += answer.Status < 300 ? 1 : 0;
        }

        Assert.Empty(faults);
        Assert.True(done > 20, $"only {done} of 600 were done");
        server.Reset();
        Assert.Equal(200, (await new Presign().SendAsync(server)).Status);
    }
}
