using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis.Told;

/// <summary>Answers as a browser shows them: on one line, with a plain &amp; in the query, and cut.</summary>
public class ShownAnswerTests
{
    private const string Message = "<Message>The request signature we calculated does not match the signature you provided. Check your key and signing method.</Message>";
    private const string Query = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260301%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20260301T120000Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host";

    private static string Body(string canonical, bool isCut = false) =>
        $"<Error><Code>SignatureDoesNotMatch</Code>{Message}<CanonicalRequest>{canonical}" + (isCut ? string.Empty : "</CanonicalRequest></Error>");

    [Theory]
    [InlineData(" ")]
    [InlineData("\n")]
    public void A_plain_ampersand_of_a_query_does_not_hide_the_code(string between)
    {
        PresignDiagnosis read = Read(Body($"GET{between}/a.png{between}{Query}{between}host:b.s3.eu-west-1.amazonaws.com{between}{between}host{between}UNSIGNED-PAYLOAD"));

        Assert.Equal("SignatureDoesNotMatch", read.ErrorCode);
        Assert.NotEqual(CauseId.UrlMangledInTransit, read.RootCause);
    }

    [Theory]
    [InlineData("uppy in our react app, nothing is uploaded. when I click the url in the network tab:\n")]
    [InlineData("directus: file upload straight to the bucket fails. Opening the failed request shows\n")]
    [InlineData("filament FileUpload with a direct s3 disk never finishes, and this is what that url gives:\n")]
    public void The_canonical_request_is_no_url_that_was_cut(string told)
    {
        PresignDiagnosis read = Read(told + Body("GET /tmp/9f2.png X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Content-Sha256=UNSIGNED-PAYLOAD&X-Amz-Cred", isCut: true));

        Assert.Equal("SignatureDoesNotMatch", read.ErrorCode);
        Assert.DoesNotContain(read.Findings, static f => f.Status == FindingStatus.Fail && f.Cause is CauseId.UrlMangledInTransit or CauseId.MissingQueryParameter);
        Assert.Contains(read.Findings, static f => f.Cause == CauseId.WrongMethod);
    }

    [Theory]
    [InlineData("after the upload the thumbnail link gives\n")]
    [InlineData("download of reports fails:\n")]
    public void A_download_is_no_upload_that_was_opened(string told) => Assert.DoesNotContain(
        Read(told + Body($"GET /a.png {Query} host:b.s3.eu-west-1.amazonaws.com host UNSIGNED-PAYLOAD")).Findings,
        static f => f.Cause == CauseId.WrongMethod && f.Evidence.Contains("is about an upload", StringComparison.Ordinal));

    [Theory]
    [InlineData("GET /a.png host:b.s3.eu-west-1.amazonaws.com:443 x-amz-date:20260301T120000Z host;x-amz-date UNSIGNED-PAYLOAD")]
    [InlineData("PUT /dir/b.bin content-type:text/plain; charset=utf-8 host:b.s3.eu-west-1.amazonaws.com:443 content-type;host UNSIGNED-PAYLOAD")]
    public void Headers_on_one_line_are_read(string canonical) =>
        Assert.Contains(Read(Body(canonical)).Findings, static f => f.Cause == CauseId.SignedHostMismatch && f.Evidence.Contains(":443", StringComparison.Ordinal));

    [Theory]
    [InlineData("node: InvalidBucketName: Bucket name shouldn't contain '/', received 'acme-media/avatars/2026'")]
    [InlineData("com.amazonaws.services.s3.model.IllegalBucketNameException: Bucket name should not contain '/'")]
    [InlineData("strapi upload: Error: Bucket names cannot contain forward slashes. Bucket: acme-media/strapi")]
    [InlineData("botocore.exceptions.ParamValidationError: Invalid bucket name \"acme-media/in\": Bucket name must match the regex \"^[a-zA-Z0-9.\\-_]{1,255}$\"")]
    [InlineData("InvalidParameterException: bucket name must not contain a slash (got `acme-media/daily`), java s3 wrapper of ours")]
    public void A_slash_in_the_bucket_s_name(string text)
    {
        PresignDiagnosis read = Read(text);
        Assert.Equal(CauseId.PathInBucketName, read.RootCause);
        Assert.Equal(Certainty.Likely, read.Certainty);
    }

    [Theory]
    [InlineData("Invalid bucket name \"Acme_Media\": Bucket name must match the regex \"^[a-zA-Z0-9.\\-_]{1,255}$\"")]
    [InlineData("InvalidBucketName: Bucket name shouldn't contain uppercase characters, received 'AcmeMedia'")]
    [InlineData("Invalid bucket name \"\": Bucket name must match the regex \"^[a-zA-Z0-9.\\-_]{1,255}$\"")]
    public void A_name_without_a_slash_is_only_a_wrong_name(string text) => Assert.Equal(CauseId.WrongBucketOrKey, Read(text).RootCause);

    private static PresignDiagnosis Read(string text) =>
        (TextIntake.Read(text, out _) with { AsOf = new DateTimeOffset(2026, 3, 1, 12, 1, 0, TimeSpan.Zero) }).Diagnose();
}
