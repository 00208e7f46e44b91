using PresignTools.Abstractions;
using PresignTools.Diagnosis;
using PresignTools.Intake;
using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Model;
using PresignTools.Responses;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis;

/// <summary>What people tell beside the failure, and what happens to URLs, forms and keys on their way.</summary>
public class SurroundingsTests
{
    private static PresignDiagnosis Told(string client, S3ErrorResponse? answer = null) =>
        new DiagnosisInput { Method = "GET", Headers = [], Client = client, SignedBy = "boto3", Response = answer ?? Failure.Bare }.Diagnose();

    [Theory]
    [InlineData("the account is in an Organization with SCPs", "scp-or-rcp-deny")]
    [InlineData("account vended by Control Tower; the role has s3:*", "scp-or-rcp-deny")]
    [InlineData("EC2 in a VPC with an S3 endpoint", "vpc-endpoint-policy")]
    [InlineData("gateway endpoint whose policy lists our buckets", "vpc-endpoint-policy")]
    [InlineData("the role has a permissions boundary", "permissions-boundary")]
    [InlineData("no SCPs, no VPC endpoint", "missing-identity-permission")]
    [InlineData("plain EC2 instance", "missing-identity-permission")]
    public void Surroundings_that_are_told_are_suspected_and_no_more(string client, string cause)
    {
        PresignDiagnosis diagnosis = Told(client);

        Assert.Equal(cause, diagnosis.RootCause);
        Assert.Equal(Certainty.Possible, diagnosis.Certainty);
    }

    [Fact]
    public void What_is_told_counts_for_nothing_where_S3_says_why() =>
        Assert.Equal(CauseId.MissingIdentityPermission, Told("the account is in an Organization with SCPs", Failure.Denied("because no identity-based policy allows the s3:GetObject action")).RootCause);

    [Fact]
    public void The_bucket_that_the_signer_was_given_and_the_url_does_not_have()
    {
        var input = new DiagnosisInput
        {
            Url = Signed.Url(bucket: "docs", key: "a.txt", endpoint: new PresignTools.Addressing.S3EndpointOptions { Region = "eu-central-1", AddressingStyle = PresignTools.Addressing.AddressingStyle.Path }),
            SignedParameters = [new("Bucket", "my-bucket"), new("Key", "docs/a.txt")],
        };

        Assert.Equal(CauseId.WrongBucketOrKey, input.Diagnose().RootCause);
        Assert.Null((input with { SignedParameters = [new("Bucket", "docs"), new("Key", "a.txt")] }).Diagnose().RootCause);
    }

    [Fact]
    public void A_key_id_that_a_log_masked_was_not_deleted()
    {
        string url = Signed.Url().Replace("AKIAIOSFODNN7EXAMPLE", "***", StringComparison.Ordinal);
        PresignDiagnosis diagnosis = new DiagnosisInput { Url = url, Method = "GET", Response = Failure.Answer("InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.", extra: "<AWSAccessKeyId>***</AWSAccessKeyId>") }.Diagnose();

        Assert.Equal(CauseId.UrlMangledInTransit, diagnosis.RootCause);
        Assert.NotEqual(Certainty.Established, diagnosis.Certainty);
    }

    [Fact]
    public void A_bare_plus_in_a_version_2_signature()
    {
        const string url = "https://s3.amazonaws.com/my-bucket/k.js?AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Expires=1772370000&Signature=vjbyPxybdZaNmGa+yT272YEAiv4%3D";

        Assert.Equal(CauseId.UrlMangledInTransit, new DiagnosisInput { Url = url, Method = "GET", Headers = [], Response = Failure.Mismatch }.Diagnose().RootCause);
    }

    [Fact]
    public void A_client_that_spells_the_query_anew()
    {
        string url = Signed.Url(query: [("response-content-disposition", "attachment;filename=a.txt")]);
        string sent = url[url.IndexOf('/', 8)..].Replace("%3B", ";", StringComparison.Ordinal);

        Assert.Equal(CauseId.UrlMangledInTransit, new DiagnosisInput { Url = url, Method = "GET", Headers = [], SentPath = sent, Response = Failure.Mismatch }.Diagnose().RootCause);
    }

