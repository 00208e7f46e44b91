using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis;

/// <summary>
/// Signatures that do not fit, as people paste them: what the server's canonical request, two variants, two URLs, settings and names in the
/// text say of the cause. Beside each the innocent text that looks like it.
/// </summary>
public class SignatureTextTests
{
    private const string Refused = "<Error><Code>SignatureDoesNotMatch</Code><Message>" + Failure.SignatureMessage + "</Message>";
    private const string Scope = "AKIAIOSFODNN7EXAMPLE%2F20240611%2Feu-north-1%2Fs3%2Faws4_request";
    private const string Hex = "5f0a1c9be7d24c3380b1f6a9e4d7c2b15f0a1c9be7d24c3380b1f6a9e4d7c2b1";

    private const string Query = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=" + Scope
        + "&X-Amz-Date=20240611T080000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=" + Hex;

    private static PresignDiagnosis Of(string text) =>
        (TextIntake.Read(text, out _) with { AsOf = new DateTimeOffset(2024, 6, 11, 8, 1, 0, TimeSpan.Zero) }).Diagnose();

    private static string Canonical(string host, string path = "/a.flac") =>
        Refused + "<CanonicalRequest>GET\n" + path + "\nX-Amz-Algorithm=AWS4-HMAC-SHA256&amp;X-Amz-Credential=" + Scope
        + "&amp;X-Amz-SignedHeaders=host\nhost:" + host + "\n\nhost\nUNSIGNED-PAYLOAD</CanonicalRequest></Error>";

