using PresignTools.Diagnosis;
using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis;

public class RequestTests
{
    private static PresignDiagnosis Refused(string url, string method = "GET", (string, string)[]? headers = null, string? signedBy = null, string? operation = null, string? host = null, string? path = null, string? client = null) =>
        new DiagnosisInput
        {
            Url = url,
            Method = method,
            Headers = Failure.Pairs(headers ?? []),
            Response = Failure.Mismatch,
            SignedBy = signedBy,
            SignedOperation = operation,
            Host = host,
            SentPath = path,
            Client = client,
        }.Diagnose();

    [Fact]
    public void A_signed_header_that_is_not_sent() =>
        Assert.Equal(CauseId.MissingSignedHeader, Refused(Signed.Url(method: "PUT", headers: [("x-amz-meta-owner", "ann")]), "PUT").RootCause);

    [Fact]
    public void A_signed_content_type_that_is_not_sent() =>
        Assert.Equal(CauseId.ContentTypeMismatch, Refused(Signed.Url(method: "PUT", headers: [("content-type", "image/png")]), "PUT").RootCause);

    [Theory]
    [InlineData("s3.getSignedUrl('putObject', { Bucket, Key })", "GET", "wrong-method")]
    [InlineData("client.generate_presigned_url('get_object', Params={})", "PUT", "wrong-method")]
    [InlineData("aws-cli: aws s3 presign s3://b/k", "PUT", "wrong-method")]
    public void Another_method_than_the_one_that_was_signed(string code, string method, string cause) =>
        Assert.Equal(cause, Refused(Signed.Url(), method, signedBy: code).RootCause);

