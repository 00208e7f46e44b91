using PresignTools.Diagnosis;
using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Signing;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis;

/// <summary>S3 judges times, expiry, region and token by the URL's parameters. An answer about other values proves nothing of the URL.</summary>
public class AnswerValuesTests
{
    private const string Expired = "Request has expired";

    // The URL is signed at 2026-03-01T12:00:00Z for an hour.
    private static PresignDiagnosis Diagnose(S3ErrorResponse answer, SigningCredentials? by = null) =>
        new DiagnosisInput { Url = Signed.Url(by: by), Method = "GET", Response = answer }.Diagnose();

    private static string Query(string message) => "Error parsing the X-Amz-Credential parameter; " + message;

    public static TheoryData<string, string, int, string, string> Others() => new()
    {
        { "AccessDenied", Expired, 403, "<X-Amz-Expires>900</X-Amz-Expires>", "an expiry of 900 seconds" },
        { "AccessDenied", Expired, 403, "<Expires>2026-01-01T12:00:00Z</Expires><ServerTime>2026-01-03T12:00:00Z</ServerTime>", "the end" },
        { "AccessDenied", Expired, 403, "<Expires>2026-05-03T12:00:00Z</Expires><ServerTime>2026-05-01T12:00:00Z</ServerTime>", "the end" },
        { "AccessDenied", Expired, 403, "<ServerTime>2026-02-03T12:00:00Z</ServerTime>", "its own clock" },
        { "AccessDenied", "Request is not yet valid", 403, "<X-Amz-Date>1767268800000</X-Amz-Date>", "the signing time" },
        { "AccessDenied", "Request is not yet valid", 403, "<ServerTime>2026-03-01T13:00:00Z</ServerTime>", "its own clock" },
        {
            "RequestTimeTooSkewed", "The difference between the request time and the current time is too large.", 403,
            "<RequestTime>20260101T120000Z</RequestTime><ServerTime>2026-01-01T13:00:00Z</ServerTime>", "the signing time"
        },
        {
            "AuthorizationQueryParametersError", Query("the region 'us-east-1' is wrong; expecting 'us-west-2'"), 400, "",
            "the region 'us-east-1'"
        },
        {
            "AuthorizationQueryParametersError", Query("the region 'eu-central-1' is wrong; expecting 'eu-central-1'"), 400, "",
            "the region 'other than eu-central-1'"
        },
        {
            "AuthorizationQueryParametersError", "X-Amz-Expires must be less than a week (in seconds); that is, less than 604800", 400, "",
            "an expiry of more than 604800 seconds"
        },
        { "AuthorizationQueryParametersError", "X-Amz-Expires must be non-negative", 400, "", "an expiry of less than 0" },
        { "ExpiredToken", "The provided token has expired.", 400, "", "a session token" },
        { "TokenRefreshRequired", "The provided token must be refreshed.", 400, "", "a session token" },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void An_answer_about_another_value_establishes_nothing(string code, string message, int status, string extra, string said)
    {
        PresignDiagnosis diagnosis = Diagnose(Failure.Answer(code, message, status, extra));

        Assert.All(diagnosis.Findings, f => Assert.True(f.Certainty < Certainty.Established, f.Cause));
        Assert.Contains(said, diagnosis.Explanation, StringComparison.Ordinal);
        Assert.Contains("this is the answer to another one", diagnosis.Explanation, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, int, string, string> Own() => new()
    {
        {
            "AccessDenied", Expired, 403,
            "<X-Amz-Expires>3600</X-Amz-Expires><Expires>2026-03-01T13:00:00Z</Expires><ServerTime>2026-03-03T12:00:00Z</ServerTime>",
            CauseId.UrlExpired
        },
        {
            "AccessDenied", "Request is not yet valid", 403,
            "<X-Amz-Date>1772366400000</X-Amz-Date><ServerTime>2026-03-01T10:00:00Z</ServerTime>", CauseId.ClockSkew
        },
        {
            "AuthorizationQueryParametersError", Query("the region 'eu-central-1' is wrong; expecting 'us-west-2'"), 400, "",
            CauseId.WrongRegion
        },
    };

    [Theory]
    [MemberData(nameof(Own))]
    public void An_answer_about_the_URLs_own_values_does(string code, string message, int status, string extra, string cause)
    {
        PresignDiagnosis diagnosis = Diagnose(Failure.Answer(code, message, status, extra));

        Assert.Equal((cause, Certainty.Established), (diagnosis.RootCause, diagnosis.Certainty));
        Assert.DoesNotContain("another one", diagnosis.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_that_was_sent_may_have_ended()
    {
        S3ErrorResponse answer = Failure.Answer("ExpiredToken", "The provided token has expired.", 400);
        PresignDiagnosis diagnosis = Diagnose(answer, Signed.Session);
        Assert.Equal((CauseId.CredentialsExpiredBeforeUrl, Certainty.Established), (diagnosis.RootCause, diagnosis.Certainty));

        PresignDiagnosis byHeader = new DiagnosisInput
        {
            Url = Signed.Url(),
            Method = "GET",
            Response = answer,
            Headers = Failure.Pairs(("X-Amz-Security-Token", "x")),
        }.Diagnose();
        Assert.DoesNotContain("another one", byHeader.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_differences_are_one_remark()
    {
        string said = Diagnose(Failure.Answer("AccessDenied", Expired, 403,
            "<X-Amz-Expires>900</X-Amz-Expires><Expires>2026-01-01T12:00:00Z</Expires><ServerTime>2026-01-03T12:00:00Z</ServerTime>")).Explanation;

        Assert.Equal(2, said.Split("another one").Length);
    }
}
