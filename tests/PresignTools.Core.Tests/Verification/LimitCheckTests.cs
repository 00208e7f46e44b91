using PresignTools.Addressing;
using PresignTools.Errors;
using PresignTools.Signing;
using PresignTools.Verification;

namespace PresignTools.Tests.Verification;

/// <summary>What signing refuses for Amazon S3, the test of a URL that somebody else has signed reports in the same words.</summary>
public sealed class LimitCheckTests
{
    private const string Crc = "x-amz-checksum-crc32=AAAAAA==";

    public static TheoryData<string, string, string, string> Refused { get; } = new()
    {
        { "PUT", "x-amz-checksum-crc32=zz", "", "payload-hash-mismatch" },
        { "PUT", "", "x-amz-checksum-crc32=zz", "payload-hash-mismatch" },
        { "PUT", "x-amz-checksum-sha1=AAAAAA==", "", "payload-hash-mismatch" },
        { "PUT", "content-md5=d41d8cd98f00b204e9800998ecf8427e", "", "payload-hash-mismatch" },
        { "PUT", Crc + "|x-amz-sdk-checksum-algorithm=SHA256", "", "other" },
        { "PUT", Crc + "|x-amz-checksum-crc32c=AAAAAA==", "", "payload-hash-mismatch" },
        { "PUT", "x-amz-acl=private|x-amz-grant-read=id=abc", "", "other" },
        { "PUT", "x-amz-object-lock-mode=COMPLIANCE", "", "object-lock-or-retention" },
        {
            "PUT", "x-amz-object-lock-mode=COMPLIANCE|x-amz-object-lock-retain-until-date=2020-01-01T00:00:00Z", "",
            "object-lock-or-retention"
        },
        { "GET", "x-amz-server-side-encryption-customer-key=short", "", "other" },
        { "GET", "x-amz-expected-bucket-owner=12345", "", "other" },
        { "PUT", "content-length=ten", "", "other" },
        { "PUT", "x-amz-website-redirect-location=other.html", "", "other" },
        { "PUT", "x-amz-tagging=a=%23", "", "other" },
        { "PUT", "", "partNumber=10001|uploadId=u", "malformed-query-parameter" },
        { "PUT", "", "partNumber=1", "missing-query-parameter" },
        { "GET", "", "versionId=", "malformed-query-parameter" },

    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Is_reported_in_the_same_words(string method, string headers, string query, string cause)
    {
        PresignException refusal = Assert.Throws<PresignException>(() => Sign(method, headers, query));
        PresignedUrlTest test = Signed.Test(
            Signed.Url(method: method, headers: Pairs(headers), query: Pairs(query)), method, Pairs(headers));
        Assert.Equal(SignatureState.Correct, test.SignatureState);
        Assert.False(test.IsValid);
        Assert.Contains(test.Findings, f => f.Status == FindingStatus.Fail && f.Cause == cause && f.Evidence == refusal.Message);
    }

    [Theory]
    [InlineData("GET", "x-amz-checksum-crc32=zz", "")]
    [InlineData("GET", "content-md5=d41d8cd98f00b204e9800998ecf8427e", "")]
    [InlineData("PUT", Crc, "partNumber=10000|uploadId=u")]
    [InlineData("GET", "x-amz-expected-bucket-owner=111122223333", "versionId=null")]
    [InlineData("PUT", "x-amz-object-lock-mode=COMPLIANCE|x-amz-object-lock-retain-until-date=2099-01-01T00:00:00Z", "")]
    public void What_S3_takes_is_no_fault(string method, string headers, string query)
    {
        Sign(method, headers, query);
        Assert.True(Signed.Test(Signed.Url(method: method, headers: Pairs(headers), query: Pairs(query)), method, Pairs(headers)).IsValid);
    }

    [Theory]
    [InlineData("x-note", "a\r\nb")]
    [InlineData("x-note", "a\u0001b")]
    [InlineData("x-amz-meta-a", "a\u007fb")]
    public void A_header_that_no_client_can_send_is_a_fault(string name, string value)
    {
        PresignedUrlTest test = Signed.Test(Signed.Url(), headers: [(name, value)]);
        Assert.False(test.IsValid);
        Assert.Contains(test.Findings, f => f.Status == FindingStatus.Fail && f.Differs.Contains("header:" + name));
    }

    [Fact]
    public void A_value_that_this_version_does_not_know_is_a_warning_of_an_upload()
    {
        (string, string)[] headers = [("x-amz-storage-class", "COLD")];
        Assert.Contains(
            Signed.Test(Signed.Url(method: "PUT", headers: headers), "PUT", headers).Findings,
            static f => f.Status == FindingStatus.Warning && f.Evidence.Contains("COLD", StringComparison.Ordinal));
        Assert.DoesNotContain(
            Signed.Test(Signed.Url(headers: headers), headers: headers).Findings,
            static f => f.Evidence.Contains("COLD", StringComparison.Ordinal));
    }

    [Fact]
    public void Another_server_may_take_it()
    {
        var minio = new S3EndpointOptions { Region = "us-east-1", EndpointUrl = "http://127.0.0.1:9000" };
        (string, string)[] headers = [("x-amz-checksum-crc32", "zz")];
        Assert.True(Signed.Test(Signed.Url(method: "PUT", headers: headers, endpoint: minio), "PUT", headers).IsValid);
    }

    private static void Sign(string method, string headers, string query) =>
        new PresignTemplate(new PresignOptions
        {
            Method = method,
            Headers = [.. Pairs(headers).Select(static p => new KeyValuePair<string, string>(p.Name, p.Value))],
            QueryParameters = [.. Pairs(query).Select(static p => new KeyValuePair<string, string>(p.Name, p.Value))],
        }).For(
            S3AddressResolver.Resolve("examplebucket", new S3EndpointOptions { Region = "us-east-1" }), "k", null, Signed.Time,
            TimeSpan.FromMinutes(5));

    private static (string Name, string Value)[] Pairs(string text) =>
        [.. text.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(static p => p.Split('=', 2)).Select(static p => (p[0], p[1]))];
}