    [Fact]
    public void A_name_of_the_inside_used_from_outside()
    {
        string url = Signed.Url(endpoint: new PresignTools.Addressing.S3EndpointOptions { Region = "eu-central-1", EndpointUrl = "http://minio:9000" });

        Assert.Equal(CauseId.DnsOrTls, new DiagnosisInput { Url = url, Method = "PUT", Headers = Failure.Pairs(("origin", "https://app.example.com")), Client = "browser" }.Diagnose().RootCause);
        Assert.Null(new DiagnosisInput { Url = url, Method = "GET", Headers = [] }.Diagnose().RootCause);
    }

    [Fact]
    public void A_form_of_a_temporary_key_without_its_token()
    {
        var fields = new List<KeyValuePair<string, string>> { new("key", "k"), new("x-amz-credential", "ASIAIOSFODNN7EXAMPLE/20260301/eu-central-1/s3/aws4_request"), new("policy", "e30="), new("x-amz-signature", "f") };
        var input = new DiagnosisInput { Method = "POST", FormFields = fields };

        Assert.Equal(CauseId.MissingSessionToken, input.Diagnose().RootCause);
        Assert.NotEqual(CauseId.MissingSessionToken, (input with { FormFields = [.. fields, new("x-amz-security-token", "t")] }).Diagnose().RootCause);
    }

    [Fact]
    public void Messages_of_S3_are_known_under_other_codes()
    {
        Assert.Equal(CauseId.WrongRegion, new DiagnosisInput { Response = Failure.Answer("InvalidArgument", "the region 'us-east-1' is wrong; expecting 'us-west-1'", 400) }.Diagnose().RootCause);
        Assert.Equal(CauseId.PostPolicyMismatch, new DiagnosisInput { Response = Failure.Answer("PostPolicyInvalidKeyName", "Invalid according to Policy: Policy Condition failed") }.Diagnose().RootCause);
        Assert.Equal(CauseId.SigV2OnV4OnlyRegionOrKms, new DiagnosisInput { Response = Failure.Answer("Unauthorized", "SigV2 authorization is not supported. Please use SigV4 instead.", 401) }.Diagnose().RootCause);
    }

    [Fact]
    public void A_short_url_that_has_just_ended_may_come_from_a_slow_clock()
    {
        S3ErrorResponse ended = Failure.Answer("AccessDenied", "Request has expired", extra: "<Expires>2026-03-01T12:01:00Z</Expires><ServerTime>2026-03-01T12:35:00Z</ServerTime>");

        PresignDiagnosis alone = new DiagnosisInput { Response = ended }.Diagnose();
        Assert.Equal((CauseId.UrlExpired, Certainty.Likely), (alone.RootCause, alone.Certainty));
        Assert.Contains("34 minutes or more behind", alone.Explanation, StringComparison.Ordinal);
        Assert.Equal(Certainty.Established, new DiagnosisInput { Response = Failure.Answer("AccessDenied", "Request has expired", extra: "<Expires>2026-03-01T12:01:00Z</Expires><ServerTime>2026-03-05T12:35:00Z</ServerTime>") }.Diagnose().Certainty);
    }

    [Fact]
    public void An_sdk_that_signs_is_not_anonymous_because_its_header_is_not_told()
    {
        Policy scp = Failure.Policy(PolicyKind.ServiceControl, """{"Effect":"Deny","Action":"s3:CreateBucket","Resource":"*","Condition":{"StringNotEquals":{"s3:x-amz-object-ownership":"BucketOwnerEnforced"}}}""");
        Policy all = Failure.Policy(PolicyKind.ServiceControl, """{"Effect":"Allow","Action":"*","Resource":"*"}""");
        var input = new DiagnosisInput
        {
            Url = "https://new-bucket.s3.amazonaws.com/",
            Method = "PUT",
            Headers = [],
            SignedBy = "terraform AWS provider",
            SignedOperation = "CreateBucket",
            Response = Failure.Bare,
            Policies = PolicySet.Empty with { ServiceControl = [new PolicyLevel("account", [all, scp])] },
        };

        Assert.Equal(CauseId.ScpOrRcpDeny, input.Diagnose().RootCause);
    }

