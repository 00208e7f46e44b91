using PresignTools.Addressing;
using PresignTools.Signing;
using PresignTools.Verification;
using PresignTools.Verification.Search;
using PresignTools.Verification.Subject;

namespace PresignTools.Tests.Verification;

/// <summary>A signature that does not fit is explained: one difference, or two, proven by a variant that fits.</summary>
public class SearchTests
{
    [Theory]
    [InlineData("HEAD", CauseId.HeadWithGetUrl)]
    [InlineData("PUT", CauseId.WrongMethod)]
    [InlineData("PATCH", CauseId.WrongMethod)]
    public void Method(string method, string cause) => Explains(Signed.Test(Signed.Url(), method), cause, "method");

    [Fact]
    public void Method_that_was_not_stated_is_found_and_is_no_fault()
    {
        PresignedUrlTest result = Signed.Test(Signed.Url(method: "DELETE"), method: null);

        Assert.True(result.IsValid);
        Assert.True(result.SignatureMatches);
        Assert.Equal("DELETE", result.Method);
    }

    [Fact]
    public void Header_that_was_not_stated_is_found_and_told()
    {
        PresignedUrlTest result = Signed.Test(Signed.Url(method: "PUT", headers: [("Content-Type", "image/png")]), "PUT", headersKnown: false);

        Assert.True(result.SignatureMatches);
        Assert.True(result.IsValid);
        Assert.Contains(result.Findings, f => f.Cause == CauseId.MissingSignedHeader && f.Status == FindingStatus.Warning && f.Evidence.Contains("image/png"));
    }

    [Fact]
    public void Header_value_that_nobody_can_guess_leaves_the_signature_unchecked()
    {
        PresignedUrlTest result = Signed.Test(Signed.Url(method: "PUT", headers: [("x-amz-meta-id", "8d7f0c51")]), "PUT", headersKnown: false);

        Assert.Null(result.SignatureMatches);
        Assert.Equal(SignatureState.NotChecked, result.SignatureState);
        Assert.False(result.IsValid);
        Assert.Equal(CauseId.MissingSignedHeader, result.Cause);
        Assert.Contains(result.Findings, f => f.Status == FindingStatus.Skipped);
        Assert.StartsWith("Not checked; the signature was not computed", result.Summary);
    }

    [Theory]
    [InlineData("a b/c+d.txt", "a%20b", "a+b", CauseId.KeyEncoding)]
    [InlineData("a+b.txt", "%2B", "%20", CauseId.KeyEncoding)]
    [InlineData("a b.txt", "%20", "%2520", CauseId.KeyEncoding)]
    [InlineData("a//b", "a//b", "a/b", CauseId.PathNormalized)]
    [InlineData("x/./b", "x/./b", "x/b", CauseId.PathNormalized)]
    [InlineData("dir/", "dir/?", "dir?", CauseId.PathNormalized)]
    [InlineData("photo.png", "photo.png", "photo.png)", CauseId.UrlMangledInTransit)]
    [InlineData("Report.PDF", "Report.PDF", "report.PDF", CauseId.WrongBucketOrKey)]
    [InlineData("report7.pdf", "report7", "reportT", CauseId.WrongBucketOrKey)]
    public void Path(string key, string from, string to, string cause)
    {
        string url = Signed.Url(key);
        Assert.Contains(from, url);

        PresignedUrlTest result = Signed.Test(url.Replace(from, to));

        Explains(result, cause, "path");
        Assert.Contains(result.LineDifferences, d => d.Element == "path");
    }

    [Theory]
    [InlineData("&utm_source=mail", CauseId.ExtraQueryParameter, "query")]
    [InlineData("&utm_source=mail&utm_medium=x&fbclid=1", CauseId.ExtraQueryParameter, "query")]
    [InlineData("&_=1700000000", CauseId.ExtraQueryParameter, "query")]
    [InlineData("&versionId=abc", CauseId.ExtraQueryParameter, "query")]
    public void Appended_parameters(string appended, string cause, string element) => Explains(Signed.Test(Signed.Url() + appended), cause, element);

    [Theory]
    [InlineData("x-id=GetObject&?", "")]
    [InlineData("response-content-type=application%2Fpdf", "response-content-type=application%2Fpdg")]
    [InlineData("X-Amz-Expires=3600", "X-Amz-Expires=43200")]
    public void Changed_parameters(string pattern, string replacement)
    {
        string url = Signed.Url(query: [("response-content-type", "application/pdf"), ("x-id", "GetObject")]);

        Explains(Signed.Test(System.Text.RegularExpressions.Regex.Replace(url, pattern, replacement).TrimEnd('&')), CauseId.QueryChanged, "query");
    }

    [Theory]
    [InlineData("examplebucket.s3.amazonaws.com")]
    [InlineData("cdn.example.com")]
    [InlineData("examplebucket.s3.eu-central-1.amazonaws.com:8443")]
    public void Host(string received)
    {
        PresignedUrlTest result = Signed.Test(Signed.Url(), host: received);

        Explains(result, CauseId.SignedHostMismatch, "host");
        Assert.Contains("examplebucket.s3.eu-central-1.amazonaws.com", result.LineDifferences.Single().Signed);
    }

