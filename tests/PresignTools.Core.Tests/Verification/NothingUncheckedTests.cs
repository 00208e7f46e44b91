using CsCheck;
using PresignTools.Errors;
using PresignTools.Signing;
using PresignTools.Verification;
using PresignTools.Verification.Checks;
using PresignTools.Verification.Search;
using PresignTools.Verification.Subject;

namespace PresignTools.Tests.Verification;

/// <summary>What was not checked is never passed: with a secret, valid implies that the signature was computed and fits.</summary>
public class NothingUncheckedTests
{
    private static readonly SigningKeyCache Keys = new();
    private static readonly string[] Methods = ["GET", "PUT", "HEAD", "DELETE"];
    private static readonly Gen<string> Key = Gen.OneOf<string>(Gen.OneOf("a", "a b/ü+(1).txt", "x//../y", "report.pdf"),
        Gen.String[Gen.Char.AlphaNumeric, 1, 30]);

    private static readonly Gen<(string Url, string Method, (string, string)[] Headers)> Good =
        Gen.Select(Key, Gen.Int[0, 3], Gen.Bool, Gen.Bool, Gen.Bool).Select(static (key, method, token, header, query) =>
        {
            (string, string)[] headers = header ? [("x-amz-meta-a", "one"), ("content-type", "text/csv")] : [];
            string url = Signed.Url(key, Methods[method], token ? Signed.Session : Signed.Credentials, query: query ? [("versionId",
                "a/b+c"), ("response-content-type", "text/plain")] : null, headers: headers);
            return (url, Methods[method], headers);
        });

    private static readonly string[] Damage = ["%20", "%C2%A0", "%09", "%00", "/", "%2F", "+", "&", "=", "%", ";", "%3B", "host", "x-foo",
        "%3Bx-foo", "&X-Amz-Signature=", "&X-Amz-Credential=", "a", "0", "#", "@", "AWS4-ECDSA-P256-SHA256"];

    private static readonly Gen<(string Url, string Method, (string, string)[] Headers)> Damaged =
        Gen.Select(Good, Gen.Select(Gen.Int[0, 2], Gen.Int[0, 10_000], Gen.OneOf(Damage)).Array[1, 3]).Select(static (good, edits) =>
        {
            string text = good.Url;
            foreach ((int kind, int place, string insert) in edits)
            {
                int at = 9 + (place % (text.Length - 9));
                int length = Math.Min(insert.Length, text.Length - at);
                text = kind switch
                {
                    0 => text.Insert(at, insert),
                    1 => text.Remove(at, length),
                    _ => text.Remove(at, length).Insert(at, insert),
                };
            }

            return (text, good.Method, good.Headers);
        });

    [Fact]
    public void With_a_secret_valid_means_computed_and_right() =>
        Gen.Select(Gen.OneOf<(string Url, string Method, (string, string)[] Headers)>(Good, Damaged, Damaged), Gen.Bool,
            Gen.Bool).Sample(static (request, knowsMethod, knowsHeaders) =>
        {
            foreach (PresignedUrlTest? test in new[] { Judge(request.Url, knowsMethod ? request.Method : null, knowsHeaders
                ? request.Headers : null, secret: true) })
            {
                Assert.True(test is null || !test.IsValid || test.SignatureMatches == true, request.Url);
                Assert.True(test is null || test.IsValid || test.Cause is not null, request.Url);
                Assert.True(test is null || test.SignatureMatches == true == (test.SignatureState == SignatureState.Correct), request.Url);
                Assert.True(test is null || !test.Summary.StartsWith("Valid", StringComparison.Ordinal) || test.SignatureMatches == true,
                    request.Url);
            }
        }, iter: Nightly.Times(4_000));

    [Fact]
    public void Without_a_secret_the_summary_never_says_valid() =>
        Gen.OneOf<(string Url, string Method, (string, string)[] Headers)>(Good, Damaged).Sample(static request =>
        {
            PresignedUrlTest? test = Judge(request.Url, request.Method, request.Headers, secret: false);
            Assert.True(test is null || (!test.Summary.StartsWith("Valid", StringComparison.Ordinal)
                && test.SignatureState != SignatureState.Correct && test.SignatureMatches is null), request.Url);
        }, iter: Nightly.Times(2_000));

    [Fact]
    public void A_signature_with_any_digit_changed_is_never_valid()
    {
        string url = Signed.Url(headers: [("x-amz-meta-a", "one")]);
        (string, string)[] headers = [("x-amz-meta-a", "one")];
        Assert.True(Judge(url, "GET", headers, secret: true)!.IsValid);
        for (int i = 1; i <= 64; i++)
        {
            foreach (char digit in "0123456789abcdefABCDEF")
            {
                if (digit == url[^i])
                {
                    continue;
                }

                string changed = url[..^i] + digit + url[^(i - 1)..][..(i - 1)];
                Assert.Equal(url.Length, changed.Length);
                foreach ((string? method, (string, string)[]? sent) in new[] { ("GET", headers), ((string?)null, ((string, string)[]?)null),
                    ("GET", null), (null, headers) })
                {
                    PresignedUrlTest test = Judge(changed, method, sent, secret: true)!;
                    Assert.False(test.IsValid);
                    Assert.NotEqual(SignatureState.Correct, test.SignatureState);
                }
            }
        }
    }

