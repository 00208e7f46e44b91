using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis;

/// <summary>Where S3's answer shows the request that it received, its values are used, and nobody is asked for what was given.</summary>
public class ReceivedValuesTests
{
    private const string Query =
        "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260301%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20260301T120000Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=content-type%3Bhost";

    private const string Url = "https://photo-store.s3.eu-west-1.amazonaws.com/in/7.webp?" + Query
        + "&X-Amz-Signature=fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543";

    private static string Answer(string method, string type) =>
        $"<Error><Code>SignatureDoesNotMatch</Code><Message>{Failure.SignatureMessage}</Message><CanonicalRequest>{method}\n/in/7.webp\n{Query.Replace("&", "&amp;", StringComparison.Ordinal)}\ncontent-type:{type}\nhost:photo-store.s3.eu-west-1.amazonaws.com\n\ncontent-type;host\nUNSIGNED-PAYLOAD</CanonicalRequest></Error>";

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/octet-stream")]
    public void The_type_that_S3_received_is_the_one_that_is_sent(string type)
    {
        PresignDiagnosis diagnosis = Diagnosed($"{Url}\n{Answer("PUT", type)}");

        Finding finding = Assert.Single(diagnosis.Findings, static f => f.Cause == CauseId.ContentTypeMismatch);
        Assert.Contains(type, finding.Evidence, StringComparison.Ordinal);
        Assert.DoesNotContain(diagnosis.Findings, static f => f.Remedy?.Contains("give S3's answer", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Without_it_the_answer_is_asked_for() =>
        Assert.Contains(
            Diagnosed($"{Url}\n<Error><Code>SignatureDoesNotMatch</Code><Message>{Failure.SignatureMessage}</Message></Error>").Findings,
            static f => f.Remedy?.Contains("CanonicalRequest", StringComparison.Ordinal) == true);

    [Theory]
    [InlineData("const c = new PutObjectCommand({ Bucket: 'photo-store', Key: 'in/7.webp', ContentType: 'image/webp' });\nconst u = await getSignedUrl(client, c, { expiresIn: 3600 });")]
    [InlineData("u = s3.generate_presigned_url('put_object', Params={'Bucket': 'photo-store', 'Key': 'in/7.webp', 'ContentType': 'image/webp'}, ExpiresIn=3600)")]
    public void The_type_of_the_signing_code_is_compared_with_the_one_that_is_sent(string code)
    {
        PresignDiagnosis diagnosis = Diagnosed(
            $"{code}\n\nawait fetch(u, {{ method: 'PUT', body: blob, headers: {{ 'Content-Type': 'image/png' }} }});\n\n403 SignatureDoesNotMatch\n{Url}");

        Assert.Equal(CauseId.ContentTypeMismatch, diagnosis.RootCause);
        Assert.Equal(Certainty.Likely, diagnosis.Certainty);
        Assert.Contains("'image/webp'", diagnosis.Findings.First(static f => f.Cause == CauseId.ContentTypeMismatch).Evidence, StringComparison.Ordinal);
        Assert.Contains("'image/png'", diagnosis.Findings.First(static f => f.Cause == CauseId.ContentTypeMismatch).Evidence, StringComparison.Ordinal);
    }

    private static PresignDiagnosis Diagnosed(string text) =>
        (TextIntake.Read(text, out _) with { AsOf = new DateTimeOffset(2026, 3, 1, 12, 5, 0, TimeSpan.Zero) }).Diagnose();
}
