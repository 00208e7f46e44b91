using PresignTools.Diagnosis;
using PresignTools.Forms;
using PresignTools.Intake.Reading;
using PresignTools.Tests.Forms;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Intake;

/// <summary>
/// Random values spell words. A signature in 64 hexadecimal digits holds any three digits in one of 66 cases. Whatever digits stand in
/// it, no status is read there.
/// </summary>
public class OpaqueValueTests
{
    private static readonly string[] Statuses = ["200", "204", "301", "302", "307", "400", "403", "404", "405", "412", "500", "503"];

    public static TheoryData<string> Each => [.. Statuses.SelectMany(static s => new[] { $"ab2c{s}ed0f", $"00{s}11", $"a{s}" })];

    [Theory]
    [MemberData(nameof(Each))]
    public void A_URL_is_read_the_same(string digits) =>
        Same(digits, static s => Signed.Url() + "\n\nS3 URL of the bucket, signed with " + s, Digits("0"));

    [Theory]
    [MemberData(nameof(Each))]
    public void A_form_is_read_the_same(string digits)
    {
        PresignedPost post = MadeForms.Sign();
        string signature = post.Fields.Pairs.Single(static f => f.Key == "x-amz-signature").Value;
        Same(digits, s => post.ToHtml().Replace(signature, s, StringComparison.Ordinal), signature);
        Same(digits, s => post.ToCurl().Replace(signature, s, StringComparison.Ordinal), signature);
    }

    /// <summary>Any three letters stand in one of a few thousand ids of S3, which have 76 random ones.</summary>
    [Theory]
    [InlineData("Ucdn")]
    [InlineData("CDN/")]
    [InlineData("waf+")]
    public void An_answer_is_read_the_same_whatever_its_ids_spell(string letters)
    {
        string xml = "<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you "
            + "provided. Check your key and signing method.</Message><AWSAccessKeyId>AKIAIOSFODNN7EXAMPLE</AWSAccessKeyId>"
            + "<RequestId>CCCA15EB7C79D5A9</RequestId><HostId>hgXlmtLSGr5QAzvrhQJfZrNTaFi6tiRarX4YwURsdaKlG3OzgsG7SR6YVwr9kDNAtPYK#EMU=</HostId>"
            + "</Error>";
        PresignDiagnosis plain = Diagnose(xml.Replace("#", "Qk0z", StringComparison.Ordinal));
        PresignDiagnosis spelled = Diagnose(xml.Replace("#", letters, StringComparison.Ordinal));
        Assert.Equal(plain.Findings.Select(static f => f.Cause), spelled.Findings.Select(static f => f.Cause));
    }

    private static void Same(string digits, Func<string, string> text, string signature)
    {
        PresignDiagnosis plain = Diagnose(text(Digits("abc"))), withDigits = Diagnose(text(Digits(digits)));
        Assert.Equal(64, signature.Length);
        Assert.Equal(plain.RootCause, withDigits.RootCause);
        Assert.Equal(plain.Outcome, withDigits.Outcome);
        Assert.Equal(plain.StatusCode, withDigits.StatusCode);
        Assert.Equal(plain.Findings.Select(static f => f.Cause), withDigits.Findings.Select(static f => f.Cause));
    }

    private static PresignDiagnosis Diagnose(string text) => PresignDiagnoser.Diagnose(TextIntake.Read(text, out _), MadeForms.Time);

    private static string Digits(string within) => "e7" + within + new string('d', 62 - within.Length);
}
