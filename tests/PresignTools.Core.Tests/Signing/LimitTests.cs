using PresignTools.Addressing;
using PresignTools.Errors;
using PresignTools.Signing;
using PresignTools.Tests.Verification;
using PresignTools.Verification;

namespace PresignTools.Tests.Signing;

/// <summary>S3's limits: the last value that is taken and the first that is refused, when signing and when a URL of others is tested.</summary>
public class LimitTests
{
    private static readonly S3Address Aws = Address("examplebucket");
    private static readonly S3Address Own = S3AddressResolver.Resolve("examplebucket", new S3EndpointOptions { Region = "us-east-1", EndpointUrl = "http://localhost:9000" });

    [Theory]
    [InlineData('a', 1024, null)]
    [InlineData('a', 1025, "KeyTooLong")]
    [InlineData('é', 512, null)]
    [InlineData('é', 513, "KeyTooLong")]
    [InlineData('日', 341, null)]
    [InlineData('日', 342, "KeyTooLong")]
    [InlineData('/', 1025, "KeyTooLong")]
    [InlineData('a', 10_000_000, "KeyTooLong")]
    public void Key(char c, int count, string? id) => Outcome(id, () => Sign(Aws, new string(c, count)));

    [Fact]
    public void Key_of_1024_bytes_in_surrogate_pairs_is_taken_and_one_more_is_not()
    {
        string pairs = string.Concat(Enumerable.Repeat("😀", 256));
        Outcome(null, () => Sign(Aws, pairs));
        Outcome("KeyTooLong", () => Sign(Aws, pairs + "a"));
    }

    [Fact]
    public void Long_key_for_another_server_is_a_warning()
    {
        PresignedUrl url = Sign(Own, new string('a', 1025));
        Assert.Equal("BeyondS3Limits", Assert.Single(PresignAdvice.For(url, url.SignedAt)).Id);
    }

    [Theory]
    [InlineData(4, 2044, null)]
    [InlineData(4, 2045, "MetadataTooLarge")]
    [InlineData(100, 1948, null)]
    [InlineData(100, 1949, "MetadataTooLarge")]
    public void Metadata_counts_names_and_values(int name, int value, string? id)
    {
        var item = new KeyValuePair<string, string>(new string('n', name), new string('v', value));
        Outcome(id, () => new PresignTemplate(new PresignOptions { Metadata = [item] }));
        Outcome(id, () => new PresignTemplate(new PresignOptions { Headers = [new("X-Amz-Meta-" + item.Key, item.Value)] }));
        Outcome(id, () => new PresignTemplate(new PresignOptions { QueryParameters = [new("x-amz-meta-" + item.Key, item.Value)] }));
    }

