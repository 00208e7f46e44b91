using PresignTools.Diagnosis;
using PresignTools.Errors;
using PresignTools.Intake;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis;

/// <summary>Failures as people paste them: messages of tools and SDKs in their own forms, logs, other languages, sentences around them.</summary>
public class PastedTests
{
    private const string Host = "https://examplebucket.s3.eu-west-1.amazonaws.com";
    private const string Query = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404";
    private const string Url = Host + "/test.txt?" + Query;

    private static DiagnosisInput Read(string text) => TextIntake.Read(text, out _) with { AsOf = new DateTimeOffset(2013, 5, 24, 1, 0, 0, TimeSpan.Zero) };

    [Theory]
    [InlineData("The AWS Access Key Id you provided does not exist in our records.", "InvalidAccessKeyId")]
    [InlineData("The provided token has expired.", "ExpiredToken")]
    [InlineData("The specified key does not exist.", "NoSuchKey")]
    [InlineData("Access Denied", "AccessDenied")]
    [InlineData("The request signature we calculated does not match the signature you provided. Check your key and signing method.", "SignatureDoesNotMatch")]
    public void The_Java_SDK_2_gives_the_sentence_without_the_code(string sentence, string code)
    {
        DiagnosisInput input = Read($"software.amazon.awssdk.services.s3.model.S3Exception: {sentence} (Service: S3, Status Code: 403, Request ID: 7Q3B, Extended Request ID: abc=)\n\tat com.acme.A.b(A.java:42)");

        Assert.Equal(code, input.Response!.Code);
        Assert.Equal(sentence, input.Response.Message);
    }

    [Fact]
    public void The_JavaScript_SDK_dumps_its_error_as_an_object()
    {
        PresignDiagnosis diagnosis = Read("""
            S3ServiceException [AccessDenied]: User: arn:aws:iam::123456789012:user/ci is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::b/a.csv" with an explicit deny in a service control policy
                at throwDefaultError (/app/index.js:838:20) {
              '$metadata': { httpStatusCode: 403, requestId: '7Q3B' },
              Code: 'AccessDenied'
            }
            """).Diagnose();

        Assert.Equal("AccessDenied", diagnosis.ErrorCode);
        Assert.Equal(CauseId.ScpOrRcpDeny, diagnosis.RootCause);
    }

    [Fact]
    public void Retries_of_botocore_are_no_part_of_the_message() =>
        Assert.Equal("Please reduce your request rate.", Read("An error occurred (SlowDown) when calling the PutObject operation (reached max retries: 4): Please reduce your request rate.").Response!.Message);

    [Fact]
    public void A_record_of_a_log_has_code_and_message_deep_inside()
    {
        DiagnosisInput input = Read($$$"""{"level":"error","msg":"upload failed","http":{"status":403,"url":"{{{Url}}}"},"err":{"name":"SignatureDoesNotMatch","message":"{{{Failure.SignatureMessage}}}"}}""");

        Assert.Equal("SignatureDoesNotMatch", input.Response!.Code);
        Assert.Equal(Failure.SignatureMessage, input.Response.Message);
        Assert.Equal(Url, input.Url);
    }

    [Fact]
    public void A_code_of_the_HTTP_client_is_none_of_S3()
    {
        DiagnosisInput input = Read($$"""{"message":"Request failed with status code 403","config":{"url":"{{Url}}"},"code":"ERR_BAD_REQUEST","status":403}""");

        Assert.Null(input.Response!.Code);
        Assert.Equal(403, input.Response.StatusCode);
        Assert.NotNull(input.Diagnose().RootCause);
    }

    [Theory]
    [InlineData("{\"content\":{\"text\":\"<?xml version=\\\"1.0\\\"?>\\n<Error><Code>SignatureDoesNotMatch</Code><CanonicalRequest>GET\\n/test.txt\\nX-Amz-Algorithm=AWS4-HMAC-SHA256\\nhost:h\\n\\nhost\\nUNSIGNED-PAYLOAD</CanonicalRequest></Error>\"}}")]
    [InlineData("time=03:12 body=\"<Error><Code>SignatureDoesNotMatch</Code><CanonicalRequest>GET\\n/test.txt\\nX-Amz-Algorithm=AWS4-HMAC-SHA256\\nhost:h\\n\\nhost\\nUNSIGNED-PAYLOAD</CanonicalRequest></Error>\"")]
    public void Xml_in_a_string_of_JSON_has_its_line_ends_escaped(string text)
    {
        string canonical = Read(text).Response!.CanonicalRequest!;

        Assert.Equal(["GET", "/test.txt", "X-Amz-Algorithm=AWS4-HMAC-SHA256", "host:h", "", "host", "UNSIGNED-PAYLOAD"], canonical.Split('\n'));
    }

    [Fact]
    public void A_backslash_of_a_key_is_no_escape() =>
        Assert.Equal(@"dir\new.csv", Read(@"<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><Key>dir\new.csv</Key></Error>").Response!.Key);

    [Theory]
    [InlineData("Invoke-WebRequest : Der Remoteserver hat einen Fehler zurückgegeben: (403) Unzulässig.", 403)]
    [InlineData("Invoke-RestMethod : Le serveur distant a retourné une erreur : (404) Introuvable.", 404)]
    [InlineData("<html><head><title>502 Bad Gateway</title></head></html>", 502)]
    [InlineData("403", 403)]
    public void A_status_is_found_in_any_language(string text, int status) => Assert.Equal(status, Read(text).Response!.StatusCode);

