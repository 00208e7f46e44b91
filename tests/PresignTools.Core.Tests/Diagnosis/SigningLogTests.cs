using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis;

/// <summary>The canonical request of a client's log beside the one of S3's answer.</summary>
public class SigningLogTests
{
    private const string Signed = """
        PUT
        /reports/2026/q3.csv

        accept-encoding:identity
        content-type:text/csv
        host:s3.eu-west-1.amazonaws.com
        x-amz-content-sha256:UNSIGNED-PAYLOAD
        x-amz-date:20260301T120000Z

        accept-encoding;content-type;host;x-amz-content-sha256;x-amz-date
        UNSIGNED-PAYLOAD
        """;

    private static string Answer(string received) =>
        "<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided. Check your "
            + "key and signing method.</Message><AWSAccessKeyId>AKIAIOSFODNN7EXAMPLE</AWSAccessKeyId><CanonicalRequest>" + received
            + "</CanonicalRequest><RequestId>4442587FB7D0A2F9</RequestId></Error>";

    public static TheoryData<string, string> Logs => new()
    {
        { "botocore", $"2026-03-01 12:00:00,101 botocore.auth [DEBUG] Calculating signature using v4 auth.\n"
            + $"2026-03-01 12:00:00,101 botocore.auth [DEBUG] CanonicalRequest:\n{Signed}\n2026-03-01 12:00:00,102 botocore.auth [DEBUG] StringToSign:\nAWS4-HMAC-SHA256" },
        { "Go", $"SDK 2026/03/01 12:00:00 DEBUG Request Signature:\n---[ CANONICAL STRING  ]-----------------------------\n{Signed}\n---[ STRING TO SIGN ]---------\nAWS4-HMAC-SHA256" },
        { "Java", $"12:00:00.101 [main] DEBUG s.a.a.h.a.a.AWS4Signer -- AWS4 Canonical Request: {Signed}\n12:00:00.102 [main] DEBUG s.a.a.h.a.a.AWS4Signer -- AWS4 String to sign: x" },
        { "s3cmd", $"DEBUG: Canonical Request:\n{Signed}\n----------------------" },
        { "own", "canonical_request = '" + Signed.Replace("\n", "\\n", StringComparison.Ordinal) + "'" },
    };

    [Theory]
    [MemberData(nameof(Logs))]
    public void The_line_that_differs_is_the_cause(string client, string log)
    {
        Assert.NotEmpty(client);
        Assert.Equal(CauseId.ContentTypeMismatch, Of(log, Signed.Replace("text/csv", "application/octet-stream", StringComparison.Ordinal)).RootCause);
        Assert.Equal(CauseId.SignedHostMismatch, Of(log, Signed.Replace("host:s3.eu", "host:s3-proxy.eu", StringComparison.Ordinal)).RootCause);
        Assert.Equal(CauseId.KeyEncoding, Of(log.Replace("q3.csv", "q3%2B.csv", StringComparison.Ordinal), Signed.Replace("q3.csv", "q3+.csv", StringComparison.Ordinal)).RootCause);
        Assert.Equal(CauseId.IntermediaryChangesRequest, Of(log, Signed.Replace(":identity", ":gzip", StringComparison.Ordinal)).RootCause);
        Assert.Equal(CauseId.PathNormalized, Of(log.Replace("/2026/", "//2026/", StringComparison.Ordinal), Signed).RootCause);
    }

    [Theory]
    [MemberData(nameof(Logs))]
    public void Where_nothing_differs_the_secret_key_is_left(string client, string log)
    {
        Assert.NotEmpty(client);
        PresignDiagnosis diagnosis = Of(log, Signed);

        Assert.Equal((CauseId.WrongSecretKey, Certainty.Likely), (diagnosis.RootCause, diagnosis.Certainty));
        Assert.Contains("line by line", diagnosis.Explanation + diagnosis.Findings[0].Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void The_line_is_shown_with_what_arrived()
    {
        PresignDiagnosis diagnosis = Of((string)Logs.First()[1], Signed.Replace("text/csv", "application/json", StringComparison.Ordinal));

        Assert.Equal(Certainty.Established, diagnosis.Certainty);
        Assert.Contains("'content-type:text/csv'; S3 received 'content-type:application/json'", diagnosis.Findings[0].Evidence, StringComparison.Ordinal);
        Assert.Contains(diagnosis.Reading, static r => r.What == "the client's canonical request");
    }

    [Fact]
    public void A_line_that_somebody_blotted_out_proves_nothing() =>
        Assert.NotEqual(Certainty.Established, Of((string)Logs.First()[1], Signed.Replace("text/csv", "****", StringComparison.Ordinal)).Certainty);

    /// <summary>A log ends where somebody stopped to copy: what is not there may have arrived.</summary>
    [Theory]
    [InlineData("content-type:text/csv")]
    [InlineData("host:s3.eu-west-1.amazonaws.com")]
    [InlineData("x-amz-date:20260301T120000Z\n")]
    public void What_was_not_pasted_of_it_is_no_difference(string last)
    {
        string cut = Signed[..(Signed.IndexOf(last, StringComparison.Ordinal) + last.Length)];
        PresignDiagnosis diagnosis = Of((string)Logs.First()[1], cut);
        Assert.NotEqual(Certainty.Established, diagnosis.Certainty);
        Assert.DoesNotContain(diagnosis.Findings, static f => f.Evidence.Contains("S3 received no", StringComparison.Ordinal));
        diagnosis = Of((string)Logs.First()[1], cut.Replace("text/csv", "application/json", StringComparison.Ordinal));
        Assert.Equal(CauseId.ContentTypeMismatch, diagnosis.RootCause);
    }

    [Fact]
    public void S3s_own_is_not_taken_for_the_clients() =>
        Assert.Null(TextIntake.Read(Answer(Signed), out _).ClientCanonicalRequest);

    private static PresignDiagnosis Of(string log, string received) =>
        Failure.ByRules(TextIntake.Read(log + "\n\nS3's answer:\n" + Answer(received), out _), Verification.Signed.Time);
}
