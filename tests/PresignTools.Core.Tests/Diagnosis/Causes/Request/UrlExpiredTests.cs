using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;
using PresignTools.Responses;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

public class UrlExpiredTests : CauseTests
{
    private protected override string Cause => CauseId.UrlExpired;

    private protected override CauseRow[] Recognized =>
    [
        new("S3's clock is days past the end", new() { Response = Ended("2026-03-04T13:00:00Z") })
        {
            Kind = EvidenceKind.StatedByS3,
            Says = "The URL ended at 2026-03-01T13:00:00Z; S3's clock said 2026-03-04T13:00:00Z, 3 days later.",
        },
        new("the URL lived an hour, and S3's clock is past the end", Get(Ended("2026-03-01T13:05:00Z")))
        {
            Kind = EvidenceKind.StatedByS3,
            Says = "S3's clock said 2026-03-01T13:05:00Z, 5 minutes later.",
        },
        new("minutes past the end, and how long it lived is not known", new() { Response = Ended("2026-03-01T13:05:00Z") })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "If it was fresh when it was used, the clock that signed it is 5 minutes or more behind.",
            Weighed = EvidenceKind.NamedByAnswer,
        },
        new("S3 names no clock", new() { Response = S3Says.Row("url-expired") })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "S3 answered AccessDenied (403): Request has expired.",
        },
        new("the policy of a form has ended", new() { Method = "POST", Response = S3Says.Row("post-policy-expired") })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "Policy expired",
        },
        new("an old redirect to a signed link",
            Pasted("HTTP/1.1 307 Temporary Redirect\nLocation: https://d111111abcdef8.cloudfront.net/blob?Expires=1772366400&Signature=x&"
                + "Key-Pair-Id=K1\n\nHTTP/1.1 403 Forbidden\nDate: Mon, 02 Mar 2026 12:00:00 GMT\n\n"))
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "ended at 2026-03-01T12:00:00Z: an old redirect was used again",
        },
        new("by the present clock", Get() with { Url = Signed.Url(expires: 60) })
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.Recomputed,
            Says = "It was valid until 2026-03-01T12:01:00Z",
        },
        new("it fails after as long as the query says that it lives",
            Pasted("The upload stops with 403 Forbidden about 15 minutes in, small files are done by then.\n...&X-Amz-Expires=900&..."))
        {
            By = FoundBy.Words,
            Kind = EvidenceKind.Circumstance,
            Says = "The URL lives 900 seconds, and the text says that it fails at '15 minutes'",
            Fix = "each part of a multipart upload for itself",
        },
        new("it fails after as long as the code says that it lives", Pasted(
            "url = s3.generate_presigned_url('get_object', Params={'Bucket': 'b', 'Key': 'k'}, ExpiresIn=3600)\n"
                + "The player stops with 403 Forbidden after an hour."))
        {
            By = FoundBy.Words,
            Kind = EvidenceKind.Circumstance,
            Says = "The URL lives 3600 seconds, and the text says that it fails at 'an hour'",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("how long it lives is told, and not when it fails",
            Pasted("403 Forbidden at once. The link expires after 15 minutes: ...&X-Amz-Expires=900&..."))
        {
            Root = CauseRow.Undecided,
        },
        new("it fails at another time than it ends", Pasted("403 Forbidden after 2 minutes.\n...&X-Amz-Expires=900&..."))
        {
            Root = CauseRow.Undecided,
        },
        new("the last second counts", Get() with { Url = Signed.Url(expires: 600) }),
        new("a URL of no seconds was never valid", Get(S3Says.Row("url-expired")) with { Url = Urls.With("Expires=3600", "Expires=0") })
        {
            Kind = EvidenceKind.Recomputed,
            Root = CauseId.ExpiryInvalid,
        },
        new("S3's clock is before the end", Get(Ended("2026-03-01T12:30:00Z"))) { Root = CauseId.ClockSkew },
        new("the token has ended, and not the URL", Get(S3Says.Row("token-expired")) with { Url = Signed.Url(by: Signed.Session) })
        {
            Root = CauseId.CredentialsExpiredBeforeUrl,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 compared the signature, after the time", Get(Failure.Mismatch) with { Url = Signed.Url(expires: 60) })
        {
            Root = CauseRow.Undecided,
        },
        new("S3 judged the policies, after the time", Get(S3Says.Row("access-denied-explicit", Denials.Explicit)) with
        {
            Url = Signed.Url(expires: 60),
        })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
    ];

    private static S3ErrorResponse Ended(string clock) =>
        S3Says.Row("url-expired", ("Expires", "2026-03-01T13:00:00Z"), ("ServerTime", clock));

    /// <summary>Google Cloud Storage answers an ended URL with the code that AWS has for an ended session.</summary>
    [Theory]
    [InlineData(false, CauseId.UrlExpired)]
    [InlineData(true, CauseId.CredentialsExpiredBeforeUrl)]
    public void An_ended_token_of_a_URL_without_one_is_the_URL(bool hasToken, string cause)
    {
        string url = hasToken ? Signed.Url(by: Signed.Session, expires: 900) : Signed.Url(expires: 900);
        PresignDiagnosis diagnosis = PresignDiagnoser.Diagnose(TextIntake.Read($"GET {url} 400 (Bad Request)\n<?xml version='1.0' encoding='UTF-8'?><Error><Code>ExpiredToken</Code><Message>The provided token has expired.</Message></Error>", out _), Signed.Time.AddHours(2));

        Assert.Equal(cause, diagnosis.RootCause);
        Assert.True(hasToken || diagnosis.Certainty < Certainty.Established);
    }
}
