using PresignTools.Diagnosis;
using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis;

/// <summary>What was changed is the cause where it is proven; how it came to that, where it is not.</summary>
public class ProvenChangesTests
{
    private static string? Root(string url, bool withSecret = true, string method = "GET") =>
        new DiagnosisInput { Url = url, Method = method, Headers = [], Credentials = withSecret ? Signed.Credentials : null }.Diagnose().RootCause;

    [Fact]
    public void A_parameter_that_was_changed()
    {
        string changed = Signed.Url().Replace("X-Amz-Expires=3600", "X-Amz-Expires=7200", StringComparison.Ordinal);
        string page = Signed.Url(query: [("response-content-type", "text/plain")]).Replace("text%2Fplain", "text%2Fhtml", StringComparison.Ordinal);

        Assert.Equal(CauseId.QueryChanged, Root(changed));
        Assert.Equal(CauseId.QueryChanged, Root(page));
    }

    [Fact]
    public void A_signature_that_was_changed_or_cut()
    {
        string url = Signed.Url();

        Assert.Equal(CauseId.SignatureAltered, Root(url[..^1] + (url[^1] == '0' ? '1' : '0')));
        Assert.Equal(CauseId.UrlMangledInTransit, Root(url[..^9]));
        Assert.Equal(CauseId.UrlMangledInTransit, Root(url[..^9], withSecret: false));
    }

    [Fact]
    public void A_path_that_was_normalized() => Assert.Equal(CauseId.PathNormalized, Root(Signed.Url(key: "a//b.txt").Replace("a//b", "a/b", StringComparison.Ordinal)));

