using PresignTools.Diagnosis;
using PresignTools.Intake;
using PresignTools.Logs;
using PresignTools.Tests.Logs;

namespace PresignTools.Tests.Diagnosis;

/// <summary>What a record of S3's logs alone proves. The time now is years after the failures: only the record's own counts.</summary>
public sealed class LogRecordTests
{
    private static readonly DateTimeOffset Now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const string Query = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260301%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date={0}"
        + "&X-Amz-Expires=900&X-Amz-SignedHeaders={1}&X-Amz-Signature=fe5f80f77d5fa3beca038a248ff027d0445342fe2855ddc963176630326f1024";

    private static string Target(string date = "20260301T120000Z", string signed = "host") =>
        "/reports/2026/q3.pdf?" + Query.Replace("{0}", date, StringComparison.Ordinal).Replace("{1}", signed, StringComparison.Ordinal);

    private static string Unnamed(string line) => line.Replace("arn:aws:iam::111122223333:user/ops", "-", StringComparison.Ordinal);

    public static TheoryData<string, string, string, string> Lines => new()
    {
        // what, line, cause, certainty
        { "ended before S3's own clock", Unnamed(LogLines.Line(Target("20260301T114000Z"))), CauseId.UrlExpired, "Established" },
        { "ended, and a requester is named all the same", LogLines.Line(Target("20260301T114000Z")), CauseId.UrlExpired, "Established" },
        { "signed in the future", Unnamed(LogLines.Line(Target("20260301T130000Z"))), CauseId.ClockSkew, "Established" },
        { "refused after the signature", LogLines.Line(Target()), CauseId.MissingIdentityPermission, "Possible" },
        { "refused before the signer was known", Unnamed(LogLines.Line(Target(signed: "host%3Bx-amz-acl"))), CauseId.UnsignedExtraHeader, "Likely" },
        { "no such key", LogLines.Line(Target(), status: "404", code: "NoSuchKey"), CauseId.WrongBucketOrKey, "Likely" },
        { "the token", Unnamed(LogLines.Line(Target().Replace("AKIA", "ASIA", StringComparison.Ordinal), status: "400", code: "ExpiredToken")), CauseId.CredentialsExpiredBeforeUrl, "Established" },
        { "the key", Unnamed(LogLines.Line(Target(), code: "InvalidAccessKeyId")), CauseId.InvalidOrDeletedAccessKey, "Established" },
        { "redirected", Unnamed(LogLines.Line(Target(), status: "301", code: "PermanentRedirect")), CauseId.WrongRegion, "Likely" },
        {
            "nobody signed",
            Unnamed(LogLines.Line("/reports/2026/q3.pdf")).Replace("SigV4 TLS_AES_128_GCM_SHA256 QueryString", "- TLS_AES_128_GCM_SHA256 -", StringComparison.Ordinal),
            CauseId.UnsignedRequest, "Established"
        },
        {
            "cut at the first ampersand",
            Unnamed(LogLines.Line("/reports/2026/q3.pdf?X-Amz-Algorithm=AWS4-HMAC-SHA256", status: "400", code: "AuthorizationQueryParametersError")).Replace("SigV4 TLS_AES_128_GCM_SHA256 QueryString", "- TLS_AES_128_GCM_SHA256 -", StringComparison.Ordinal),
            CauseId.UrlMangledInTransit, "Likely"
        },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_line_of_the_access_log_alone(string what, string line, string cause, string certainty)
    {
        PresignDiagnosis read = PresignDiagnoser.Diagnose(LogRecordInput.Of(S3AccessLogReader.Read(line)), Now);
        Assert.Equal((what, cause, certainty), (what, read.RootCause, read.Certainty?.ToString()));
        Assert.True(read.Certainty == Certainty.Established || read.Needs.Count > 0 || read.Remedy.Length > 0, read.Explanation);
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 12, 5, 0, TimeSpan.Zero), read.AsOf);
    }

    [Fact]
    public void A_log_cannot_tell_what_broke_a_signature_and_says_what_would()
    {
        PresignDiagnosis read = PresignDiagnoser.Diagnose(LogRecordInput.Of(S3AccessLogReader.Read(Unnamed(LogLines.Line(Target(), code: "SignatureDoesNotMatch")))), Now);
        Assert.Equal(Certainty.Possible, read.Certainty);
        Assert.Contains(CauseId.WrongSecretKey, read.PossibleCauses);
        Assert.Contains(read.Needs, n => n.What.Contains("secret", StringComparison.OrdinalIgnoreCase) || n.What.Contains("credentials", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_denial_without_its_message_asks_for_the_event()
    {
        PresignDiagnosis read = PresignDiagnoser.Diagnose(LogRecordInput.Of(S3AccessLogReader.Read(LogLines.Line(Target()))), Now);
        Assert.Contains("CloudTrail event", read.Needs[0].What, StringComparison.Ordinal);
        Assert.Contains("3E57427F3EXAMPLE", read.Needs[0].Command, StringComparison.Ordinal);
        Assert.Contains("Key, token and signature were accepted.", read.Explanation, StringComparison.Ordinal);
        Assert.Contains("S3's access log has the request at 2026-03-01T12:05:00Z, signed by arn:aws:iam::111122223333:user/ops", read.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_that_succeeded_is_accused_of_nothing()
    {
        PresignDiagnosis read = PresignDiagnoser.Diagnose(LogRecordInput.Of(S3AccessLogReader.Read(LogLines.Line(Target(), status: "206", code: "-"))), Now);
        Assert.Equal((DiagnosisOutcome.Accepted, null), (read.Outcome, read.RootCause));
    }

    [Fact]
    public void An_event_with_its_denial_alone()
    {
        PresignDiagnosis read = PresignDiagnoser.Diagnose(LogRecordInput.Of(CloudTrailEventReader.Read(LogLines.Presigned)[0]), Now);
        Assert.Equal((CauseId.BucketPolicyExplicitDeny, "2026/q3 final.pdf", "AccessDenied"), (read.RootCause, read.Key, read.ErrorCode));
    }
}