    [Fact]
    public void An_error_of_a_web_cmdlet_is_no_command() =>
        Assert.Equal(CauseId.DnsOrTls, Read("Invoke-WebRequest : Für den geschützten SSL/TLS-Kanal konnte keine Vertrauensstellung hergestellt werden..").Diagnose().RootCause);

    [Theory]
    [InlineData("curl is broken again")]
    [InlineData("wget does not work on the build server")]
    public void A_sentence_about_a_tool_is_no_command(string text) =>
        Assert.Equal("DiagnosisTextNotRecognized", Assert.Throws<PresignException>(() => Read(text)).ErrorId);

    [Fact]
    public void A_status_that_a_client_reports_says_nothing_of_HEAD()
    {
        PresignDiagnosis diagnosis = Read("requests.exceptions.HTTPError: 403 Client Error: Forbidden for url: " + Url).Diagnose();

        Assert.DoesNotContain(CauseId.HeadWithGetUrl, diagnosis.PossibleCauses);
        Assert.Contains(CauseId.MissingIdentityPermission, diagnosis.PossibleCauses);
        Assert.Equal(Certainty.Possible, diagnosis.Certainty);
    }

    [Fact]
    public void The_shell_cuts_a_URL_without_quotes()
    {
        string answer = "\n<Error><Code>AuthorizationQueryParametersError</Code><Message>Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.</Message></Error>";

        PresignDiagnosis bare = Read("$ curl " + Url + answer).Diagnose(), quoted = Read("$ curl '" + Url + "'" + answer).Diagnose();

        Assert.Equal(CauseId.UrlMangledInTransit, bare.RootCause);
        Assert.Equal(Certainty.Likely, bare.Certainty);
        Assert.Contains("quotes", bare.Explanation, StringComparison.Ordinal);
        Assert.DoesNotContain("without quotes", quoted.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void AccessDenied_as_a_word_is_as_bare_as_the_answer()
    {
        PresignDiagnosis diagnosis = Read($"the link {Url} says AccessDenied now").Diagnose();

        Assert.Equal(Certainty.Possible, diagnosis.Certainty);
    }

    [Theory]
    [InlineData("<Error><Code>MissingKey</Code><Message>Missing Key-Pair-Id query parameter or cookie value</Message></Error>", "MissingKey")]
    [InlineData("<html><head><title>502 Bad Gateway</title></head></html>", "502")]
    public void An_answer_that_S3_does_not_give_is_never_no_fault(string text, string named)
    {
        PresignDiagnosis diagnosis = Read(text).Diagnose();

        Assert.Contains(diagnosis.RootCause!, new[] { CauseId.Other, CauseId.IntermediaryBlock, CauseId.NotS3, CauseId.ThrottledOrUnavailable });
        Assert.True(diagnosis.RootCause != CauseId.Other || diagnosis.Title.Contains(named, StringComparison.Ordinal), diagnosis.Title);
        Assert.NotEmpty(diagnosis.Remedy);
    }

    [Theory]
    [InlineData("NoSuchKey", "The specified key does not exist.")]
    [InlineData("NoSuchBucket", "The specified bucket does not exist")]
    public void What_is_not_known_is_not_shown_as_a_question_mark(string code, string message) =>
        Assert.DoesNotContain("'?'", new DiagnosisInput { Response = Failure.Answer(code, message, 404) }.Diagnose().Explanation, StringComparison.Ordinal);

    [Fact]
    public void Abbreviations_keep_their_case_in_the_explanation()
    {
        PresignDiagnosis diagnosis = new DiagnosisInput { Url = Url, Response = Failure.Mismatch }.Diagnose();

        Assert.Equal(Certainty.Possible, diagnosis.Certainty);
        Assert.DoesNotContain("the url", diagnosis.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void The_checklist_does_not_clear_a_layer_that_the_ranking_suspects()
    {
        PresignDiagnosis diagnosis = new DiagnosisInput { Response = Failure.Bare }.Diagnose();

        Assert.Contains(CauseId.KeyMissingWithoutListPermission, diagnosis.PossibleCauses);
        Assert.Contains(CauseId.KeyMissingWithoutListPermission, diagnosis.Checklist[1].Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_URL_with_blanks_is_told_to_be_damaged() =>
        Assert.Equal(CauseId.UrlMangledInTransit, Read(Host + "/my report.txt?" + Query).Diagnose().RootCause);

    [Fact]
    public void More_than_one_URL_is_told()
    {
        TextIntake.Read($"1) {Url}\n2) {Url.Replace("aeeed9", "bbbbb9", StringComparison.Ordinal)}", out IReadOnlyList<string> several);
        TextIntake.Read($"$ aws s3 presign s3://examplebucket/test.txt\n{Url}\n$ curl '{Url}'", out IReadOnlyList<string> one);

        Assert.Contains(TextIntake.SeveralUrls, several);
        Assert.DoesNotContain(TextIntake.SeveralUrls, one);
    }

    [Fact]
    public void A_method_alone_is_nothing_to_diagnose() =>
        Assert.Equal("DiagnosisNothingGiven", Assert.Throws<PresignException>(() => new DiagnosisInput { Url = "", Method = "GET" }.Diagnose()).ErrorId);
}