    [Fact]
    public void A_preflight_is_judged_by_nothing_but_cors()
    {
        var input = new DiagnosisInput
        {
            Url = Signed.Url(),
            Method = "OPTIONS",
            Headers = Failure.Pairs(("origin", "https://app.example.com"), ("access-control-request-method", "GET")),
            Response = Failure.Status(403),
            Bucket = new BucketFacts { Cors = [new CorsRule { AllowedOrigins = ["*"], AllowedMethods = ["GET"], AllowedHeaders = ["Authorization"] }] },
        };
        PresignDiagnosis diagnosis = input.Diagnose();

        Assert.Equal(CauseId.CorsMisconfigured, diagnosis.RootCause);
        Assert.DoesNotContain(CauseId.MissingIdentityPermission, diagnosis.PossibleCauses);
    }

    [Fact]
    public void A_second_question_mark_makes_a_cache_breaker_part_of_a_value()
    {
        string url = Signed.Url();
        string last = url[(url.IndexOf("&X-Amz-SignedHeaders", StringComparison.Ordinal) + 1)..].Split('&')[0];
        string reordered = url.Replace("&" + last, string.Empty, StringComparison.Ordinal) + "&" + last + "?2026-03-01T12:00:00Z";

        Assert.Equal([CauseId.ExtraQueryParameter, CauseId.UrlMangledInTransit], new DiagnosisInput { Url = reordered, Method = "GET", Headers = [], Response = Failure.Status(403) }.Diagnose().PossibleCauses.Take(2));
    }

    [Fact]
    public void One_letter_in_two_spellings_is_two_keys()
    {
        string url = Signed.Url(key: "Let\u00edcia.pdf");

        // A process without the tables of Unicode (globalization-invariant mode without ICU) cannot see it.
        string cause = "\u00ed".Normalize() == "i\u0301".Normalize() ? CauseId.KeyEncoding : CauseId.WrongBucketOrKey;
        Assert.Equal(cause, new DiagnosisInput { Url = url, Method = "GET", Response = Failure.Answer("NoSuchKey", "The specified key does not exist.", 404), Bucket = new BucketFacts { ObjectKey = "Leti\u0301cia.pdf" } }.Diagnose().RootCause);
    }