    [Fact]
    public void Another_host_form_of_the_same_bucket_with_its_path()
    {
        string signature = Signed.Url(endpoint: new S3EndpointOptions { Region = "eu-central-1", AddressingStyle = AddressingStyle.Path });
        string rewritten = signature.Replace("https://s3.eu-central-1.amazonaws.com/examplebucket/", "https://examplebucket.s3.eu-central-1.amazonaws.com/");

        Explains(Signed.Test(rewritten), CauseId.SignedHostMismatch, "host");
    }

    [Theory]
    [InlineData("%2Feu-central-1%2F", "%2Fus-west-2%2F", CauseId.WrongRegion, "region")]
    [InlineData("%2Fs3%2F", "%2Fs3express%2F", CauseId.WrongService, "service")]
    [InlineData("X-Amz-Date=20260301T120000Z", "X-Amz-Date=20260301T130000Z", CauseId.QueryChanged, "date")]
    [InlineData("%2F20260301%2F", "%2F20260302%2F", CauseId.DateScopeMismatch, "date")]
    [InlineData("AKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLF", CauseId.WrongSecretKey, "access-key")]
    public void Scope(string from, string to, string cause, string element)
    {
        string url = Signed.Url().Replace(from, to);
        var credentials = new SigningCredentials(url.Contains("EXAMPLF") ? "AKIAIOSFODNN7EXAMPLF" : "AKIAIOSFODNN7EXAMPLE", Signed.Secret);

        Explains(Signed.Test(url, with: credentials), cause, element);
    }

    [Theory]
    [InlineData(Signed.Secret + " ")]
    [InlineData(Signed.Secret + "\n")]
    [InlineData(" " + Signed.Secret)]
    [InlineData("\"" + Signed.Secret + "\"")]
    [InlineData("wJalrXUtnFEMI%2FK7MDENG%2FbPxRfiCYEXAMPLEKEY")]
    [InlineData("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKE")]
    [InlineData("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPL3KEY")]
    [InlineData("wJalrXUtnFEMI/K7MDNEG/bPxRfiCYEXAMPLEKEY")]
    public void Secret(string given)
    {
        PresignedUrlTest result = Signed.Test(Signed.Url(), with: new SigningCredentials("AKIAIOSFODNN7EXAMPLE", given));

        Explains(result, CauseId.WrongSecretKey, "secret");
        Assert.DoesNotContain("wJalr", string.Join(" ", result.Findings) + result.StringToSign + string.Join(" ", result.LineDifferences));
    }

    [Fact]
    public void Signing_secret_with_a_line_break_at_its_end()
    {
        string url = Signed.Url(by: new SigningCredentials("AKIAIOSFODNN7EXAMPLE", Signed.Secret + "\n"));

        Explains(Signed.Test(url), CauseId.WrongSecretKey, "secret");
    }

    [Theory]
    [InlineData(56)]
    [InlineData(63)]
    [InlineData(65)]
    public void Signature_that_was_cut_or_grew(int length)
    {
        string url = Signed.Url();
        string changed = length < 64 ? url[..^(64 - length)] : url + new string('0', length - 64);

        Explains(Signed.Test(changed), CauseId.SignatureAltered, "signature");
    }

    [Fact]
    public void Signature_in_upper_case_or_with_one_digit_changed()
    {
        string url = Signed.Url();
        string last = url[^1] == '0' ? "1" : "0";

        Explains(Signed.Test(url[..^64] + url[^64..].ToUpperInvariant()), CauseId.SignatureAltered, "signature");
        Explains(Signed.Test(url[..^1] + last), CauseId.SignatureAltered, "signature");
    }

    [Fact]
    public void Token_changed_dropped_or_appended()
    {
        string url = Signed.Url(by: Signed.Session);
        string without = System.Text.RegularExpressions.Regex.Replace(url, "&X-Amz-Security-Token=[^&]*", "");

        Explains(Signed.Test(url.Replace("%2B%3D%3D", "%20%3D%3D"), with: Signed.Session), CauseId.MalformedSessionToken, "token");
        Explains(Signed.Test(without, with: Signed.Session), CauseId.MissingSessionToken, "token");
        Explains(Signed.Test(Signed.Url(by: new SigningCredentials("ASIAIOSFODNN7EXAMPLE", Signed.Secret)) + "&X-Amz-Security-Token=abc", with: new SigningCredentials("ASIAIOSFODNN7EXAMPLE", Signed.Secret)),
            CauseId.MalformedSessionToken, "token");
    }

