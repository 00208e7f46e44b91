using PresignTools.Addressing;
using PresignTools.Errors;
using PresignTools.Identity;
using PresignTools.Signing;

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
    [InlineData("content-type", "text/plain; name=é", "HeaderValueNotAscii")]
    [InlineData("x-amz-meta-a", "\u0085", "HeaderValueNotAscii")]
    [InlineData("x-amz-content-sha256", "", "PayloadHashInvalid")]
    [InlineData("X-Amz-Content-Sha256", " ", "PayloadHashInvalid")]
    [InlineData("x-amz-content-sha256", "abc", "PayloadHashInvalid")]
    [InlineData("x-amz-content-sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85g", "PayloadHashInvalid")]
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

    [Theory]
    [InlineData("AWSAccessKeyId", "AKIA", "SecondSignature")]
    [InlineData("awsaccesskeyid", "AKIA", "SecondSignature")]
    [InlineData("Signature", "x", "SecondSignature")]
    [InlineData("Signature", "", "SecondSignature")]
    [InlineData("response-content-disposition", "a\r\nSet-Cookie: b", "QueryValueHasLineBreak")]
    [InlineData("response-cache-control", "a\n", "QueryValueHasLineBreak")]
    [InlineData("Response-Content-Type", "a\0", "QueryValueHasLineBreak")]
    [InlineData("response-expires", "\u007f", "QueryValueHasLineBreak")]
    [InlineData("x-amz-meta-a", "b\rc", "QueryValueHasLineBreak")]
    [InlineData("x-amz-acl", "private\n", "QueryValueHasLineBreak")]
    public void Parameter_that_cannot_be_signed(string name, string value, string id) => Refused(id, () => CanonicalQuery.Create([new(name, value)]));

    [Theory]
    [InlineData("prefix", "a\r\nb")]
    [InlineData("response-content-disposition", "attachment;\tfilename=\"a\"")]
    [InlineData("response-content-disposition", "attachment; filename=\"日本.pdf\"")]
    [InlineData("prefix", "😀")]
    [InlineData("signature-age", "1")]
    [InlineData("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD")]
    public void Parameter_that_can_be_signed(string name, string value) => Assert.False(CanonicalQuery.Create([new(name, value)]).IsEmpty);

    [Theory]
    [InlineData("UNSIGNED-PAYLOAD")]
    [InlineData("STREAMING-UNSIGNED-PAYLOAD-TRAILER")]
    [InlineData("STREAMING-AWS4-HMAC-SHA256-PAYLOAD")]
    [InlineData("E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")]
    public void Payload_line_that_S3_takes(string value) => Assert.Equal(value, CanonicalHeaders.Create([new("x-amz-content-sha256", value)]).Headers[0].Value);

    [Fact]
    public void Setting_as_header_and_parameter()
    {
        PresignOptions Options(string header, string parameter) => new() { Headers = [new("X-Amz-Acl", header)], QueryParameters = [new("x-amz-acl", parameter)] };
        Refused("HeaderAndParameterDiffer", () => new PresignTemplate(Options("private", "public-read")));
        Assert.NotNull(new PresignTemplate(Options("private", "private")));
    }

    // Not as InlineData: attributes hold UTF-8, in which half a pair is already lost.
    [Fact]
    public void Half_a_surrogate_pair_anywhere()
    {
        Refused("ValueNotUnicode", () => CanonicalQuery.Create([new("prefix", "a\ud800b")]));
        Refused("ValueNotUnicode", () => CanonicalQuery.Create([new("response-content-language", "\udc00")]));
        Refused("ValueNotUnicode", () => CanonicalQuery.Create([new("a\ud800", "b")]));
        Refused("ValueNotUnicode", () => new PresignTemplate(new PresignOptions { Tags = [new("t\ud800", "v")] }));
        Refused("ValueNotUnicode", () => new PresignTemplate(new PresignOptions { Tags = [new("t", "\udc00")] }));
        Refused("HeaderValueNotAscii", () => CanonicalHeaders.Create([new("x-amz-meta-a", "\ud800")]));
        Refused("HeaderNameInvalid", () => CanonicalHeaders.Create([new("a\ud800", "v")]));
        Refused("ValueNotUnicode", () => new PresignTemplate(new PresignOptions { DownloadName = "a\ud800.pdf" }));
        Refused("ValueNotUnicode", () => new PresignTemplate(new PresignOptions { UploadId = "u\ud800" }));
        Refused("ValueNotUnicode", () => new PresignTemplate(new PresignOptions { ResponseOverrides = [new("response-content-type", "\udfff")] }));
        Refused("ValueNotUnicode", () => new Signer().Sign(new PresignRequest { Address = Address, Key = "k", VersionId = "\ud800", SignedAt = Now, ExpiresInSeconds = 60 }, Requests.LongTerm));
        Refused("ValueNotUnicode", () => new SigningCredentials("AKIA\ud800", "s"));
        Refused("ValueNotUnicode", () => new SigningCredentials("AKIA", "s\ud800"));
        Refused("ValueNotUnicode", () => new SigningCredentials("ASIA", "s", "t\ud800"));
        Refused("HeaderValueNotAscii", () => new PresignTemplate(new PresignOptions { ContentType = "text/\ud800" }));
        Refused("MetadataNotAscii", () => new PresignTemplate(new PresignOptions { Metadata = [new("a", "\ud800")] }));
    }

    [Theory]
    [InlineData("9999-12-31T23:59:59Z", 1)]
    [InlineData("9999-12-31T23:59:58.9Z", 2)]
    [InlineData("9999-12-31T00:00:00Z", 604800)]
    [InlineData("9999-12-25T00:00:00Z", 604800)]
    public void Time_beyond_the_calendar(string signedAt, int expires)
    {
        PresignRequest request = new()
        {
            Address = Address,
            Key = "k",
            SignedAt = DateTimeOffset.Parse(signedAt, System.Globalization.CultureInfo.InvariantCulture),
            ExpiresInSeconds = expires,
        };
        Refused("SigningTimeOutOfRange", () => new Signer().Sign(request, Requests.LongTerm));
    }

    [Theory]
    [InlineData("9999-12-31T23:59:58Z", 1, "9999-12-31T23:59:59Z")]
    [InlineData("9999-12-24T23:59:59Z", 604800, "9999-12-31T23:59:59Z")]
    [InlineData("0001-01-01T00:00:00Z", 604800, "0001-01-08T00:00:00Z")]
    public void Time_at_the_ends_of_the_calendar(string signedAt, int expires, string end)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        PresignRequest request = new() { Address = Address, Key = "k", SignedAt = DateTimeOffset.Parse(signedAt, culture), ExpiresInSeconds = expires };
        PresignedUrl url = new Signer().Sign(request, Requests.LongTerm);
        Assert.Equal(DateTimeOffset.Parse(end, culture), url.ExpiresAt);
        Assert.NotEmpty(PresignAdvice.For(url, DateTimeOffset.MaxValue));
        Assert.NotEmpty(PresignAdvice.For(url, Now));
        PresignAdvice.For(url, DateTimeOffset.MinValue);
    }

    [Theory]
    [InlineData(".", true)]
    [InlineData("..", true)]
    [InlineData("a/./b", true)]
    [InlineData("a/../b", true)]
    [InlineData("../a", true)]
    [InlineData("a/..", true)]
    [InlineData("a//./", true)]
    [InlineData("...", false)]
    [InlineData("a/.../b", false)]
    [InlineData(".a/b.", false)]
    [InlineData("a/.b/..c/d..", false)]
    [InlineData("a//b", false)]
    [InlineData("%2e%2e/a", false)]
    public void Dot_segments_are_a_surprise(string key, bool dots)
    {
        PresignedUrl url = new Signer().Sign(new PresignRequest { Address = Address, Key = key, SignedAt = Now, ExpiresInSeconds = 60 }, Requests.LongTerm);
        string[] expected = dots ? ["KeyHasDotSegments"] : [];
        Assert.Equal(expected, PresignAdvice.For(url, Now).Select(static w => w.Id));
    }

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
    [InlineData("us-esat-1", null, "RegionNotKnown")]
    [InlineData("nz-south-1", null, "RegionNotKnown")]
    [InlineData("eu-central-1", null, null)]
    [InlineData("aws-global", null, null)]
    [InlineData("garage", "https://s3.example.com", null)]
    public void Region_that_is_not_known(string region, string? endpoint, string? id) =>
        Assert.Equal(id, PresignAdvice.For(S3AddressResolver.Resolve("examplebucket", new S3EndpointOptions { Region = region, EndpointUrl = endpoint })).SingleOrDefault()?.Id);

    [Theory]
    [InlineData("us-esat-1", "Did you mean us-east-1")]
    [InlineData("eu-cental-1", "Did you mean eu-central-1")]
    [InlineData("ue-central-1", "eu-central-1")]
    public void A_region_that_may_be_mistyped_names_what_may_be_meant(string region, string meant)
    {
        S3Address address = S3AddressResolver.Resolve("examplebucket", new S3EndpointOptions { Region = region });
        Assert.Equal($"https://examplebucket.s3.{region}.amazonaws.com", address.Endpoint);
        Assert.Contains(meant, Assert.Single(PresignAdvice.For(address)).Message, StringComparison.Ordinal);
    }

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
    [InlineData("5 minutes", 300.0)]
    [InlineData("an hour", 3600.0)]
    [InlineData("2 hours and 5 min", 7500.0)]
    [InlineData("1 day, 2 hrs", 93600.0)]
    [InlineData("PT1H30M", 5400.0)]
    [InlineData("P1DT1H", 90000.0)]
    [InlineData("P1W", 604800.0)]
    [InlineData("pt15m", 900.0)]
    [InlineData("P1M", null)]
    [InlineData("PT", null)]
    [InlineData("P", null)]
    [InlineData("and", null)]
    [InlineData("5 months", null)]
    [InlineData("hour", null)]
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