    [Theory]
    [InlineData("music.s3.eu-north-1.amazonaws.com:443")]
    [InlineData("music.s3.eu-north-1.amazonaws.com:80")]
    public void A_port_of_the_scheme_in_the_host_that_arrived(string host)
    {
        PresignDiagnosis diagnosis = Of("our Roku channel cannot play them\n" + Canonical(host));

        Assert.Equal(CauseId.SignedHostMismatch, diagnosis.RootCause);
        Assert.Equal(Certainty.Likely, diagnosis.Certainty);
        Assert.Contains("with the port", diagnosis.Findings[0].Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("music.s3.eu-north-1.amazonaws.com")]
    [InlineData("store.example.net:9000")]
    public void Another_port_belongs_to_the_name(string host) =>
        Assert.NotEqual(Certainty.Likely, Of("our Roku channel cannot play them\n" + Canonical(host)).Certainty);

    [Fact]
    public void The_list_of_signed_headers_excludes_the_content_type()
    {
        Assert.DoesNotContain(CauseId.ContentTypeMismatch, Of(Canonical("music.s3.eu-north-1.amazonaws.com")).PossibleCauses);

        // Cut right behind the host: the lines are sorted, and went past it.
        string cut = Refused + "<CanonicalRequest>PUT\n/a.flac\n\nhost:music.s3.eu-north-1.amazonaws.com\nx-amz-";
        Assert.DoesNotContain(CauseId.ContentTypeMismatch, Of(cut).PossibleCauses);
        string before = Refused + "<CanonicalRequest>PUT\n/a.flac\nX-Amz-Credential=" + Scope + "\ncache-control:no-store\n";
        Assert.Contains(CauseId.ContentTypeMismatch, Of("the signed URL is refused\n" + before).PossibleCauses);
    }

    [Theory]
    [InlineData("Veeam job: S3 error: " + Failure.SignatureMessage + " Code: SignatureDoesNotMatch")]
    [InlineData("kopia: unable to write blob: SignatureDoesNotMatch: " + Failure.SignatureMessage)]
    public void A_client_that_signs_what_it_sends_has_no_other_method_or_type(string text)
    {
        IReadOnlyList<string> possible = Of(text).PossibleCauses;

        Assert.Equal(CauseId.WrongSecretKey, possible[0]);
        Assert.DoesNotContain(CauseId.ContentTypeMismatch, possible);
        Assert.DoesNotContain(CauseId.WrongMethod, possible);
    }

    [Theory]
    [InlineData("our page PUTs to the pre-signed url, " + Failure.SignatureMessage)]
    [InlineData("the link in the mail says " + Failure.SignatureMessage)]
    public void A_link_may_be_used_by_anybody(string text) => Assert.Contains(CauseId.WrongMethod, Of(text).PossibleCauses);

    [Theory]
    [InlineData("works:\n  client.Put(\"beta.bin\")\nfails with SignatureDoesNotMatch:\n  client.Put(\"be ta.bin\")", CauseId.KeyEncoding)]
    [InlineData("put --object-path data/x.parquet   # ok\nput --object-path /data/x.parquet   # SignatureDoesNotMatch", CauseId.PathNormalized)]
    [InlineData("target bucket:\n* vault-01 -> ok\n* vault-01/daily -> SignatureDoesNotMatch", CauseId.PathInBucketName)]
    public void Of_two_variants_the_difference_decides(string text, string cause) => Assert.Equal(cause, Of(text).RootCause);

    [Theory]
    [InlineData("works:\n  client.Put(\"beta.bin\")\nfails with SignatureDoesNotMatch:\n  otherThing.Send(a, b, c)")]
    [InlineData("region eu-west-1 -> ok\nregion eu-west-2 -> SignatureDoesNotMatch")]
    public void What_is_no_variant_says_nothing(string text) =>
        Assert.DoesNotContain(Of(text).Findings, static f => f.Evidence.Contains("Nothing else differs", StringComparison.Ordinal));

    [Theory]
    [InlineData("this one opens fine: ", "\nthis one gives 400: ")]
    [InlineData("ok ", "\nbroken ")]
    public void The_URL_that_works_is_not_the_one_that_fails(string good, string bad)
    {
        string month = Query.Replace("X-Amz-Expires=900", "X-Amz-Expires=2592000", StringComparison.Ordinal)
            .Replace(Hex, Hex.Replace('5', '6'), StringComparison.Ordinal);
        const string Host = "https://music.s3.eu-north-1.amazonaws.com/a.flac?";

        Assert.Equal(CauseId.ExpiryOver7Days, Of(good + Host + Query + bad + Host + month).RootCause);
    }

    [Theory]
    [InlineData("STORAGE_ENDPOINT=http://garage.internal:3900\nSTORAGE_PUBLIC_URL=https://files.example.net\nthe link: SignatureDoesNotMatch")]
    [InlineData("endpoint: s3.internal.example.net\nasset_host: https://img.example.org\nimage links: SignatureDoesNotMatch")]
    public void The_name_in_the_links_is_not_that_of_the_endpoint(string text) => Assert.Equal(CauseId.SignedHostMismatch, Of(text).RootCause);

    [Theory]
    [InlineData("STORAGE_ENDPOINT=https://files.example.net\nSTORAGE_PUBLIC_URL=https://files.example.net\nthe link: SignatureDoesNotMatch")]
    [InlineData("STORAGE_ENDPOINT=https://example.net\nSTORAGE_PUBLIC_URL=https://media.example.net\nthe link: SignatureDoesNotMatch")]
    public void One_name_is_no_other(string text) =>
        Assert.DoesNotContain(Of(text).Findings, static f => f.Evidence.Contains("URLs get the name", StringComparison.Ordinal));

    [Fact]
    public void One_signature_on_two_URLs_shows_what_was_changed()
    {
        string other = Query.Replace("X-Amz-Expires=900", "X-Amz-Expires=90000", StringComparison.Ordinal);
        string text = $"made: https://s.example.net/b/k?{Query}\nsent: https://s.example.net/b/k?{other}\n{Refused}</Error>";

        PresignDiagnosis diagnosis = Of(text);
        Assert.Equal(CauseId.QueryChanged, diagnosis.RootCause);
        Assert.Contains("X-Amz-Expires", diagnosis.Findings[0].Evidence, StringComparison.Ordinal);

        string same = $"made: https://s.example.net/b/k?{Query}\nsent: https://s.example.net/b/k?{Query}\n{Refused}</Error>";
        Assert.DoesNotContain(Of(same).Findings, static f => f.Evidence.Contains("same signature", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://music.s3.eu-north-1.amazonaws.com/a.flac?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Cred...")]
    [InlineData("https://music.s3.eu-north-1.amazonaws.com/a.flac?X-Amz-Algorithm=AWS4-HMAC-SHA256…")]
    public void Dots_at_the_end_are_of_whoever_pastes(string url) =>
        Assert.NotEqual(CauseId.UrlMangledInTransit, Of($"GET {url}\n{Refused}</Error>").RootCause);

    [Theory]
    [InlineData("https://files.example.net/undefined")]
    [InlineData("https://uploads.s3.eu-north-1.amazonaws.com/null")]
    public void A_word_in_the_place_of_the_URL(string url) =>
        Assert.Contains("has no URL", Of($"PUT {url} 403 (Forbidden)").Findings[0].Evidence, StringComparison.Ordinal);

    [Theory]
    [InlineData("url += \"&inline=1\"", true)]
    [InlineData("<img src=\"{{ photo.link }}?w=200\">", true)]
    [InlineData("url += \"&X-Amz-Signature=\" + sig", false)]
    [InlineData("base_url = \"https://example.net/?page=2\"", false)]
    public void A_parameter_that_code_appends(string code, bool isAppended) =>
        Assert.Equal(isAppended, Of($"signed links\n{code}\n{Refused}</Error>").RootCause == CauseId.ExtraQueryParameter);

    [Theory]
    [InlineData("Content-Type: application/json; charset=utf-8", true)]
    [InlineData("Content-Type: text/html; charset=utf-8", false)]
    public void Two_content_types_of_which_one_has_a_charset(string header, bool isSeen) =>
        Assert.Equal(isSeen, Of($"signed url made with content_type='application/json'\nsent {header}\n{Refused}</Error>").Findings
            .Any(static f => f.Evidence.Contains("in another: the", StringComparison.Ordinal)));

    [Theory]
    [InlineData("curl -I 'https://music.s3.eu-north-1.amazonaws.com/a.flac?" + Query + "'\nHTTP/1.1 403 Forbidden\nx-amz-request-id: 7Q3B", true)]
    [InlineData("curl -i 'https://music.s3.eu-north-1.amazonaws.com/a.flac?" + Query + "'\nHTTP/1.1 403 Forbidden\nx-amz-request-id: 7Q3B", false)]
    public void The_option_of_curl_that_sends_HEAD(string text, bool isHead) =>
        Assert.Equal(isHead, Of("s3.generate_presigned_url('get_object')\n" + text).RootCause == CauseId.HeadWithGetUrl);

    [Fact]
    public void Two_answers_of_different_codes_prove_neither() =>
        Assert.NotEqual(Certainty.Established, Of(
            "<Error><Code>SignatureDoesNotMatch</Code><Message>Signature expired: 20240611T080000Z is now earlier than 20240611T080100Z</Message>"
            + "</Error>\nand later <Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>").Certainty);
}
