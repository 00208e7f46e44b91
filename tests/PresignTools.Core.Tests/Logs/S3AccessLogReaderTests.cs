using PresignTools.Errors;
using PresignTools.Logs;

namespace PresignTools.Tests.Logs;

public sealed class S3AccessLogReaderTests
{
    [Fact]
    public void The_documents_example_gives_every_field()
    {
        S3AccessLogRecord read = S3AccessLogReader.Read(LogLines.Versioning);
        Assert.Equal(new DateTimeOffset(2019, 2, 6, 0, 0, 38, TimeSpan.Zero), read.Time);
        Assert.Equal((LogLines.Owner, "amzn-s3-demo-bucket1", "192.0.2.3", LogLines.Owner), (read.BucketOwner, read.Bucket, read.RemoteIp, read.Requester));
        Assert.Equal(("3E57427F3EXAMPLE", "REST.GET.VERSIONING", "GetBucketVersioning"), (read.RequestId, read.Operation, read.ApiOperation));
        Assert.Equal((null, "GET", 200, null), (read.Key, read.Method, read.Status, read.ErrorCode));
        Assert.Equal((113L, null, 7L, null), (read.BytesSent, read.ObjectSize, read.TotalTime, read.TurnAroundTime));
        Assert.Equal((null, "S3Console/0.4", null), (read.Referer, read.UserAgent, read.VersionId));
        Assert.Equal("s9lzHYrFp76ZVxRcpX9+5cjAnEH2ROuNkd2BHfIa6UkFVdtjf5mKR3/eTPFvsiP/XV/VLi31234=", read.HostId);
        Assert.Equal(("SigV4", "ECDHE-RSA-AES128-GCM-SHA256", "AuthHeader", false), (read.SignatureVersion, read.CipherSuite, read.AuthenticationType, read.IsPresigned));
        Assert.Equal(("amzn-s3-demo-bucket1.s3.us-west-1.amazonaws.com", "TLSV1.2"), (read.HostHeader, read.TlsVersion));
        Assert.Equal(("arn:aws:s3:us-west-1:123456789012:accesspoint/example-AP", true, "us-east-1"), (read.AccessPointArn, read.AclRequired, read.SourceRegion));
        Assert.Empty(read.FurtherFields);
        Assert.Equal("https://amzn-s3-demo-bucket1.s3.us-west-1.amazonaws.com/?versioning", read.Url);
    }

    [Fact]
    public void The_documents_other_examples()
    {
        S3AccessLogRecord missing = S3AccessLogReader.Read(LogLines.NoPolicy);
        Assert.Equal((404, "NoSuchBucketPolicy", "GetBucketPolicy", true), (missing.Status, missing.ErrorCode, missing.ApiOperation, missing.IsFailure));
        S3AccessLogRecord put = S3AccessLogReader.Read(LogLines.Put);
        Assert.Equal(("PUT", "s3-dg.pdf", "PutObject", 4406583L), (put.Method, put.Key, put.ApiOperation, put.ObjectSize));
        Assert.Equal("https://awsexamplebucket1.s3.us-west-1.amazonaws.com/s3-dg.pdf", put.Url);
        Assert.Equal((null, null, null), (put.AccessPointArn, put.AclRequired, put.SourceRegion));
    }

    [Fact]
    public void A_line_of_years_ago_ends_early_and_its_url_is_masked()
    {
        S3AccessLogRecord read = S3AccessLogReader.Read(LogLines.Old);
        Assert.Equal(("10010160/2013-03-24-0930.mp3", 17344L, 58L), (read.Key, read.TotalTime, read.TurnAroundTime));
        Assert.Equal("http://example.org/mp3/recorder.php?id=452", read.Referer);
        Assert.StartsWith("Mozilla/5.0 (compatible", read.UserAgent, StringComparison.Ordinal);
        Assert.True(read.IsPresigned);
        Assert.StartsWith("https://media.example.org.s3.amazonaws.com/10010160/2013-03-24-0930.mp3?Signature=***&Expires=", read.Url, StringComparison.Ordinal);
        Assert.DoesNotContain("75eBWlMvIpO357", read.RequestUri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mozilla \"quoted\" agent")]
    [InlineData("a\" 200 - 1 2 3 4 \"x\" \"y")]
    [InlineData("a\" - hostid SigV4 TLS QueryString")]
    [InlineData("\"")]
    [InlineData(" HTTP/1.1\" 200 - 1 1 1 1 \"-\" \"real")]
    [InlineData("x\" \"y")]
    [InlineData("")]
    public void Quotes_in_a_user_agent_shift_nothing(string agent)
    {
        S3AccessLogRecord read = S3AccessLogReader.Read(LogLines.Line(agent: agent));
        Assert.Equal(agent.Length == 0 ? null : agent, read.UserAgent);
        Assert.Equal((403, "AccessDenied", "QueryString", "TLSv1.3"), (read.Status, read.ErrorCode, read.AuthenticationType, read.TlsVersion));
    }

    [Theory]
    [InlineData("/reports/a\"b?x=\"y\"")]
    [InlineData("/reports/\"\"")]
    [InlineData("/reports/a\"")]
    public void Quotes_in_a_url_shift_nothing(string target)
    {
        S3AccessLogRecord read = S3AccessLogReader.Read(LogLines.Line(target));
        Assert.Equal("GET " + target + " HTTP/1.1", read.RequestUri);
        Assert.Equal((403, "curl/8.5.0"), (read.Status, read.UserAgent));
    }