    [Fact]
    public void Head_with_a_url_for_get()
    {
        PresignDiagnosis diagnosis = new DiagnosisInput { Url = Signed.Url(), Method = "HEAD", Headers = [], Response = Failure.Status(403), SignedOperation = "GetObject" }.Diagnose();

        Assert.Equal(CauseId.HeadWithGetUrl, diagnosis.RootCause);
        Assert.Contains("Range", diagnosis.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_that_a_proxy_changed() =>
        Assert.Equal(CauseId.SignedHostMismatch, Refused(Signed.Url(), host: "backend:9000").RootCause);

    [Fact]
    public void A_key_that_the_client_encoded_otherwise() =>
        Assert.Equal(CauseId.KeyEncoding, Refused(Signed.Url(key: "a b.txt"), path: "/a+b.txt").RootCause);

    [Fact]
    public void A_cache_buster_behind_the_signature() =>
        Assert.Equal(CauseId.ExtraQueryParameter, Refused(Signed.Url() + "&v=12").RootCause);

    [Fact]
    public void The_global_host_of_a_bucket_elsewhere() =>
        Assert.Equal(CauseId.WrongEndpointGlobalRedirect, Refused(Signed.Url().Replace("s3.eu-central-1.", "s3.", StringComparison.Ordinal)).RootCause);

    [Fact]
    public void Html_escapes_in_the_url() =>
        Assert.Equal(CauseId.UrlMangledInTransit, new DiagnosisInput { Url = Signed.Url().Replace("&", "&amp;", StringComparison.Ordinal) }.Diagnose().RootCause);

    [Fact]
    public void A_url_cut_short() =>
        Assert.Equal(CauseId.UrlMangledInTransit, new DiagnosisInput { Url = Signed.Url().Split("&X-Amz-Signature")[0] }.Diagnose().RootCause);

    [Fact]
    public void A_canonical_request_that_is_whole_proves_the_difference()
    {
        string url = Signed.Url();
        PresignedRequest(url, out string canonical, out string toSign);
        DiagnosisInput input = new() { Url = url.Replace("q3.pdf", "q4.pdf", StringComparison.Ordinal), Method = "GET", Headers = [], Response = Signed.Refusal(canonical, toSign) };

        PresignDiagnosis diagnosis = input.Diagnose();

        Assert.Equal(CauseId.WrongBucketOrKey, diagnosis.RootCause);
        Assert.Equal(Certainty.Established, diagnosis.Certainty);
    }

    [Fact]
    public void A_canonical_request_that_somebody_shortened_proves_nothing()
    {
        string url = Signed.Url();
        DiagnosisInput input = new() { Url = url, Method = "GET", Headers = [], Response = Signed.Refusal("GET\n/reports/q3.pdf\nX-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=...\nhost:examplebucket.s3.eu-central-1.amazonaws.com\n\nhost\nUNSIGNED-PAYLOAD") };

        PresignDiagnosis diagnosis = input.Diagnose();

        Assert.NotEqual(Certainty.Established, diagnosis.Certainty);
        Assert.NotEqual(CauseId.QueryChanged, diagnosis.RootCause);
    }

    [Fact]
    public void With_the_secret_the_changed_part_is_proven()
    {
        DiagnosisInput input = new() { Url = Signed.Url(method: "PUT"), Method = "GET", Headers = [], Credentials = Signed.Credentials, Response = Failure.Mismatch };

        PresignDiagnosis diagnosis = input.Diagnose();

        Assert.Equal(CauseId.WrongMethod, diagnosis.RootCause);
        Assert.Equal(Certainty.Established, diagnosis.Certainty);
    }

    [Fact]
    public void Two_faults_are_both_found()
    {
        // Expired, and a signed header is not sent: S3 says only the first.
        DiagnosisInput input = new()
        {
            Url = Signed.Url(method: "PUT", headers: [("x-amz-acl", "private")]),
            Method = "PUT",
            Headers = [],
            AsOf = Signed.Time + TimeSpan.FromHours(2),
            Response = Failure.Answer("AccessDenied", "Request has expired", extra: "<Expires>2026-03-01T13:00:00Z</Expires><ServerTime>2026-03-01T14:00:00Z</ServerTime>"),
        };

        PresignDiagnosis diagnosis = input.Diagnose();

        Assert.Equal(CauseId.UrlExpired, diagnosis.RootCause);
        Assert.Equal(Certainty.Established, diagnosis.Certainty);
        Finding second = Assert.Single(diagnosis.Findings, f => f.Cause == CauseId.MissingSignedHeader);
        Assert.Equal(FindingStatus.Fail, second.Status);
        Assert.Contains("it will be the next one", second.Evidence, StringComparison.Ordinal);
        Assert.DoesNotContain(CauseId.MissingSignedHeader, diagnosis.PossibleCauses);
    }

    [Theory]
    [InlineData("***")]
    [InlineData("REDACTED")]
    [InlineData("<signature>")]
    public void A_signature_that_was_blotted_out_is_no_damage(string mask)
    {
        string url = Signed.Url();
        string masked = url.Split("Signature=")[0] + "Signature=" + mask;

        Assert.Null(new DiagnosisInput { Url = masked, Method = "GET", Headers = [] }.Diagnose().RootCause);
    }

    private static void PresignedRequest(string url, out string canonical, out string toSign)
    {
        var test = Signed.Test(url, secret: true);
        canonical = test.CanonicalRequest!;
        toSign = test.StringToSign!;
    }

    [Theory]
    [InlineData("X-Amz-Credential=", "%2F", "AKIA****MPLE")]
    [InlineData("X-Amz-Credential=", "%2F", "ASIA...")]
    [InlineData("X-Amz-Credential=", "%2F", "<key>")]
    [InlineData("X-Amz-Security-Token=", "&", "IQoJb3Jp...")]
    [InlineData("X-Amz-Security-Token=", "&", "REDACTED")]
    public void A_key_or_token_that_was_blotted_out_is_no_damage(string name, string stop, string mask)
    {
        string url = Signed.Url(by: Signed.Session);
        int start = url.IndexOf(name, StringComparison.Ordinal) + name.Length;
        string masked = url[..start] + mask + url[url.IndexOf(stop, start, StringComparison.Ordinal)..];
        PresignDiagnosis diagnosis = new DiagnosisInput { Url = masked, Method = "GET", Headers = [] }.Diagnose();

        Assert.Null(diagnosis.RootCause);
        Assert.DoesNotContain(diagnosis.Findings, f => f.Status == FindingStatus.Fail);
        Assert.DoesNotContain(diagnosis.Checklist, c => c.Evidence.Contains("MASKED", StringComparison.Ordinal));
    }
}