    [Fact]
    public void Metadata_of_several_items_counts_together()
    {
        KeyValuePair<string, string>[] items = [.. Enumerable.Range(10, 32).Select(i => new KeyValuePair<string, string>("n" + i, new string('v', 61)))];
        Outcome(null, () => new PresignTemplate(new PresignOptions { Metadata = items }));
        Outcome("MetadataTooLarge", () => new PresignTemplate(new PresignOptions { Metadata = [.. items, new("x", "")] }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x-amz-meta-")]
    [InlineData("X-Amz-Meta-")]
    public void Metadata_without_a_name(string name) => Outcome("MetadataNameMissing", () => new PresignTemplate(new PresignOptions { Metadata = [new(name, "v")] }));

    [Fact]
    public void Headers_of_8192_bytes_are_taken_and_one_more_is_not()
    {
        KeyValuePair<string, string>[] headers = [.. Enumerable.Range(0, 8).Select(i => new KeyValuePair<string, string>("x-h" + i, new string('v', 1020)))];
        Outcome(null, () => new PresignTemplate(new PresignOptions { Headers = headers }));
        Outcome("HeadersTooLarge", () => new PresignTemplate(new PresignOptions { Headers = [.. headers, new("a", "")] }));
    }

    [Fact]
    public void Two_checksums()
    {
        KeyValuePair<string, string> crc = new("crc32", "AAAAAA=="), sha = new("sha256", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        Outcome("SeveralChecksums", () => new PresignTemplate(new PresignOptions { Checksums = [crc, sha] }));
        Outcome("SeveralChecksums", () => new PresignTemplate(new PresignOptions { Checksums = [crc], Headers = [new("X-Amz-Checksum-SHA1", "x")] }));
        Outcome("SeveralChecksums", () => new PresignTemplate(new PresignOptions { Headers = [new("x-amz-checksum-crc32c", "x"), new("x-amz-checksum-crc64nvme", "x")] }));
        Outcome(null, () => new PresignTemplate(new PresignOptions { Checksums = [crc], Headers = [new("x-amz-checksum-algorithm", "CRC32"), new("x-amz-checksum-type", "FULL_OBJECT")] }));
    }

    [Theory]
    [InlineData("team", "a b/c_d.e:f=g+h-i@j", null)]
    [InlineData("größe", "日本 Ⅷ ²", null)]
    [InlineData("AWS:x", "v", null)]
    [InlineData("aws", ":v", null)]
    [InlineData("t", "", null)]
    [InlineData("t", "a#b", "TagInvalid")]
    [InlineData("t", "<b>", "TagInvalid")]
    [InlineData("t", "a&b", "TagInvalid")]
    [InlineData("t", "100%", "TagInvalid")]
    [InlineData("t", "a,b", "TagInvalid")]
    [InlineData("t", "a\tb", "TagInvalid")]
    [InlineData("t", "a\nb", "TagInvalid")]
    [InlineData("t", "😀", "TagInvalid")]
    [InlineData("a;b", "v", "TagInvalid")]
    [InlineData("aws:x", "v", "TagReserved")]
    [InlineData("", "v", "TagTooLong")]
    public void Tag(string name, string value, string? id) => Outcome(id, () => new PresignTemplate(new PresignOptions { Tags = [new(name, value)] }));

    [Theory]
    [InlineData(128, 256, null)]
    [InlineData(129, 0, "TagTooLong")]
    [InlineData(1, 257, "TagTooLong")]
    public void Tag_length(int name, int value, string? id) =>
        Outcome(id, () => new PresignTemplate(new PresignOptions { Tags = [new(new string('n', name), new string('v', value))] }));

    [Theory]
    [InlineData("a=1&b=2", null)]
    [InlineData("a=x+y%20z", null)]
    [InlineData("a", null)]
    [InlineData("", null)]
    [InlineData("a=1&a=2", "TagTwice")]
    [InlineData("a=1&%61=1", "TagTwice")]
    [InlineData("a=%23", "TagInvalid")]
    [InlineData("a=100%", "TagInvalid")]
    [InlineData("a=%FF", "TagInvalid")]
    [InlineData("aws%3Ax=1", "TagReserved")]
    [InlineData("0=&1=&2=&3=&4=&5=&6=&7=&8=&9=", null)]
    [InlineData("0=&1=&2=&3=&4=&5=&6=&7=&8=&9=&10=", "TooManyTags")]
    [InlineData("=v", "TagTooLong")]
    public void Tagging_as_header_or_parameter(string value, string? id)
    {
        Outcome(id, () => new PresignTemplate(new PresignOptions { Headers = [new("x-amz-tagging", value)] }));
        Outcome(id, () => new PresignTemplate(new PresignOptions { QueryParameters = [new("x-amz-tagging", value)] }));
    }

    [Fact]
    public void Tag_given_twice() => Outcome("TagTwice", () => new PresignTemplate(new PresignOptions { Tags = [new("a", "1"), new("a", "1")] }));

    [Fact]
    public void What_only_S3_refuses_is_a_warning_for_another_server()
    {
        var template = new PresignTemplate(new PresignOptions { Method = "PUT", IsForAmazonS3 = false, Metadata = [new("n", new string('v', 3000))], PayloadHash = new string('0', 64) });
        Assert.Equal(["BeyondS3Limits", "PayloadHashMayBeIgnored"], template.Warnings.Select(static w => w.Id));
        Assert.Empty(new PresignTemplate(new PresignOptions { PayloadHash = new string('0', 64) }).Warnings);
        Assert.Empty(new PresignTemplate(new PresignOptions { IsForAmazonS3 = false, PayloadHash = "UNSIGNED-PAYLOAD" }).Warnings);
    }

    [Fact]
    public void A_query_that_is_too_long_for_a_request_is_a_warning() =>
        Assert.Equal("RequestTooLarge", Assert.Single(new PresignTemplate(new PresignOptions { QueryParameters = [new("prefix", new string('p', 8192))] }).Warnings).Id);

    [Theory]
    [InlineData("a..b", "BucketNameNotAllowed")]
    [InlineData("a...b", "BucketNameNotAllowed")]
    [InlineData("192.168.1.1", "BucketNameNotAllowed")]
    [InlineData("0.0.0.0", "BucketNameNotAllowed")]
    [InlineData("192.168.1", null)]
    [InlineData("192.168.1.1.5", null)]
    [InlineData("192.168.1.x", null)]
    [InlineData("a.b.c", null)]
    [InlineData("UPPER_lower", null)]
    [InlineData("xn--bucket", null)]
    public void Bucket(string bucket, string? id)
    {
        Outcome(id, () => Sign(Address(bucket), "k"));
        Outcome(id, () => Sign(Address(bucket, style: AddressingStyle.Path), "k"));
        Outcome(null, () => Sign(S3AddressResolver.Resolve(bucket, new S3EndpointOptions { Region = "us-east-1", EndpointUrl = "http://localhost:9000" }), "k"));
    }

    [Theory]
    [InlineData("ab", true)]
    [InlineData("abc", false)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", true)]
    [InlineData("UPPER", true)]
    [InlineData("under_score", true)]
    [InlineData("-dash", true)]
    [InlineData("dash-", true)]
    [InlineData("xn--bucket", true)]
    [InlineData("sthree-x", true)]
    [InlineData("amzn-s3-demo-bucket", true)]
    [InlineData("x--table-s3", true)]
    [InlineData("my-ap-abcdefghijkl0123456789use1a-s3alias", false)]
    [InlineData("my-olap-abcdefghijkl0123456789use1a--ol-s3", false)]
    [InlineData("my.dotted.bucket", false)]
    [InlineData("arn:aws:s3:eu-west-1:123456789012:accesspoint/ap", false)]
    public void Bucket_name_against_a_rule_is_a_warning(string bucket, bool unusual)
    {
        string[] expected = unusual ? ["BucketNameBreaksRules"] : [];
        Assert.Equal(expected, PresignAdvice.For(Address(bucket)).Select(static w => w.Id));
        if (!bucket.StartsWith("arn:", StringComparison.Ordinal))
        {
            Assert.Empty(PresignAdvice.For(S3AddressResolver.Resolve(bucket, new S3EndpointOptions { Region = "us-east-1", EndpointUrl = "http://localhost:9000" })));
        }
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData("https://bucket.vpce-1a2b3c4d-5e6f.s3.us-east-1.vpce.amazonaws.com", true)]
    [InlineData("https://s3.eu-central-1.amazonaws.com", true)]
    [InlineData("http://localhost:9000", false)]
    [InlineData("https://s3.eu-central-1.amazonaws.com.evil.example", false)]
    [InlineData("nonsense", false)]
    public void Which_endpoint_is_S3_itself(string? endpoint, bool isS3) => Assert.Equal(isS3, S3HostParser.IsAmazonS3(endpoint));

    [Fact]
    public void A_url_of_others_beyond_the_limits_is_found()
    {
        Assert.Empty(Fails(Url("/" + new string('k', 1024))));
        Assert.Contains("1025 bytes", Assert.Single(Fails(Url("/" + new string('k', 1025)))).Evidence, StringComparison.Ordinal);
        Assert.Contains("line break", Assert.Single(Fails(Url("/k", query: "&response-content-disposition=a%0D%0Ab"))).Evidence, StringComparison.Ordinal);
        Assert.Contains("reserved", Assert.Single(Fails(Url("/k", query: "&x-amz-tagging=aws%3Aa%3D1"))).Evidence, StringComparison.Ordinal);
        Assert.Contains("2049 bytes", Assert.Single(Fails(Url("/k", query: "&x-amz-meta-n=" + new string('v', 2048)))).Evidence, StringComparison.Ordinal);

        // Another server may have other limits.
        Assert.Empty(Fails(Url("/b/" + new string('k', 1025), "minio.example.com")));
    }

    [Theory]
    [InlineData("a..b", true)]
    [InlineData("192.168.1.1", true)]
    [InlineData("a.b", false)]
    public void A_url_of_others_for_a_bucket_that_cannot_be_is_warned_of(string bucket, bool warned)
    {
        PresignedUrlTest test = Signed.Test(Url($"/{bucket}/k", "s3.eu-west-1.amazonaws.com"), null, headersKnown: false, secret: false);
        Assert.Equal(warned, test.Findings.Any(static f => f.Cause == "bucket-does-not-exist" && f.Status == PresignTools.Catalogue.FindingStatus.Warning));
    }

    [Fact]
    public void Headers_of_others_beyond_the_limits_are_found()
    {
        (string, string)[] two = [("x-amz-checksum-crc32", "AAAAAA=="), ("x-amz-checksum-crc32c", "AAAAAA==")];
        string url = Signed.Url(method: "PUT", headers: two);
        PresignedUrlTest test = Signed.Test(url, "PUT", two);
        Assert.True(test.SignatureMatches);
        Assert.Equal("payload-hash-mismatch", test.Cause);

        (string, string)[] tags = [("x-amz-tagging", "a=1&a=2")];
        Assert.False(Signed.Test(Signed.Url(method: "PUT", headers: tags), "PUT", tags).IsValid);
        (string, string)[] metadata = [("x-amz-meta-n", new string('v', 2047))];
        Assert.True(Signed.Test(Signed.Url(method: "PUT", headers: metadata), "PUT", metadata).IsValid);
        metadata = [("x-amz-meta-n", new string('v', 2048))];
        Assert.False(Signed.Test(Signed.Url(method: "PUT", headers: metadata), "PUT", metadata).IsValid);
    }

    private static PresignTools.Catalogue.Finding[] Fails(string url) =>
        [.. Signed.Test(url, null, headersKnown: false, secret: false).Findings.Where(static f => f.Status == PresignTools.Catalogue.FindingStatus.Fail)];

    private static string Url(string path, string host = "examplebucket.s3.eu-west-1.amazonaws.com", string query = "") =>
        $"https://{host}{path}?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260301%2Feu-west-1%2Fs3%2Faws4_request"
        + $"&X-Amz-Date=20260301T120000Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host{query}&X-Amz-Signature=" + new string('a', 64);

    private static S3Address Address(string bucket, AddressingStyle style = AddressingStyle.Auto) =>
        S3AddressResolver.Resolve(bucket, new S3EndpointOptions { Region = "eu-west-1", AddressingStyle = bucket.StartsWith("arn:", StringComparison.Ordinal) ? AddressingStyle.Auto : style });

    private static PresignedUrl Sign(S3Address address, string key) =>
        new Signer().Sign(new PresignRequest { Address = address, Key = key, SignedAt = Signed.Time, ExpiresInSeconds = 60 }, Requests.LongTerm);

    private static void Outcome(string? id, Func<object> work)
    {
        string? actual = null;
        try
        {
            work();
        }
        catch (PresignException e)
        {
            actual = e.ErrorId;
            Assert.NotEmpty(e.Advice);
        }

        Assert.Equal(id, actual);
    }
}