    [Theory]
    [InlineData("text/plain", "text/plain; charset=utf-8")]
    [InlineData("image/png", "application/octet-stream")]
    [InlineData("text/csv", "text/csw")]
    public void Content_type(string signed, string sent)
    {
        PresignedUrlTest result = Signed.Test(Signed.Url(method: "PUT", headers: [("Content-Type", signed)]), "PUT", [("content-type", sent)]);

        Explains(result, CauseId.ContentTypeMismatch, "header:content-type");
        Assert.Contains($"'{signed}'", result.Findings[0].Evidence);
    }

    [Fact]
    public void Two_differences_together()
    {
        string put = Signed.Url("a b.txt", "PUT", headers: [("Content-Type", "text/csv")]);

        PresignedUrlTest result = Signed.Test(put.Replace("a%20b", "a+b"), "PUT", []);
        PresignedUrlTest other = Signed.Test(Signed.Url("a b.txt").Replace("a%20b", "a+b") + "&utm_source=x", "GET");
        PresignedUrlTest third = Signed.Test(Signed.Url(), "HEAD", host: "proxy.example.com");

        Assert.Equal(["header:content-type", "path"], result.Differences.Order());
        Assert.Equal(["path", "query"], other.Differences.Order());
        Assert.Equal(["host", "method"], third.Differences.Order());
    }

    [Fact]
    public void What_cannot_be_explained_is_a_ranked_list_without_a_verdict()
    {
        PresignedUrlTest result = Signed.Test(Signed.Url(), with: new SigningCredentials("AKIAIOSFODNN7EXAMPLE", "another secret altogether"));

        Assert.Equal(CauseId.SignatureMismatch, result.Cause);
        Assert.Single(result.Findings, f => f.Status == FindingStatus.Fail);
        Assert.Equal(CauseId.WrongSecretKey, result.Findings.First(f => f.Status == FindingStatus.Unknown).Cause);
        Assert.All(result.Findings.Where(f => f.Status == FindingStatus.Unknown), f => Assert.Equal(Certainty.Possible, f.Certainty));
        Assert.DoesNotContain("method", result.Differences);
        Assert.DoesNotContain("region", result.Differences);
    }

    [Fact]
    public void The_search_is_bounded()
    {
        string url = Signed.Url(new string('k', 70) + "/a b/c.txt", "PUT", Signed.Session, query: [("response-content-type", "text/plain"), ("versionId", "abc")],
            headers: [("content-type", "text/x-unusual"), ("x-amz-meta-a", "one two three"), ("cache-control", "max-age=17")]);
        var wrong = new SigningCredentials("ASIAIOSFODNN7EXAMPLE", "quite another secret key of forty letters", Signed.Session.SessionToken);
        (string, string)[] headers = [("content-type", "text/x-unusual"), ("x-amz-meta-a", "one two three"), ("cache-control", "max-age=17")];

        PresignedUrlTest result = Signed.Test(url, "PUT", headers, with: wrong);

        Assert.InRange(result.HypothesesTried, 5_000, SignatureSearch.Budget);
    }

    [Fact]
    public void Without_the_search_the_verdict_is_the_same()
    {
        string url = Signed.Url();
        var request = new ReceivedRequest { Url = url.Replace("q3", "q4"), Method = "GET", Headers = [] };

        PresignedUrlTest quick = new PresignedUrlTest(PresignedUrlVerifier.Judge(request, Signed.Credentials, Signed.Time, null, SearchEffort.None, new SigningKeyCache()));

        Assert.False(quick.IsValid);
        Assert.False(quick.SignatureMatches);
        Assert.Equal(0, quick.HypothesesTried / 100);
    }

    [Fact]
    public void The_bare_computation_agrees_and_reuses_signing_keys()
    {
        var keys = new SigningKeyCache();
        foreach (string url in new[] { Signed.Url(), Signed.Url("a b//../c"), Signed.Url(query: [("versionId", "1/2+3")]) })
        {
            Assert.True(PresignedUrlVerifier.IsSignedBy(new ReceivedRequest { Url = url, Method = "GET", Headers = [] }, Signed.Credentials, keys));
            Assert.False(PresignedUrlVerifier.IsSignedBy(new ReceivedRequest { Url = url, Method = "PUT", Headers = [] }, Signed.Credentials, keys));
            Assert.False(PresignedUrlVerifier.IsSignedBy(new ReceivedRequest { Url = url + "&a=b", Method = "GET", Headers = [] }, Signed.Credentials, keys));
        }

        Assert.Equal(1, keys.Derivations);
    }

    private static void Explains(PresignedUrlTest result, string cause, string element)
    {
        string findings = string.Join("\n", result.Findings);
        Assert.False(result.IsValid, findings);
        Assert.False(result.SignatureMatches, findings);
        Finding? found = result.Findings.FirstOrDefault(f => f.Cause == cause && f.Status == FindingStatus.Fail && f.Differs.Contains(element));
        Assert.True(found is not null, $"{cause} ({element}) not in\n{findings}");
        Assert.Equal(Certainty.Established, found.Certainty);
        Assert.NotEmpty(found.Remedy);
        Assert.DoesNotContain(result.Findings, f => f.Status == FindingStatus.Unknown);
    }
}