    [Theory]
    [InlineData("a%2520b.txt", "/reports/a%20b.txt", "a b.txt")]
    [InlineData("a%20b.txt", "/reports/a%20b.txt", "a b.txt")]
    [InlineData("100%252525.txt", "/reports/100%2525.txt", "100%25.txt")]
    [InlineData("100%2525.txt", "/reports/100%25.txt", "100%.txt")]
    [InlineData("100%2525.txt", "/reports/100%2525.txt", "100%25.txt")]
    [InlineData("caf%25C3%25A9", "/reports/caf%C3%A9", "caf\u00e9")]
    [InlineData("a+b", "/reports/a+b", "a+b")]
    [InlineData("/photos/2019/08/puppy.jpg", "/photos/2019/08/puppy.jpg", "photos/2019/08/puppy.jpg")]
    [InlineData("/a", "/reports//a", "/a")]
    public void A_key_is_decoded_as_the_request_shows_it(string field, string target, string key) =>
        Assert.Equal(key, S3AccessLogReader.Read(LogLines.Line(target, key: field)).Key);

    [Fact]
    public void Fields_that_S3_appends_some_day_are_kept()
    {
        S3AccessLogRecord read = S3AccessLogReader.Read(LogLines.Line(tail: " eu-west-1 \"a new\" one -"));
        Assert.Equal("eu-west-1", read.SourceRegion);
        Assert.Equal(["\"a", "new\"", "one", "-"], read.FurtherFields);
        Assert.Equal("curl/8.5.0", read.UserAgent);
    }

    [Theory]
    [InlineData("", LogLineFault.Empty)]
    [InlineData("\r\n", LogLineFault.Empty)]
    [InlineData("hello", LogLineFault.NotALogLine)]
    [InlineData("192.0.2.1 - - [06/Feb/2019:00:00:38 +0000] \"GET / HTTP/1.1\" 200 1", LogLineFault.NotALogLine)]
    [InlineData("o b [06/Feb/2019:00:00:38 +0000]", LogLineFault.Truncated)]
    [InlineData("o b [06/Foo/2019:00:00:38 +0000] 1 r i REST.GET.OBJECT k \"GET / HTTP/1.1\" 200 - 1 1 1 1 \"-\" \"-\" -", LogLineFault.TimeNotReadable)]
    [InlineData("o b [30/Feb/2019:00:00:38 +0000] 1 r i REST.GET.OBJECT k \"GET / HTTP/1.1\" 200 - 1 1 1 1 \"-\" \"-\" -", LogLineFault.TimeNotReadable)]
    [InlineData("o b [06/Feb/2019:00:00:38 +0000] 1 r i REST.GET.OBJECT k \"GET / HTTP/1.1 200 - 1 1 1 1", LogLineFault.QuotesUnbalanced)]
    [InlineData("o b [06/Feb/2019:00:00:38 +0000] 1 r i REST.GET.OBJECT k \"GET / HTTP/1.1\" 200 - 1 1 1 1 \"-\" \"curl", LogLineFault.QuotesUnbalanced)]
    [InlineData("o b [06/Feb/2019:00:00:38 +0000] 1 r i REST.GET.OBJECT k \"GET / HTTP/1.1\" 200 - 1", LogLineFault.Truncated)]
    public void A_line_that_is_none_has_its_fault(string line, LogLineFault fault)
    {
        Assert.False(S3AccessLogReader.TryRead(line, out S3AccessLogRecord? record, out LogLineFault found));
        Assert.Equal((null, fault), (record, found));
        Assert.StartsWith("LogLine", Assert.Throws<PresignException>(() => S3AccessLogReader.Read(line)).ErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_a_megabyte_is_refused()
    {
        Assert.False(S3AccessLogReader.TryRead(LogLines.Line(agent: new string('"', 1 << 20)), out _, out LogLineFault fault));
        Assert.Equal(LogLineFault.TooLong, fault);
    }

    [Fact]
    public void Every_cut_of_a_line_is_read_or_refused()
    {
        string line = LogLines.Line(tail: " eu-west-1 more");
        for (int length = 0; length < line.Length; length++)
        {
            if (S3AccessLogReader.TryRead(line[..length], out S3AccessLogRecord? record, out _))
            {
                Assert.Equal((403, "REST.GET.OBJECT", "curl/8.5.0"), (record.Status, record.Operation, record.UserAgent));
            }
        }
    }

    [Fact]
    public void A_record_shows_no_signature()
    {
        S3AccessLogRecord read = S3AccessLogReader.Read(LogLines.Line());
        Assert.Contains("X-Amz-Signature=***", read.Url, StringComparison.Ordinal);
        foreach (System.Reflection.PropertyInfo property in typeof(S3AccessLogRecord).GetProperties())
        {
            Assert.DoesNotContain("fe5f80f77d5f", property.GetValue(read)?.ToString() ?? "", StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_anonymous_request_has_no_requester()
    {
        string line = LogLines.Line("/reports/2026/q3.pdf").Replace("arn:aws:iam::111122223333:user/ops", "-", StringComparison.Ordinal)
            .Replace("SigV4 TLS_AES_128_GCM_SHA256 QueryString", "- - -", StringComparison.Ordinal).Replace("TLSv1.3", "-", StringComparison.Ordinal);
        S3AccessLogRecord read = S3AccessLogReader.Read(line);
        Assert.Equal((null, null, null, false), (read.Requester, read.SignatureVersion, read.AuthenticationType, read.IsPresigned));
        Assert.Equal("http://s3.eu-west-1.amazonaws.com/reports/2026/q3.pdf", read.Url);
    }
}