    [Theory]
    [InlineData("host%3Bx-foo")]
    [InlineData("content-type%3Bhost%3Bx-amz-meta-a")]
    [InlineData("host%3Buser-agent")]
    public void Signed_headers_whose_values_nobody_knows_leave_it_unchecked(string names)
    {
        string url = Signed.Url().Replace("X-Amz-SignedHeaders=host", "X-Amz-SignedHeaders=" + names);

        PresignedUrlTest with = Judge(url, null, null, secret: true)!;
        PresignedUrlTest without = Judge(url, null, null, secret: false)!;

        Assert.False(with.IsValid);
        Assert.Equal(SignatureState.NotChecked, with.SignatureState);
        Assert.Equal(CauseId.MissingSignedHeader, with.Cause);
        Assert.Equal("Not checked: " + CauseId.MissingSignedHeader, with.ToString());
        Assert.True(without.IsValid);
        Assert.Equal("No fault found", without.ToString());
    }

    [Theory]
    [InlineData("https://user:pw@", true)]
    [InlineData("https://user@", true)]
    [InlineData("https://:pw@", true)]
    [InlineData("https://a:b@c:pw@", true)]
    [InlineData("https://@", false)]
    public void A_user_name_before_the_host_is_a_second_mechanism(string start, bool isFault)
    {
        PresignedUrlTest test = Judge(Signed.Url().Replace("https://", start), "GET", [], secret: true)!;

        Assert.Equal(SignatureState.Correct, test.SignatureState);
        Assert.Equal(isFault ? CauseId.TwoAuthMechanisms : null, test.Cause);
        Assert.Equal(!isFault, test.IsValid);
        Assert.DoesNotContain("pw", test.Url + string.Join(" ", test.Findings));
    }

    [Fact]
    public void A_user_name_is_a_warning_on_a_server_of_ones_own()
    {
        PresignedUrlTest test = Judge(Signed.Url().Replace("https://examplebucket.s3.eu-central-1.amazonaws.com",
            "https://user:pw@minio.example.com"), "GET", [], secret: false)!;

        Assert.True(test.IsValid);
        Assert.Contains(test.Findings, f => f.Cause == CauseId.TwoAuthMechanisms && f.Status == FindingStatus.Warning);
        Assert.StartsWith("https://user:***@minio.example.com/", test.Url);
    }

    [Theory]
    [InlineData(403, false)]
    [InlineData(999, false)]
    [InlineData(101, false)]
    [InlineData(500, true)]
    public void A_live_answer_that_accepts_nothing_is_a_fault_with_its_status(int status, bool wasRead)
    {
        VerificationContext verification = PresignedUrlVerifier.Judge(new ReceivedRequest { Url = Signed.Url(), Method = "GET", Headers = [] }, null,
            Signed.Time, null, SearchEffort.None, Keys);
        const string Reason = "The body of the answer could not be read: \u0001.";
        LiveCheck.Run(verification, new LiveProbeResult { Sent = true, Method = "GET", StatusCode = status, Reason = Reason }, wasRead);

        var test = new PresignedUrlTest(verification);
        Assert.False(test.IsValid);
        Assert.Contains(status.ToString(System.Globalization.CultureInfo.InvariantCulture), test.Findings[0].Evidence);
        Assert.DoesNotContain(test.Findings[0].Evidence, char.IsControl);
    }

    [Fact]
    public void A_live_answer_that_accepts_or_was_never_sent_adds_nothing()
    {
        foreach (LiveProbeResult live in new[] { new LiveProbeResult { Sent = true, StatusCode = 200, IsAccepted = true },
            new LiveProbeResult { Sent = false, Reason = "x" } })
        {
            VerificationContext verification = PresignedUrlVerifier.Judge(new ReceivedRequest { Url = Signed.Url(), Method = "GET", Headers = [] }, null,
                Signed.Time, null, SearchEffort.None, Keys);
            int before = verification.Findings.Count;
            LiveCheck.Run(verification, live, wasRead: false);
            Assert.Equal(before, verification.Findings.Count);
        }
    }

    private static PresignedUrlTest? Judge(string url, string? method, (string Name, string Value)[]? headers, bool secret)
    {
        try
        {
            SigningCredentials? credentials = secret ? SigningCredentials.ForUrl(PresignedUrlVerifier.AccessKeyIdOf(url) ?? string.Empty,
                Signed.Secret, null, "test") : null;
            IReadOnlyList<KeyValuePair<string, string>>? sent = headers is null ? null : [.. headers.Select(h => new KeyValuePair<string,
                string>(h.Name, h.Value))];
            return new PresignedUrlTest(PresignedUrlVerifier.Judge(new ReceivedRequest { Url = url, Method = method, Headers = sent },
                credentials, Signed.Time, null, SearchEffort.None, Keys));
        }
        catch (PresignException)
        {
            return null;    // no URL at all: an error, and no verdict
        }
    }
}
