using PresignTools.Diagnosis;
using PresignTools.Intake;
using PresignTools.Signing;
using PresignTools.Verification;
using PresignTools.Verification.Sending;
using PresignTools.Verification.Subject;

namespace PresignTools.Tests.Verification.Sending;

/// <summary>Whose keys go to which server.</summary>
public class AskingPolicyTests
{
    private const string Key = "AKIAIOSFODNN7EXAMPLE";

    public static TheoryData<string, object, string?> Situations { get; } = new()
    {
        { "AWS, keys of anybody", Terms(), null },
        { "AWS, a token", Terms() with { HasToken = true }, null },
        { "other server, another key", Other() with { UrlKeyId = "AKIAOTHER" }, "did not sign the URL" },
        { "other server, no key in the URL", Other() with { UrlKeyId = null }, "did not sign the URL" },
        { "other server, the key's id alone", Other(), "does not give the URL's signature" },
        { "other server, signature recomputed", Other() with { HasSigned = true }, null },
        { "other server, no endpoint to be told", Other() with { HasSigned = true, OtherEndpoint = null }, "Give -EndpointUrl" },
        { "other server, set in the environment", Other() with { IsOwnServer = true, UrlKeyId = null }, null },
        { "other server, -EndpointUrl", Other() with { EndpointUrl = "http://minio.example.com", UrlKeyId = null }, null },
        { "a token, recomputed, plain http", Other() with { HasSigned = true, HasToken = true }, "plain http" },
        { "a token, recomputed, https", Other() with { HasSigned = true, HasToken = true, OtherEndpoint = "https://minio.example.com" }, null },
        { "a token, recomputed, loopback", Other() with { HasSigned = true, HasToken = true, OtherEndpoint = "http://127.0.0.1:9000" }, null },
        { "a token, recomputed, localhost", Other() with { HasSigned = true, HasToken = true, OtherEndpoint = "http://localhost:9000" }, null },
        { "a token, recomputed, ::1", Other() with { HasSigned = true, HasToken = true, OtherEndpoint = "http://[::1]:9000" }, null },
        { "a token, own server, plain http", Other() with { IsOwnServer = true, HasToken = true }, "plain http" },
        { "a token, -EndpointUrl, plain http", Terms() with { EndpointUrl = "http://10.0.0.5:9000", HasToken = true }, "plain http" },
        { "a token, -EndpointUrl, https", Terms() with { EndpointUrl = "https://10.0.0.5:9000", HasToken = true }, null },
        { "a token, -EndpointUrl that looks like loopback", Terms() with { EndpointUrl = "http://127.0.0.1.evil.example", HasToken = true }, "plain http" },
        { "a token, -EndpointUrl, loopback", Terms() with { EndpointUrl = "http://127.0.0.1:9000", HasToken = true }, null },
    };

    [Theory]
    [MemberData(nameof(Situations))]
    public void Keys_go_to_aws_or_to_a_server_that_they_are_proven_to_belong_to(string situation, object terms, string? why)
    {
        string? told = SendingPolicy.WhyNotAsk((AskingTerms)terms);

        Assert.True(why is null ? told is null : told?.Contains(why, StringComparison.Ordinal) == true, $"{situation}: {told}");
    }

    [Fact]
    public void Only_the_signature_of_the_urls_own_host_proves_a_server()
    {
        string good = Signed.Url();
        string elsewhere = "http://evil.example" + good[good.IndexOf('/', 8)..];
        string host = new Uri(good).Host;

        Assert.True(IsSigned(good));
        Assert.True(IsSigned(Signed.Url(method: "PUT"), method: null));
        Assert.False(IsSigned(good.Replace("X-Amz-Signature=", "X-Amz-Signature=0", StringComparison.Ordinal)));
        Assert.False(IsSigned(good + "&v=1"));
        Assert.False(IsSigned(elsewhere));
        Assert.False(IsSigned(elsewhere, headers: [new("Host", host)]));
        Assert.False(IsSigned(elsewhere, headers: [new(" host ", host)]));
        Assert.False(IsSigned(elsewhere, told: host));
    }

    [Fact]
    public void Signature_version_2_signs_no_host_and_proves_no_server()
    {
        string signature = SignatureV2.Sign(Signed.Secret, SignatureV2.StringToSign("GET", "/examplebucket/k", [], [], "1794398400"));
        string url = $"http://evil.example/examplebucket/k?AWSAccessKeyId={Key}&Expires=1794398400&Signature={Uri.EscapeDataString(signature)}";

        // The signature is right, and yet it says nothing of evil.example.
        Assert.True(PresignedUrlVerifier.Verify(new ReceivedRequest { Url = url, Method = "GET", Headers = [] }, Signed.Credentials, Signed.Time).SignatureMatches);
        Assert.False(IsSigned(url));
    }

    private static bool IsSigned(string url, KeyValuePair<string, string>[]? headers = null, string? method = "GET", string? told = null) =>
        DiagnosisPlan.Of(new DiagnosisInput { Url = url, Method = method, Headers = headers ?? [], Host = told }, Signed.Time)
            .IsSignedBy(Signed.Credentials);

    private static AskingTerms Terms() => new() { AskerKeyId = Key, AskerSource = "the environment", UrlKeyId = Key };

    private static AskingTerms Other() => Terms() with { IsOtherServer = true, OtherEndpoint = "http://minio.example.com" };
}