    [Fact]
    public void An_allow_with_a_condition_is_all_that_the_bucket_policy_has()
    {
        Policy policy = Failure.Policy(PolicyKind.Bucket, """{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::examplebucket/*","Condition":{"StringEquals":{"aws:SourceVpc":"vpc-00ae2b64"}}}""");
        var input = new DiagnosisInput { Url = Signed.Url(), Method = "GET", Headers = [], Response = Failure.Bare, Policies = PolicySet.Empty with { Bucket = policy } };

        PresignDiagnosis diagnosis = input.Diagnose();
        Assert.Equal((CauseId.VpceCondition, Certainty.Possible), (diagnosis.RootCause, diagnosis.Certainty));
        Assert.Contains("vpc-00ae2b64", diagnosis.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bucket_name_with_dots_in_the_host_does_not_fit_the_certificate()
    {
        string url = Signed.Url().Replace("examplebucket", "my.examplebucket", StringComparison.Ordinal);

        Assert.Equal(CauseId.DnsOrTls, new DiagnosisInput { Url = url }.Diagnose().RootCause);
        Assert.Null(new DiagnosisInput { Url = url, SuccessStatus = 200 }.Diagnose().RootCause);
    }

    [Fact]
    public void A_server_that_does_not_know_the_default_checksum() =>
        Assert.Equal(CauseId.ChecksumDefault, new DiagnosisInput { Method = "PUT", Response = Failure.Answer("InvalidArgument", "Unsupported header 'x-amz-sdk-checksum-algorithm' received for this API call.", 400) }.Diagnose().RootCause);

    [Fact]
    public void Nginx_drops_headers_with_an_underscore()
    {
        S3ErrorResponse answer = Failure.Answer("AccessDenied", "There were headers present in the request which were not signed");
        var input = new DiagnosisInput { Method = "PUT", Headers = Failure.Pairs(("x-amz-meta-file_name", "a")), Client = "behind nginx", Response = answer };

        Assert.Equal(CauseId.MissingSignedHeader, input.Diagnose().RootCause);
        Assert.Equal(CauseId.UnsignedExtraHeader, (input with { Headers = Failure.Pairs(("x-amz-meta-file-name", "a")) }).Diagnose().RootCause);
    }

    [Fact]
    public void Another_key_than_the_one_that_was_meant_and_a_signature_that_does_not_fit_is_a_changed_path()
    {
        var input = new DiagnosisInput { Url = Signed.Url(key: "story_html5.html"), Method = "GET", Headers = [], Bucket = new BucketFacts { ObjectKey = "story.html" }, Response = Failure.Mismatch };

        Assert.Equal(CauseId.UrlMangledInTransit, input.Diagnose().RootCause);
        Assert.Equal(CauseId.WrongBucketOrKey, (input with { Response = Failure.Answer("NoSuchKey", "The specified key does not exist.", 404) }).Diagnose().RootCause);
    }

    [Fact]
    public void The_method_that_S3_computed_with_goes_before_what_else_differs()
    {
        const string url = "https://my-bucket.s3-us-west-1.amazonaws.com/p.csv?AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Content-Type=text%2Fcsv&Expires=1772370000&Signature=vjbyPxybdZaNmGa%2ByT272YEAiv4%3D";
        S3ErrorResponse answer = Failure.Answer("SignatureDoesNotMatch", Failure.SignatureMessage, extra: "<StringToSign>GET\n\n\n1772370000\n/my-bucket/p.csv</StringToSign>");

        Assert.Equal(CauseId.WrongMethod, new DiagnosisInput { Url = url, Method = "GET", Headers = [], SignedBy = "s3.getSignedUrl('putObject', {Bucket, Key, ContentType})", Response = answer }.Diagnose().RootCause);
    }

    [Fact]
    public void A_token_that_was_signed_as_a_header_is_the_signers_fault()
    {
        string url = Signed.Url(by: Signed.Session).Replace("X-Amz-SignedHeaders=host", "X-Amz-SignedHeaders=host%3Bx-amz-security-token", StringComparison.Ordinal);

        Assert.Equal(CauseId.SdkSigningBug, new DiagnosisInput { Url = url, Method = "GET", Headers = [], Response = Failure.Mismatch }.Diagnose().RootCause);
    }

    [Fact]
    public void A_public_acl_is_suspected_where_the_settings_are_not_known()
    {
        var input = new DiagnosisInput { Method = "PUT", Headers = Failure.Pairs(("x-amz-acl", "public-read")), Response = Failure.Bare };

        Assert.Contains(CauseId.PublicAccessBlock, input.Diagnose().PossibleCauses.Take(2));
        Assert.DoesNotContain(CauseId.PublicAccessBlock, (input with { Headers = Failure.Pairs(("x-amz-acl", "private")) }).Diagnose().PossibleCauses.Take(2));
    }

    [Fact]
    public void An_empty_list_of_signed_headers_is_the_signers_fault()
    {
        string url = Signed.Url().Replace("X-Amz-SignedHeaders=host", "X-Amz-SignedHeaders=", StringComparison.Ordinal);

        Assert.Equal(CauseId.SdkSigningBug, new DiagnosisInput { Url = url, Method = "GET", Headers = [], Response = Failure.Answer("AccessDenied", "There were headers present in the request which were not signed", extra: "<HeadersNotSigned>host</HeadersNotSigned>") }.Diagnose().RootCause);
    }

    [Fact]
    public void Minio_says_headers_not_signed_of_a_header_that_is_not_sent()
    {
        string url = Signed.Url(headers: [("content-type", "text/plain")], endpoint: new PresignTools.Addressing.S3EndpointOptions { Region = "us-east-1", EndpointUrl = "https://minio.example.com" });
        S3ErrorResponse answer = Failure.Answer("AccessDenied", "There were headers present in the request which were not signed");

        Assert.Equal(CauseId.MissingSignedHeader, new DiagnosisInput { Url = url, Method = "GET", Headers = [], Response = answer }.Diagnose().RootCause);
    }
}
