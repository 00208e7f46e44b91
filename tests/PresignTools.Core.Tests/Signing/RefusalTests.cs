using PresignTools.Addressing;
using PresignTools.Identity;
using PresignTools.Signing;
using PresignTools.Text;

namespace PresignTools.Tests.Signing;

/// <summary>What S3 would refuse is refused here, with an id to script on and advice; what is legal but surprising is a warning.</summary>
public class RefusalTests
{
    private static readonly S3Address Address = S3AddressResolver.Resolve("examplebucket", new S3EndpointOptions { Region = "eu-west-1" });
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0)]
    [InlineData(-300)]
    [InlineData(0.9)]
    [InlineData(604801)]
    [InlineData(31536000)]
    public void Expiry_out_of_range(double seconds) => Refused("ExpiryOutOfRange", () => PresignTemplate.Seconds(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(604800, 604800)]
    [InlineData(59.999, 59)]
    public void Expiry_in_range(double seconds, int expected) => Assert.Equal(expected, PresignTemplate.Seconds(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData("x-amz-meta-a", "one\ntwo", "HeaderValueHasLineBreak")]
    [InlineData("content-type", "text/plain\r", "HeaderValueHasLineBreak")]
    [InlineData("content-type", "a\u0000b", "HeaderValueHasLineBreak")]
    [InlineData("bad name", "v", "HeaderNameInvalid")]
    [InlineData("bad:name", "v", "HeaderNameInvalid")]
    [InlineData("", "v", "HeaderNameInvalid")]
    [InlineData("Host", "example.com", "HeaderReserved")]
    [InlineData("Authorization", "Bearer x", "HeaderReserved")]
    [InlineData("X-Amz-Security-Token", "t", "HeaderReserved")]
    public void Header_that_cannot_be_signed(string name, string value, string id) => Refused(id, () => CanonicalHeaders.Create([new(name, value)]));

    [Fact]
    public void Header_given_twice_with_different_values() =>
        Refused("HeaderTwice", () => new PresignTemplate(new PresignOptions { ContentType = "text/plain", Headers = [new("Content-Type", "image/png")] }));

    [Fact]
    public void Header_given_twice_with_the_same_value_is_one() =>
        Assert.Equal("content-type;host", CanonicalHeaders.Create([new("Content-Type", "a"), new("content-type", " a ")]).SignedHeaders);

    [Theory]
    [InlineData("X-Amz-Date")]
    [InlineData("x-amz-signature")]
    [InlineData("X-AMZ-EXPIRES")]
    public void Parameter_of_the_signature(string name) => Refused("QueryParameterReserved", () => CanonicalQuery.Create([new(name, "1")]));

    [Fact]
    public void Half_a_surrogate_pair_in_the_key() =>
        Refused("KeyNotUnicode", () => new Signer().Sign(new PresignRequest { Address = Address, Key = "a\ud83d", SignedAt = Now, ExpiresInSeconds = 60 }, Requests.LongTerm));

    [Theory]
    [InlineData("")]
    [InlineData("GET /")]
    [InlineData("G\nET")]
    public void Method_that_is_none(string method) =>
        Refused("MethodMissing", () => new Signer().Sign(new PresignRequest { Method = method, Address = Address, Key = "k", SignedAt = Now, ExpiresInSeconds = 60 }, Requests.LongTerm));

    [Theory]
    [InlineData("crc32", "AAAAAA=", "ChecksumInvalid")]
    [InlineData("sha256", "AAAAAA==", "ChecksumInvalid")]
    [InlineData("sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "ChecksumInvalid")]
    public void Checksum_that_is_not_base64_of_its_size(string algorithm, string value, string id) =>
        Refused(id, () => new PresignTemplate(new PresignOptions { Checksums = [new(algorithm, value)] }));

    [Fact]
    public void Options_that_S3_would_refuse()
    {
        Refused("KmsKeyWithoutKms", () => new PresignTemplate(new PresignOptions { SseKmsKeyId = "alias/a", ServerSideEncryption = "AES256" }));
        Refused("EncryptionUnknown", () => new PresignTemplate(new PresignOptions { ServerSideEncryption = "aes256" }));
        Refused("OwnerNotAnAccount", () => new PresignTemplate(new PresignOptions { ExpectedBucketOwner = "12345" }));
        Refused("PartNumberOutOfRange", () => new PresignTemplate(new PresignOptions { PartNumber = 10001, UploadId = "u", Method = "PUT" }));
        Refused("PartNumberWithoutUpload", () => new PresignTemplate(new PresignOptions { PartNumber = 1, Method = "PUT" }));
        Refused("PayloadHashInvalid", () => new PresignTemplate(new PresignOptions { PayloadHash = "abc" }));
        Refused("MetadataNotAscii", () => new PresignTemplate(new PresignOptions { Metadata = [new("note", "naïve")] }));
        Refused("TooManyTags", () => new PresignTemplate(new PresignOptions { Tags = [.. Enumerable.Range(0, 11).Select(static i => new KeyValuePair<string, string>("t" + i, "v"))] }));
        Refused("CredentialsIncomplete", () => new SigningCredentials("AKIA", ""));
        Refused("CredentialMalformed", () => new SigningCredentials("AKIA X", "s"));
    }

    [Fact]
    public void Credentials_that_end_before_the_url_are_a_warning_and_the_true_end()
    {
        var credentials = new SigningCredentials("ASIAQNZGKIQY56JQ7WML", "secret", "token", Now.AddMinutes(20));
        PresignedUrl url = new Signer().Sign(new PresignRequest { Address = Address, Key = "k", SignedAt = Now, ExpiresInSeconds = 3600 }, credentials);

        Assert.Equal(Now.AddMinutes(20), url.EffectiveExpiresAt);
        Assert.Equal(UrlLimit.Credentials, url.LimitedBy);
        Assert.Equal("CredentialsEndFirst", Assert.Single(PresignAdvice.For(url, Now)).Id);
        Assert.Equal("029608264753", url.AccountId);
    }

    [Theory]
    [InlineData("eu-central-9", null, "RegionNotKnown")]
    [InlineData("eu-central-1", null, null)]
    [InlineData("aws-global", null, null)]
    [InlineData("garage", "https://s3.example.com", null)]
    public void Region_that_is_not_known(string region, string? endpoint, string? id) =>
        Assert.Equal(id, PresignAdvice.For(S3AddressResolver.Resolve("examplebucket", new S3EndpointOptions { Region = region, EndpointUrl = endpoint })).SingleOrDefault()?.Id);

    [Fact]
    public void Temporary_credentials_whose_end_is_unknown_are_said_to_be_so()
    {
        PresignedUrl url = new Signer().Sign(new PresignRequest { Address = Address, Key = "k", SignedAt = Now, ExpiresInSeconds = 60 }, new SigningCredentials("ASIAQNZGKIQY56JQ7WML", "secret", "token"));
        Assert.Equal(UrlLimit.CredentialsUnknown, url.LimitedBy);
    }

    [Theory]
    [InlineData("k", -7200, 3600, "AlreadyExpired")]
    [InlineData("k", 7200, 3600, "NotYetValid")]
    [InlineData("/k", 0, 3600, "KeyBeginsWithSlash")]
    public void Surprises(string key, int offset, int expires, string id)
    {
        PresignedUrl url = new Signer().Sign(new PresignRequest { Address = Address, Key = key, SignedAt = Now.AddSeconds(offset), ExpiresInSeconds = expires }, Requests.LongTerm);
        Assert.Equal(id, Assert.Single(PresignAdvice.For(url, Now)).Id);
    }

    [Theory]
    [InlineData("15m", 900.0)]
    [InlineData("12h", 43200.0)]
    [InlineData("7d", 604800.0)]
    [InlineData("1w", 604800.0)]
    [InlineData("1h30m", 5400.0)]
    [InlineData("1.5H", 5400.0)]
    [InlineData("900", 900.0)]
    [InlineData(" 90s ", 90.0)]
    [InlineData("00:15:00", 900.0)]
    [InlineData("-5m", null)]
    [InlineData("", null)]
    [InlineData("h", null)]
    [InlineData("5", 5.0)]
    [InlineData("5 minutes", null)]
    [InlineData("1m30", null)]
    [InlineData("1e300", null)]
    [InlineData("1e5d", null)]
    [InlineData("99999999999999999999d", null)]
    public void Durations(string text, double? seconds)
    {
        if (seconds is null)
        {
            Refused("DurationInvalid", () => Duration.Parse(text));
        }
        else
        {
            Assert.Equal(seconds.Value, Duration.Parse(text).TotalSeconds);
        }
    }

    // Vectors of the published decoders (Tal Be'ery, Aidan Steele).
    [Theory]
    [InlineData("ASIAY34FZKBOKMUTVV7A", "609629065308", AccessKeyKind.Temporary)]
    [InlineData("ASIAQNZGKIQY56JQ7WML", "029608264753", AccessKeyKind.Temporary)]
    [InlineData("AKIARZPUZDIKGB2VALC4", "123456789012", AccessKeyKind.LongTerm)]
    [InlineData("ASIAQAAAAAAAGMKEM7X5", "000000000000", AccessKeyKind.Temporary)]
    [InlineData("AKIAIOSFODNN7EXAMPLE", null, AccessKeyKind.LongTerm)]
    [InlineData("AKIAJ34FZKBOKMUTVV7A", null, AccessKeyKind.LongTerm)]
    [InlineData("test:tester", null, AccessKeyKind.Other)]
    [InlineData("", null, AccessKeyKind.Other)]
    [InlineData(null, null, AccessKeyKind.Other)]
    public void Account_and_kind_of_an_access_key(string? id, string? account, AccessKeyKind kind)
    {
        Assert.Equal(account, AccessKey.AccountId(id));
        Assert.Equal(kind, AccessKey.Kind(id));
    }

    [Theory]
    [InlineData("report.pdf", "attachment; filename=\"report.pdf\"")]
    [InlineData("a b\"c.txt", "attachment; filename=\"a b_c.txt\"; filename*=UTF-8''a%20b%22c.txt")]
    [InlineData("日本.pdf", "attachment; filename=\"__.pdf\"; filename*=UTF-8''%E6%97%A5%E6%9C%AC.pdf")]
    public void Download_name(string name, string header) => Assert.Equal(header, ContentDisposition.Attachment(name));

    private static void Refused(string id, Func<object?> work)
    {
        PresignException error = Assert.Throws<PresignException>(() => work());
        Assert.Equal(id, error.ErrorId);
        Assert.False(string.IsNullOrWhiteSpace(error.Advice));
    }
}