    [Fact]
    public void A_parameter_that_is_missing_beside_a_whole_signature_was_not_lost_on_the_way()
    {
        string url = Signed.Url();

        Assert.Equal(CauseId.MissingQueryParameter, Root(url.Replace("X-Amz-Expires=3600&", string.Empty, StringComparison.Ordinal)));
        Assert.Equal(CauseId.UrlMangledInTransit, Root(url.Split("&X-Amz-Expires")[0]));
        Assert.Equal(CauseId.DuplicateQueryParameter, Root(url.Replace("X-Amz-Expires=3600", "X-Amz-Expires=60&X-Amz-Expires=3600", StringComparison.Ordinal)));
        Assert.Equal(CauseId.MalformedQueryParameter, Root(url.Replace("AWS4-HMAC-SHA256", "AWS4-HMAC-SHA1", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("%2F20260301%2F", "%2F20260228%2F", "date-scope-mismatch")]
    [InlineData("%2Fs3%2F", "%2Fec2%2F", "wrong-service")]
    [InlineData("X-Amz-Expires=3600", "X-Amz-Expires=-60", "expiry-invalid")]
    public void A_scope_or_life_that_cannot_be_is_the_cause_whoever_wrote_it_so(string signed, string sent, string cause)
    {
        string url = Signed.Url().Replace(signed, sent, StringComparison.Ordinal);

        Assert.Equal(cause, Root(url));
        Assert.Equal(cause, Root(url, withSecret: false));
    }

    [Fact]
    public void A_url_of_no_seconds_has_not_expired()
    {
        DiagnosisInput input = new()
        {
            Url = Signed.Url().Replace("X-Amz-Expires=3600", "X-Amz-Expires=0", StringComparison.Ordinal),
            Method = "GET",
            Headers = [],
            Credentials = Signed.Credentials,
            Response = Failure.Answer("AccessDenied", "Request has expired", extra: "<X-Amz-Expires>0</X-Amz-Expires><Expires>2026-03-01T12:00:00Z</Expires><ServerTime>2026-03-01T12:10:00Z</ServerTime>"),
        };

        Assert.Equal(CauseId.ExpiryInvalid, input.Diagnose().RootCause);
    }

    [Fact]
    public void Another_name_of_the_same_machine()
    {
        string url = Signed.Url(endpoint: new() { Region = "eu-central-1", EndpointUrl = "http://127.0.0.1:9333" });

        Assert.Equal(CauseId.SignedHostMismatch, Root(url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_header_whose_signed_value_is_told()
    {
        DiagnosisInput input = new()
        {
            Url = Signed.Url(method: "PUT", headers: [("x-amz-meta-owner", "ann")]),
            Method = "PUT",
            Headers = Failure.Pairs(("x-amz-meta-owner", "bea")),
            SignedParameters = [new("x-amz-meta-owner", "ann")],
            Response = Failure.Mismatch,
        };

        Assert.Equal(CauseId.SignedHeaderChanged, input.Diagnose().RootCause);
        Assert.NotEqual(CauseId.SignedHeaderChanged, (input with { Headers = Failure.Pairs(("x-amz-meta-owner", "ann")) }).Diagnose().RootCause);
    }

    [Fact]
    public void A_checksum_in_the_query_is_no_checksum_for_object_lock()
    {
        DiagnosisInput input = new()
        {
            Url = Signed.Url(method: "PUT", query: [("x-amz-checksum-crc32", "jNwWgw==")]),
            Method = "PUT",
            Headers = [],
            Response = Failure.Answer("InvalidRequest", "Missing required header for this request: Content-MD5 OR x-amz-checksum-*", 400),
        };

        Assert.Equal(CauseId.HoistedHeader, input.Diagnose().RootCause);
        Assert.Equal(CauseId.ObjectLockOrRetention, (input with { Url = Signed.Url(method: "PUT") }).Diagnose().RootCause);
    }

    [Fact]
    public void An_object_that_another_account_wrote()
    {
        DiagnosisInput input = new() { Url = Signed.Url(), Method = "GET", Headers = [], Response = Failure.Bare, Bucket = new() { IsOwnedBySigner = true, MayList = true, AclsDisabled = false } };

        Assert.Equal(CauseId.ObjectOwnership, input.Diagnose().RootCause);
        Assert.NotEqual(CauseId.ObjectOwnership, (input with { Bucket = input.Bucket with { AclsDisabled = true } }).Diagnose().RootCause);
        Assert.NotEqual(CauseId.ObjectOwnership, (input with { Bucket = input.Bucket with { MayList = null } }).Diagnose().RootCause);
    }

    [Fact]
    public void An_owner_that_was_not_expected()
    {
        DiagnosisInput input = new() { Url = Signed.Url(headers: [("x-amz-expected-bucket-owner", "444455556666")]), Method = "GET", Headers = Failure.Pairs(("x-amz-expected-bucket-owner", "444455556666")), Response = Failure.Bare, Bucket = new() { OwnerAccount = "111122223333" } };

        Assert.Equal(CauseId.WrongBucketOrKey, input.Diagnose().RootCause);
        Assert.NotEqual(CauseId.WrongBucketOrKey, (input with { Bucket = new() { OwnerAccount = "444455556666" } }).Diagnose().RootCause);
    }

    [Fact]
    public void A_redirect_of_a_proxy_is_none_of_S3()
    {
        string url = Signed.Url(endpoint: new() { Region = "eu-central-1", EndpointUrl = "https://files.example.com" });
        DiagnosisInput input = new() { Url = url, Method = "GET", Headers = [], Response = Failure.Status(302, ("Location", "https://login.example.com/sso?next=1"), ("Server", "nginx")) };

        PresignDiagnosis diagnosis = input.Diagnose();

        Assert.Equal(CauseId.Redirected, diagnosis.RootCause);
        Assert.Contains("login.example.com", diagnosis.Explanation, StringComparison.Ordinal);
        Assert.NotEqual(CauseId.Redirected, (input with { Url = Signed.Url(), Response = Failure.Status(307, ("Location", "https://examplebucket.s3.eu-west-1.amazonaws.com/k"), ("x-amz-request-id", "4442587FB7D0A2F9")) }).Diagnose().RootCause);
    }

    [Fact]
    public void What_the_bucket_refuses_is_seen_before_the_upload()
    {
        DiagnosisInput input = new() { Url = Signed.Url(method: "PUT", headers: [("x-amz-acl", "public-read")]), Method = "PUT", Headers = Failure.Pairs(("x-amz-acl", "public-read")), Credentials = Signed.Credentials };
        DiagnosisInput customer = input with { Url = Signed.Url(method: "PUT", headers: [("x-amz-server-side-encryption-customer-algorithm", "AES256")]), Headers = Failure.Pairs(("x-amz-server-side-encryption-customer-algorithm", "AES256")) };

        Assert.Null(input.Diagnose().RootCause);
        Assert.Equal(CauseId.AclWithoutPermissionOrAclsDisabled, (input with { Bucket = new() { AclsDisabled = true, BlockPublicAcls = true } }).Diagnose().RootCause);
        Assert.Equal(CauseId.PublicAccessBlock, (input with { Bucket = new() { AclsDisabled = false, BlockPublicAcls = true } }).Diagnose().RootCause);
        Assert.Null(customer.Diagnose().RootCause);
        Assert.Equal(CauseId.SseCBlocked, (customer with { Bucket = new() { BlocksCustomerKeys = true } }).Diagnose().RootCause);
    }
}
