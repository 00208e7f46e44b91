using PresignTools.Responses;
using PresignTools.Verification;

namespace PresignTools.Tests.Verification;

/// <summary>S3's own canonical request, compared line by line, without any secret.</summary>
public class ResponseCheckTests
{
    [Theory]
    [InlineData("GET\n", "HEAD\n", CauseId.HeadWithGetUrl, "method")]
    [InlineData("GET\n", "POST\n", CauseId.WrongMethod, "method")]
    [InlineData("/a%20b.txt\n", "/a%2520b.txt\n", CauseId.KeyEncoding, "path")]
    [InlineData("/a%20b.txt\n", "/a%2Bb.txt\n", CauseId.KeyEncoding, "path")]
    [InlineData("/a%20b.txt\n", "/other.txt\n", CauseId.WrongBucketOrKey, "path")]
    [InlineData("&X-Amz-SignedHeaders", "&utm_source=x&X-Amz-SignedHeaders", CauseId.ExtraQueryParameter, "query")]
    [InlineData("X-Amz-Expires=3600", "X-Amz-Expires=7200", CauseId.QueryChanged, "query")]
    [InlineData("X-Amz-Date", "amp%3BX-Amz-Date", CauseId.UrlMangledInTransit, "query")]
    [InlineData("host:examplebucket.s3.eu-central-1.amazonaws.com", "host:cdn.example.com", CauseId.SignedHostMismatch, "host")]
    [InlineData("UNSIGNED-PAYLOAD", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", CauseId.PayloadHashMismatch, "header:x-amz-content-sha256")]
    public void A_line_that_differs_names_the_cause(string ours, string theirs, string cause, string element)
    {
        string url = Signed.Url("a b.txt");
        string canonical = Signed.Test(url, secret: false).CanonicalRequest!;
        Assert.Contains(ours, canonical);

        PresignedUrlTest result = Signed.Test(url, method: "GET", secret: false, response: Signed.Refusal(canonical.Replace(ours, theirs)));

        string findings = string.Join("\n", result.Findings);
        Assert.True(result.Findings.Any(f => f.Status == FindingStatus.Fail && f.Cause == cause && f.Certainty == Certainty.Established && f.Differs.Contains(element)), findings);
        Assert.NotEmpty(result.LineDifferences);
        Assert.DoesNotContain(result.Findings, f => f.Cause == CauseId.SignatureMismatch);
    }

    [Fact]
    public void Equal_lines_say_that_it_was_signed_otherwise()
    {
        string url = Signed.Url();
        string canonical = Signed.Test(url, secret: false).CanonicalRequest!;

        PresignedUrlTest result = Signed.Test(url, secret: false, response: Signed.Refusal(canonical));

        Assert.Equal(CauseId.SignatureMismatch, result.Cause);
        Assert.Empty(result.LineDifferences);
        Assert.Equal(CauseId.WrongSecretKey, result.Findings.First(f => f.Status == FindingStatus.Unknown).Cause);
        Assert.Contains("method", result.Differences);
    }

    [Fact]
    public void A_header_that_did_not_arrive_is_named_with_its_line()
    {
        string url = Signed.Url(method: "PUT", headers: [("Content-Type", "text/csv")]);
        string canonical = Signed.Test(url, "PUT", [("Content-Type", "text/csv")], secret: false).CanonicalRequest!;

        PresignedUrlTest result = Signed.Test(url, "PUT", [("Content-Type", "text/csv")], secret: false, response: Signed.Refusal(canonical.Replace("content-type:text/csv", "content-type:")));

        Assert.Equal(CauseId.MissingSignedHeader, result.Cause);
        Assert.Equal(("content-type:text/csv", "content-type:"), (result.LineDifferences.Single().Received, result.LineDifferences.Single().Signed));
    }

    [Fact]
    public void Bytes_count_where_xml_changes_white_space()
    {
        // A carriage return in a header: XML makes a line feed of it, the element of bytes keeps it.
        string url = Signed.Url(method: "PUT", headers: [("x-amz-meta-a", "one\ttwo")]);
        (string, string)[] headers = [("x-amz-meta-a", "one\ttwo")];
        string canonical = Signed.Test(url, "PUT", headers, secret: false).CanonicalRequest!;

        PresignedUrlTest same = Signed.Test(url, "PUT", headers, secret: false, response: Signed.Refusal(canonical, asText: false));
        PresignedUrlTest blank = Signed.Test(url, "PUT", headers, secret: false, response: Signed.Refusal(canonical.Replace("one\ttwo", "one two"), asText: false));

        Assert.Empty(same.LineDifferences);
        Assert.Equal(CauseId.SignedHeaderChanged, blank.Cause);
        Assert.Equal("x-amz-meta-a:one\\ttwo", blank.LineDifferences.Single().Received);
    }

    [Theory]
    [InlineData("X-Amz-Expires=3600", "X-Amz-Expires=...")]
    [InlineData("host:examplebucket.s3.eu-central-1.amazonaws.com", "host:<redacted>")]
    [InlineData("/reports/q3.pdf", "/reports/***")]
    public void What_a_user_blanked_out_proves_nothing(string from, string to)
    {
        string url = Signed.Url();
        string canonical = Signed.Test(url, secret: false).CanonicalRequest!;

        PresignedUrlTest result = Signed.Test(url, secret: false, response: Signed.Refusal(canonical.Replace(from, to)));

        Assert.Equal(CauseId.SignatureMismatch, result.Cause);
        Assert.Empty(result.LineDifferences);
    }

    [Fact]
    public void A_proven_fault_needs_no_list_of_guesses()
    {
        string url = Signed.Url(method: "PUT", headers: [("Content-Type", "text/csv")]);
        string canonical = Signed.Test(url, "PUT", [], secret: false).CanonicalRequest!;

        PresignedUrlTest result = Signed.Test(url, "PUT", [], secret: false, response: Signed.Refusal(canonical));

        Assert.Equal(CauseId.MissingSignedHeader, result.Cause);
        Assert.DoesNotContain(result.Findings, f => f.Status == FindingStatus.Unknown);
    }

    [Fact]
    public void Date_and_scope_come_from_the_string_to_sign()
    {
        string url = Signed.Url();
        string canonical = Signed.Test(url, secret: false).CanonicalRequest!;

        PresignedUrlTest result = Signed.Test(url, secret: false, response: Signed.Refusal(canonical, "AWS4-HMAC-SHA256\n20260301T120001Z\n20260301/us-east-1/s3/aws4_request\n" + new string('0', 64)));

        Assert.Contains("date", result.Differences);
        Assert.Contains("region", result.Differences);
    }

    [Fact]
    public void A_signature_that_fits_but_was_refused_points_to_the_secret()
    {
        string url = Signed.Url();

        PresignedUrlTest result = Signed.Test(url, response: Signed.Refusal(Signed.Test(url, secret: false).CanonicalRequest!));

        Assert.True(result.SignatureMatches);
        Assert.False(result.IsValid);
        Assert.Equal(CauseId.WrongSecretKey, result.Cause);
    }

    [Fact]
    public void Session_token_in_the_answer_is_masked()
    {
        string url = Signed.Url(by: Signed.Session);
        string raw = "GET\n/reports/q3.pdf\n" + url[(url.IndexOf('?') + 1)..url.IndexOf("&X-Amz-Signature", StringComparison.Ordinal)] + "\nhost:other.example.com\n\nhost\nUNSIGNED-PAYLOAD";

        PresignedUrlTest result = Signed.Test(url, secret: false, response: Signed.Refusal(raw));

        string all = System.Text.Json.JsonSerializer.Serialize(result);
        Assert.DoesNotContain("IQoJ", all);
        Assert.DoesNotContain(url[^64..], all);
        Assert.Contains("other.example.com", all);
    }

    [Theory]
    [InlineData("ExpiredToken", "The provided token has expired.", 400, CauseId.CredentialsExpiredBeforeUrl)]
    [InlineData("NoSuchBucket", "The specified bucket does not exist", 404, CauseId.BucketDoesNotExist)]
    [InlineData("AuthorizationQueryParametersError", "Error parsing the X-Amz-Credential parameter; the region 'eu-central-1' is wrong; expecting 'us-west-2'", 400, CauseId.WrongRegion)]
    public void Other_answers_fail_with_their_likeliest_cause(string code, string message, int status, string cause)
    {
        S3ErrorResponse response = S3ErrorResponseReader.Read(new S3ResponseInput { Status = status, Body = $"<Error><Code>{code}</Code><Message>{message}</Message></Error>" });

        PresignedUrlTest result = Signed.Test(Signed.Url(), response: response);

        Assert.False(result.IsValid);
        Assert.Equal(cause, result.Cause);
        Assert.Contains(code, result.Findings[0].Evidence);
    }

    [Fact]
    public void An_unknown_answer_fails_as_something_else()
    {
        S3ErrorResponse response = S3ErrorResponseReader.Read(new S3ResponseInput { Status = 400, Body = "<Error><Code>BrandNewError</Code><Message>Never seen</Message></Error>" });

        PresignedUrlTest result = Signed.Test(Signed.Url(), response: response);

        Assert.Equal(CauseId.Other, result.Cause);
    }
}
