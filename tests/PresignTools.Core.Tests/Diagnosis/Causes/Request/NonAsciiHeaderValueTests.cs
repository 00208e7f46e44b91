using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

public class NonAsciiHeaderValueTests
{
    private const string Refusal = "SignatureDoesNotMatch: " + Failure.SignatureMessage;

    [Theory]
    [InlineData("Metadata: { title: 'Übersicht' },")]
    [InlineData("metadata={\"author\": \"José\"}")]
    [InlineData("x-amz-meta-name: 報告書.pdf")]
    [InlineData("  \"x-amz-meta-json\"=>\"{\\\"file\\\":\\\"größe.pdf\\\"}\",")]
    [InlineData("ContentDisposition: 'attachment; filename=\"отчёт.pdf\"',")]
    [InlineData("x-amz-meta-name:utf8_\\xC3\\x9F.pdf")]
    [InlineData("request.Metadata.Add(\"owner\", \"Jürgen\");")]
    public void A_value_beyond_ASCII_is_seen(string line)
    {
        PresignDiagnosis diagnosis = Paste(line + "\n\n" + Refusal);

        Assert.Equal(CauseId.NonAsciiHeaderValue, diagnosis.RootCause);
        Assert.Equal(EvidenceKind.SeenInRequest, diagnosis.EvidenceKind);
    }

    [Theory]
    [InlineData("botocore.exceptions.ParamValidationError: Parameter validation failed:\nNon ascii characters found in S3 metadata for key \"name\", value: \"Größe\".")]
    [InlineData("TypeError [ERR_INVALID_CHAR]: Invalid character in header content [\"x-amz-meta-name\"]")]
    [InlineData("Failed to execute 'setRequestHeader' on 'XMLHttpRequest': String contains non ISO-8859-1 code point.")]
    [InlineData("java.lang.IllegalArgumentException: Unexpected char 0x4e2d at 0 in x-amz-meta-name value: \u4e2d")]
    [InlineData("UnicodeEncodeError: 'latin-1' codec can't encode characters in position 0-1: ordinal not in range(256)")]
    public void A_client_that_refuses_is_believed(string message)
    {
        PresignDiagnosis diagnosis = Paste(message);

        Assert.Equal(CauseId.NonAsciiHeaderValue, diagnosis.RootCause);
        Assert.Equal(EvidenceKind.NamedByAnswer, diagnosis.EvidenceKind);
    }

    [Fact]
    public void A_name_that_code_puts_into_a_header_is_a_circumstance()
    {
        PresignDiagnosis diagnosis = Paste("upload of größe.jpg\nMetadata: { name: file.originalname }\n" + Refusal);

        Assert.Equal(CauseId.NonAsciiHeaderValue, diagnosis.RootCause);
        Assert.Equal(EvidenceKind.Circumstance, diagnosis.EvidenceKind);
    }

    [Theory]
    [InlineData("Metadata: { title: 'Overview' },   // Übersicht")]
    [InlineData("Key: 'größe.jpg', Metadata: { a: 'b' }")]
    [InlineData("ResponseContentDisposition: 'attachment; filename=\"größe.pdf\"',")]
    [InlineData("Metadata: { title: \u2018Overview\u2026\u2019 }")]
    public void Other_places_of_such_characters_are_not_taken_for_it(string line) =>
        Assert.NotEqual(EvidenceKind.SeenInRequest, Paste(line + "\n\n" + Refusal) is { RootCause: CauseId.NonAsciiHeaderValue } d ? d.EvidenceKind : null);

    [Fact]
    public void A_refusal_for_permission_is_not_put_down_to_it() =>
        Assert.NotEqual(CauseId.NonAsciiHeaderValue, Paste("Metadata: { title: 'Übersicht' }\nAccessDenied: Access Denied").RootCause);

    private static PresignDiagnosis Paste(string text) => TextIntake.Read(text, out _).Diagnose();
}
