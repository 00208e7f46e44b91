using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Signing;
using PresignTools.Errors;
using PresignTools.Inspection;
using PresignTools.Signing;
using PresignTools.Tests.Verification;
using PresignTools.Verification;

namespace PresignTools.Tests.Signing;

/// <summary>Header and metadata names with characters that must be percent-encoded in X-Amz-SignedHeaders.</summary>
public class HeaderNameTests
{
    /// <summary>All characters of a token (RFC 9110, section 5.6.2) that are neither letters nor digits.</summary>
    private const string TokenMarks = "!#$%&'*+-.^_`|~";

    public static TheoryData<string> Names() =>
        [.. TokenMarks.Select(static c => $"x-amz-meta-r{c}d"), "x-amz-meta-" + TokenMarks, "x-amz-meta-%26", "x-amz-meta-a&X-Amz-Signature", "X-R&D", "a#b"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Url_is_whole_and_verifies(string name)
    {
        (string, string)[] headers = [(name, "x")];
        string url = Signed.Url(method: "PUT", headers: headers);

        RawUrl raw = RawUrl.Parse(url);
        Assert.Null(raw.Fragment);
        Assert.Equal(6, raw.Parameters.Count);
        Assert.Contains(name.ToLowerInvariant(), raw.Find("X-Amz-SignedHeaders")!.Value.Split(';'));
        PresignedUrlTest test = Signed.Test(url, "PUT", headers);
        Assert.True(test.IsValid, string.Join("\n", test.Findings));
        Assert.True(test.SignatureMatches);
        Assert.False(Signed.Test(url, "PUT", [(name, "y")]).SignatureMatches);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Agrees_with_the_sdk_s_signer(string name)
    {
        string ours = Signed.Url(method: "PUT", headers: [(name, "x")]);
        var request = new AWSSigningRequest { HttpMethod = HttpMethod.Put, RequestUri = new Uri(ours[..ours.IndexOf('?', StringComparison.Ordinal)]) };
        request.Headers[name] = "x";

        PresignResult theirs = AWSSigV4Signer.Presign(request, new AWSSigV4Parameters
        {
            Credentials = new BasicAWSCredentials(Signed.Credentials.AccessKeyId, Signed.Secret),
            Region = RegionEndpoint.EUCentral1,
            Service = "s3",
            SignPayload = false,
            SignedAt = Signed.Time.UtcDateTime,
        }, TimeSpan.FromSeconds(3600));

        Assert.Equal(Signature(theirs.Uri.OriginalString), Signature(ours));
    }

    [Fact]
    public void Query_that_is_merged_with_the_signature_encodes_them_too()
    {
        // A parameter that sorts before X-Amz-SignedHeaders takes the other way through the signer.
        (string, string)[] headers = [("x-amz-meta-r&d", "x")];
        string url = Signed.Url(method: "PUT", headers: headers, query: [("A", "1")]);
        Assert.Contains("X-Amz-SignedHeaders=host%3Bx-amz-meta-r%26d&", url, StringComparison.Ordinal);
        Assert.True(Signed.Test(url, "PUT", headers).SignatureMatches);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a;b")]
    [InlineData("a:b")]
    [InlineData("a,b")]
    [InlineData("a=b")]
    [InlineData("a/b")]
    [InlineData("a?b")]
    [InlineData("a@b")]
    [InlineData("a(b)")]
    [InlineData("a<b>")]
    [InlineData("a[b]")]
    [InlineData("a{b}")]
    [InlineData("a\\b")]
    [InlineData("a\"b")]
    [InlineData("größe")]
    [InlineData("a\r\nb")]
    [InlineData("a\0b")]
    public void Name_that_is_no_token(string name)
    {
        Assert.Equal("HeaderNameInvalid", Assert.Throws<PresignException>(() => CanonicalHeaders.Create([new(name, "v")])).ErrorId);
        Assert.Equal("HeaderNameInvalid", Assert.Throws<PresignException>(() => new PresignTemplate(new PresignOptions { Metadata = [new(name, "v")] })).ErrorId);
    }

    private static string Signature(string url) => url.Substring(url.IndexOf("X-Amz-Signature=", StringComparison.Ordinal) + 16, 64);
}
