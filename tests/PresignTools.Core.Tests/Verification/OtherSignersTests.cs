using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PresignTools.Diagnosis;
using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Verification;
using PresignTools.Verification.Subject;

namespace PresignTools.Tests.Verification;

/// <summary>Signers that do not compute as S3 does, and URLs whose headers are in the query: found by name, each by its own signature.</summary>
public class OtherSignersTests
{
    private const string Host = "examplebucket.s3.eu-central-1.amazonaws.com", Scope = "20260301/eu-central-1/s3/aws4_request";

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes).ToLowerInvariant();

    /// <summary>By hand: what is signed and what is in the URL may differ.</summary>
    private static string Url(string path, string signedPath, string payload = "UNSIGNED-PAYLOAD", string? hash = null)
    {
        string names = hash is null ? "host" : "host%3Bx-amz-content-sha256";
        string query = $"X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F{Scope.Replace("/", "%2F", StringComparison.Ordinal)}&X-Amz-Date=20260301T120000Z&X-Amz-Expires=3600&X-Amz-SignedHeaders={names}";
        string lines = $"host:{Host}\n{(hash is null ? "" : $"x-amz-content-sha256:{hash}\n")}";
        string canonical = $"GET\n{signedPath}\n{query}\n{lines}\n{names.Replace("%3B", ";", StringComparison.Ordinal)}\n{payload}";
        byte[] key = Encoding.UTF8.GetBytes("AWS4" + Signed.Secret);
        foreach (string part in Scope.Split('/'))
        {
            key = Hmac(key, part);
        }

        string text = $"AWS4-HMAC-SHA256\n20260301T120000Z\n{Scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        return $"https://{Host}{path}?{query}&X-Amz-Signature={Hex(Hmac(key, text))}";
    }

    [Theory]
    [InlineData("/reports/a&b=c;d.pdf", "/reports/a%26b%3Dc%3Bd.pdf")]
    [InlineData("/reports/don't*.pdf", "/reports/don%27t%2A.pdf")]
    [InlineData("/reports/50%2f50.pdf", "/reports/50/50.pdf")]
    public void A_path_that_was_signed_as_it_is_written(string written, string ofS3)
    {
        PresignedUrlTest test = Signed.Test(Url(written, written));
        Assert.False(test.IsValid);
        Assert.Contains(test.Findings, static f => f.Cause == CauseId.SdkSigningBug && f.Evidence.Contains("as it is written", StringComparison.Ordinal));
        Assert.True(Signed.Test(Url(written, ofS3)).IsValid);
    }

    [Fact]
    public void A_payload_line_that_says_UNSIGNED_where_the_hash_counts()
    {
        string hash = new('a', 64);
        (string, string)[] sent = [("x-amz-content-sha256", hash)];
        PresignedUrlTest test = Signed.Test(Url("/k", "/k", "UNSIGNED-PAYLOAD", hash), headers: sent);
        Assert.Contains(test.Findings, static f => f.Cause == CauseId.PayloadHashMismatch && f.Status == FindingStatus.Fail && f.Evidence.Contains("payload line is UNSIGNED-PAYLOAD", StringComparison.Ordinal));
        Assert.True(Signed.Test(Url("/k", "/k", hash, hash), headers: sent).IsValid);
    }

    [Fact]
    public void A_payload_line_with_the_hash_of_nothing_where_UNSIGNED_counts()
    {
        const string Empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        PresignedUrlTest test = Signed.Test(Url("/k", "/k", Empty));
        Assert.Equal(CauseId.PayloadHashMismatch, test.Cause);
    }

    private static string Version2 => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "cases", "clients", "urls.jsonl"))
        .Select(static l => JsonDocument.Parse(l).RootElement)
        .First(static e => e.GetProperty("client").GetString() == "botocore" && e.GetProperty("what").GetString() == "s3 put-meta").GetProperty("url").GetString()!;

    private static PresignedUrlTest Test2(params (string Name, string Value)[] headers) => PresignedUrlVerifier.Verify(
        new ReceivedRequest { Url = Version2, Method = "PUT", Headers = [.. headers.Select(static h => new KeyValuePair<string, string>(h.Name, h.Value))] },
        Signed.Credentials, new DateTimeOffset(2026, 11, 30, 11, 50, 0, TimeSpan.Zero), null);

    [Fact]
    public void Headers_of_a_Version_2_upload_that_are_in_its_query()
    {
        Assert.Contains("content-type=text%2Fcsv", Version2, StringComparison.Ordinal);
        Assert.Contains("x-amz-acl=private", Version2, StringComparison.Ordinal);
        Assert.True(Test2(("content-type", "text/csv")).IsValid);
        PresignedUrlTest without = Test2();
        Assert.False(without.IsValid);
        Assert.Equal(CauseId.ContentTypeMismatch, without.Cause);
        Assert.Contains(without.Findings, static f => f.Evidence.Contains("'text/csv'", StringComparison.Ordinal));
    }

    [Fact]
    public void Radosgw_counts_fewer_of_them()
    {
        const string Xml = "<Error><Code>SignatureDoesNotMatch</Code><Message></Message><RequestId>tx000005af22e0b379295b5-006b0d1d77-1012-default</RequestId></Error>";
        DiagnosisInput input = new()
        {
            Url = Version2.Replace("https://examplebucket.s3.amazonaws.com", "http://127.0.0.1:8080/examplebucket", StringComparison.Ordinal),
            Method = "PUT",
            Headers = [new("content-type", "text/csv")],
            Response = S3ErrorResponseReader.Read(new S3ResponseInput { Status = 403, Body = Xml }),
        };
        Assert.Equal(CauseId.HoistedHeader, PresignDiagnoser.Diagnose(input, new DateTimeOffset(2026, 11, 30, 11, 50, 0, TimeSpan.Zero)).RootCause);
    }
}
