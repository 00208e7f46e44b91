using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis.Told;

/// <summary>An Authorization header with the secret where the signature belongs.</summary>
public class SecretAsSignatureTests
{
    [Theory]
    [InlineData("headers: { Authorization: 'AWS ' + accessKey + ':' + secretKey }\nfetch of the S3 object gives 403 Forbidden")]
    [InlineData("r = requests.get(s3_url, headers={\"Authorization\": f\"AWS {key}:{secret_key}\"})\nprint(r.status_code)  # 403")]
    [InlineData("curl -H \"Authorization: AWS $AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY\" https://example-media.s3.amazonaws.com/a.png\n<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided. Check your key and signing method.</Message></Error>")]
    [InlineData("request.AddHeader(\"Authorization\", \"AWS AKIAIOSFODNN7EXAMPLE:wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\");\nS3 answers 403 Forbidden")]
    public void Signs_nothing(string text) => Assert.Equal(CauseId.SignatureMismatch, Read(text).RootCause);

    [Theory]
    [InlineData("headers: { Authorization: 'AWS ' + accessKey + ':' + sign(secretKey, toSign) }\nfetch of the S3 object gives 403 Forbidden")]
    [InlineData("headers: { Authorization: 'AWS ' + accessKey + ':' + signature }\nfetch of the S3 object gives 403 Forbidden")]
    [InlineData("Authorization: AWS AKIAIOSFODNN7EXAMPLE:frJIUN8DYpKDtOLCwo//yllqDzg=\nS3 answers 403 Forbidden")]
    [InlineData("headers: { Authorization: 'AWS ' + accessKey + ':' + hmacSha1(secretKey, s) }\nfetch of the S3 object gives 403 Forbidden")]
    public void A_signature_is_one(string text) => Assert.NotEqual(CauseId.SignatureMismatch, Read(text).RootCause);

    private static PresignDiagnosis Read(string text) => TextIntake.Read(text, out _).Diagnose();
}
