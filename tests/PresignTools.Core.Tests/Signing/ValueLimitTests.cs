using PresignTools.Addressing;
using PresignTools.Errors;
using PresignTools.Signing;

namespace PresignTools.Tests.Signing;

/// <summary>Values that S3 refuses whatever the signature, and values that this version does not know.</summary>
public sealed class ValueLimitTests
{
    private const string Md5 = "1B2M2Y8AsgTpgAmY7PhCfg==";
    private const string Sha256 = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    private const string Future = "2099-01-01T00:00:00Z";

    [Theory]
    [InlineData("x-amz-checksum-crc32=zz", "ChecksumInvalid")]
    [InlineData("x-amz-checksum-crc32=AAAAAA==", null)]
    [InlineData("x-amz-checksum-crc32c=AAAAAAAA", "ChecksumInvalid")]
    [InlineData("x-amz-checksum-crc64nvme=AAAAAA==", "ChecksumInvalid")]
    [InlineData("x-amz-checksum-crc64nvme=AAAAAAAAAAA=", null)]
    [InlineData("x-amz-checksum-sha1=AAAAAA==", "ChecksumInvalid")]
    [InlineData("x-amz-checksum-sha256=e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "ChecksumInvalid")]
    [InlineData("x-amz-checksum-sha256=" + Sha256, null)]
    [InlineData("x-amz-checksum-xxhash128=whatever", null)]
    [InlineData("x-amz-checksum-crc32=AAAAAA==|x-amz-sdk-checksum-algorithm=SHA256", "HeadersContradict")]
    [InlineData("x-amz-checksum-crc32=AAAAAA==|x-amz-sdk-checksum-algorithm=crc32", null)]
    [InlineData("x-amz-sdk-checksum-algorithm=SHA256", null)]
    [InlineData("x-amz-acl=private|x-amz-grant-read=id=abc", "HeadersContradict")]
    [InlineData("x-amz-grant-read=id=abc", null)]
    [InlineData("x-amz-object-lock-mode=COMPLIANCE", "HeadersContradict")]
    [InlineData("x-amz-object-lock-retain-until-date=" + Future, "HeadersContradict")]
    [InlineData("x-amz-object-lock-mode=COMPLIANCE|x-amz-object-lock-retain-until-date=" + Future, null)]
    [InlineData("x-amz-object-lock-mode=COMPLIANCE|x-amz-object-lock-retain-until-date=2020-01-01T00:00:00Z", "RetentionAlreadyOver")]
    [InlineData("content-md5=d41d8cd98f00b204e9800998ecf8427e", "HeaderValueRefused")]
    [InlineData("content-md5=" + Md5, null)]
    [InlineData("x-amz-server-side-encryption-customer-key=short", "HeaderValueRefused")]
    [InlineData("x-amz-server-side-encryption-customer-key=" + Sha256, null)]
    [InlineData("content-length=ten", "HeaderValueRefused")]
    [InlineData("content-length=10", null)]
    [InlineData("x-amz-website-redirect-location=other.html", "HeaderValueRefused")]
    [InlineData("x-amz-website-redirect-location=/other.html", null)]
    [InlineData("x-amz-website-redirect-location=https://example.com/", null)]
    public void Header(string headers, string? id)
    {
        Assert.Equal(id, Outcome("PUT", headers, string.Empty));
        if (id is not null && !headers.Contains("customer-key", StringComparison.Ordinal))
        {
            Assert.Null(Outcome("GET", headers, string.Empty));
        }
    }

    [Theory]
    [InlineData("PUT", "partNumber=10001|uploadId=u", "QueryValueRefused")]
    [InlineData("PUT", "partNumber=0|uploadId=u", "QueryValueRefused")]
    [InlineData("PUT", "partNumber=one|uploadId=u", "QueryValueRefused")]
    [InlineData("PUT", "partNumber=10000|uploadId=u", null)]
    [InlineData("PUT", "partNumber=1", "PartNumberWithoutUpload")]
    [InlineData("PUT", "partNumber=1|uploadId=", "PartNumberWithoutUpload")]
    [InlineData("GET", "partNumber=1", null)]
    [InlineData("GET", "versionId=", "QueryValueRefused")]
    [InlineData("GET", "versionId=null", null)]
    [InlineData("PUT", "x-amz-checksum-crc32=zz", "ChecksumInvalid")]
    public void Parameter(string method, string query, string? id) => Assert.Equal(id, Outcome(method, string.Empty, query));

    [Theory]
    [InlineData("x-amz-acl=publicread", true)]
    [InlineData("x-amz-acl=public-read", false)]
    [InlineData("x-amz-storage-class=COLD", true)]
    [InlineData("x-amz-storage-class=GLACIER_IR", false)]
    [InlineData("x-amz-server-side-encryption=AES512", true)]
    [InlineData("x-amz-server-side-encryption=aws:kms:dsse", false)]
    public void A_value_that_is_not_known_is_a_warning(string header, bool isWarned)
    {
        string[] expected = isWarned ? ["HeaderValueNotKnown"] : [];
        Assert.Equal(expected, Template("PUT", header, string.Empty, true).Warnings.Select(static w => w.Id));
        Assert.Empty(Template("PUT", header, string.Empty, false).Warnings);
    }

    [Fact]
    public void Another_server_may_take_it() =>
        Assert.Equal(["BeyondS3Limits"], Template("PUT", "x-amz-checksum-crc32=zz", string.Empty, false).Warnings.Select(static w => w.Id));

    private static PresignTemplate Template(string method, string headers, string query, bool isForAmazonS3) => new(new PresignOptions
    {
        Method = method,
        Headers = Pairs(headers),
        QueryParameters = Pairs(query),
        IsForAmazonS3 = isForAmazonS3,
    });

    private static string? Outcome(string method, string headers, string query)
    {
        try
        {
            Template(method, headers, query, true).For(
                S3AddressResolver.Resolve("examplebucket", new S3EndpointOptions { Region = "us-east-1" }),
                "k", null, new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), TimeSpan.FromMinutes(5));
            return null;
        }
        catch (PresignException e)
        {
            return e.ErrorId;
        }
    }

    private static KeyValuePair<string, string>[] Pairs(string text) =>
    [
        .. text.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(static p => p.Split('=', 2))
            .Select(static p => new KeyValuePair<string, string>(p[0], p[1])),
    ];
}
