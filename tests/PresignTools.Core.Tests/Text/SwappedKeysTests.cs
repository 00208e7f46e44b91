using System.Reflection;
using PresignTools.Inspection;
using PresignTools.Intake;
using PresignTools.Intake.Reading;
using PresignTools.Responses;
using PresignTools.Tests.Diagnosis;
using PresignTools.Tests.Verification;
using PresignTools.Text.Masking;
using PresignTools.Verification;

namespace PresignTools.Tests.Text;

/// <summary>URLs and answers with a secret or a session token in the place of the access key id: no text of ours may show it.</summary>
public sealed class SwappedKeysTests
{
    private const string Signature = "3b1f9c0de4a75826f0b1c2d3e4f5061728394a5b6c7d8e9fa0b1c2d3e4f50617";

    public static TheoryData<string> Misplaced =>
    [
        "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "wJalrXUtnFEMI+K7MDENG+bPxRfiCYEXAMPLEKEY",
        "K7MDENGwJalrXUtnFEMIbPxRfiCYEXAMPLEKEY12",
        "SECRETsecret/SECRETsecret+SECRETsecret12",
        string.Concat(Enumerable.Repeat("FwoGZXIvYXdzEXAMPLE", 5)),
        "IQoJb3JpZ2luX2Vj" + new string('a', 200),
    ];

    private static string V4(string id) =>
        "https://examplebucket.s3.eu-central-1.amazonaws.com/a.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential="
        + Uri.EscapeDataString(id) + "%2F20260301%2Feu-central-1%2Fs3%2Faws4_request&X-Amz-Date=20260301T120000Z&X-Amz-Expires=3600"
        + "&X-Amz-SignedHeaders=host&X-Amz-Signature=" + Signature;

    private static string V2(string id) =>
        "https://examplebucket.s3.amazonaws.com/a.txt?AWSAccessKeyId=" + Uri.EscapeDataString(id) + "&Expires=1772370000&Signature=vjbyPxybdZaNmGa%2ByT272YEAiv4%3D";

    private static string Answer(string id) =>
        $"<Error><Code>InvalidAccessKeyId</Code><Message>The AWS Access Key Id you provided does not exist in our records.</Message><AWSAccessKeyId>{id}</AWSAccessKeyId></Error>";

    [Theory]
    [MemberData(nameof(Misplaced))]
    public void Reading_a_url(string id)
    {
        foreach (string url in new[] { V4(id), V2(id) })
        {
            PresignedUrlInfo info = PresignedUrlReader.Read(url);
            Assert.Equal("***", info.AccessKeyId);
            Hides(id, Texts(info, "Url"));
        }
    }

    [Theory]
    [MemberData(nameof(Misplaced))]
    public void Testing_a_url(string id)
    {
        foreach (string url in new[] { V4(id), V2(id), V4(id).Replace("%2F", "/", StringComparison.Ordinal) })
        {
            foreach (bool hasSecret in new[] { true, false })
            {
                PresignedUrlTest test = Signed.Test(url, secret: hasSecret);
                Assert.Equal("***", test.AccessKeyId);
                Hides(id, PublicText.Of(test));
            }
        }
    }

    [Fact]
    public void A_test_says_what_is_wrong()
    {
        Finding finding = Signed.Test(V4(Signed.Secret), secret: false).Findings.First(static f => f.Cause == CauseId.MalformedQueryParameter);
        Assert.Contains("looks like a secret access key or a session token", finding.Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Misplaced))]
    public void Reading_an_answer(string id)
    {
        S3ErrorResponse answer = S3ErrorResponseReader.Read(new S3ResponseInput { Status = 403, Body = Answer(id) });
        Assert.Equal("***", answer.AccessKeyId);
        Hides(id, PublicText.Of(answer));
    }

    [Theory]
    [MemberData(nameof(Misplaced))]
    public void Diagnosing(string id)
    {
        string[] pasted =
        [
            V4(id), V2(id), $"curl '{V4(id)}'\n{Answer(id)}", $"curl '{V2(id)}'\n{Answer(id)}",
            $"New-S3PresignedUrl b k -AccessKey {id} -SecretKey AKIAIOSFODNN7EXAMPLE\n403 Forbidden",
            $"aws_access_key_id = {id}\naws_secret_access_key = AKIAIOSFODNN7EXAMPLE\n403 Forbidden",
            $"Authorization: AWS4-HMAC-SHA256 Credential={id}/20260301/eu-central-1/s3/aws4_request, SignedHeaders=host, Signature={Signature}\n403 Forbidden",
        ];
        foreach (string text in pasted)
        {
            Hides(id, PublicText.Of(TextIntake.Read(text, out _).Diagnose()));
            Hides(id, [SecretMask.Of(text)]);
        }

        Hides(id, PublicText.Of(new DiagnosisInput { FormFields = Failure.Pairs(("x-amz-credential", id + "/20260301/eu-central-1/s3/aws4_request")), Response = Failure.Mismatch }.Diagnose()));
    }

    [Theory]
    [InlineData("AKIAIOSFODNN7EXAMPLE")]
    [InlineData("minioadmin")]
    [InlineData("team/alice")]
    [InlineData("0123456789abcdef0123456789abcdef01234567")]
    [InlineData("GOOG1EABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ABCDEFGHIJKLMNOPQRS")]
    public void A_key_id_stays(string id)
    {
        Assert.Equal(id, PresignedUrlReader.Read(V4(id)).AccessKeyId);
        Assert.Contains(Uri.EscapeDataString(id), SecretMask.Of(V4(id)), StringComparison.Ordinal);
        Assert.Contains(id, SecretMask.Of("AWS_ACCESS_KEY_ID=" + id), StringComparison.Ordinal);
    }

    /// <summary>What docs/security.md names as the outputs that hold the URL itself; nothing else does.</summary>
    [Fact]
    public void Only_the_url_of_New_and_ConvertFrom_shows_signature_and_token()
    {
        string url = Signed.Url(by: Signed.Session);
        string[] secrets = [url[(url.LastIndexOf('=') + 1)..], Signed.Session.SessionToken!, Uri.EscapeDataString(Signed.Session.SessionToken!)];
        var input = new DiagnosisInput { Url = url, Method = "GET", Response = Failure.Mismatch, Credentials = Signed.Session };
        PresignedUrlInfo info = PresignedUrlReader.Read(url);
        Assert.Equal(url, info.Url);
        object[] outputs = [Signed.Test(url, with: Signed.Session), Signed.Test(url + "x"), input.Diagnose(), Failure.Mismatch, Signed.Session];
        foreach (string text in outputs.SelectMany(PublicText.Of).Concat(Texts(info, nameof(info.Url))))
        {
            Assert.All(secrets, s => Assert.DoesNotContain(s, text, StringComparison.Ordinal));
        }
    }

    /// <summary>All public properties but one.</summary>
    private static IEnumerable<string> Texts(object value, string but) => value.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.Name != but)
        .SelectMany(p => PublicText.Of(p.GetValue(value)));

    private static void Hides(string secret, IEnumerable<string> texts)
    {
        string[] pieces = [.. secret.Split('/', '+').Where(static p => p.Length >= 10), secret[..13], secret[^13..]];
        Assert.All(texts, t => Assert.All(pieces, p => Assert.DoesNotContain(p, t, StringComparison.Ordinal)));
    }
}
