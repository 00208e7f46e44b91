using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

public class ClockSkewTests : CauseTests
{
    private static readonly S3ErrorResponse EndsLater =
        S3Says.Row("url-expired", ("Expires", "2026-03-01T13:00:00Z"), ("ServerTime", "2026-03-01T12:30:00Z"));

    private static readonly S3ErrorResponse Ended =
        S3Says.Row("url-expired", ("Expires", "2026-03-01T13:00:00Z"), ("ServerTime", "2026-03-01T15:00:00Z"));

    private static readonly DiagnosisInput TenMinutesAhead = Get() with { AsOf = Signed.Time - TimeSpan.FromMinutes(10) };

    private protected override string Cause => CauseId.ClockSkew;

    private protected override CauseRow[] Recognized =>
    [
        new("S3 names both clocks", new()
        {
            Response = S3Says.Row("clock-skew-header", ("RequestTime", "20260301T120000Z"), ("ServerTime", "2026-03-01T13:00:00Z")),
        })
        {
            Kind = EvidenceKind.StatedByS3,
            Says = "more than 15 minutes apart",
        },
        new("S3 names no clock", new() { Response = S3Says.Row("clock-skew-header") })
        {
            Kind = EvidenceKind.StatedByS3,
            Says = "the clock of the signer differs from its own by more than 15 minutes",
        },
        new("S3 says that the URL is not valid yet", Get(S3Says.Row("url-not-yet-valid")))
        {
            By = FoundBy.Answer,
            Kind = EvidenceKind.NamedByAnswer,
            Says = "Request is not yet valid",
        },
        new("S3 says that it has expired, by a clock that is before its end", Get(EndsLater))
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "The URL ends at 2026-03-01T13:00:00Z; S3's clock said 2026-03-01T12:30:00Z.",
        },
        new("signed ten minutes from now, and refused without a word", TenMinutesAhead with { Response = S3Says.Status(403) })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "10 minutes after",
        },
        new("signed ten minutes from now, and it fails somehow", TenMinutesAhead with { ClientMessage = "the download fails" })
        {
            Kind = EvidenceKind.CommonCause,
            Says = "the clock that signed is ahead",
        },
        new("signed an hour from now", Get() with { AsOf = Signed.Time - TimeSpan.FromHours(1) })
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.Recomputed,
            Says = "S3 answers \"Request is not yet valid\"",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("signed three minutes from now", Get() with { AsOf = Signed.Time - TimeSpan.FromMinutes(3) }),
        new("the URL has expired by S3's clock", Get(Ended))
        {
            Root = CauseId.UrlExpired,
        },
        new("a URL of no seconds is no matter of clocks", Get(EndsLater) with
        {
            Url = Signed.Url().Replace("=3600", "=0", StringComparison.Ordinal),
        })
        {
            Root = CauseId.ExpiryInvalid,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 compared the signature, after the time", TenMinutesAhead with { Response = Failure.Mismatch })
        {
            Root = CauseRow.Undecided,
        },
        new("S3 judged the policies, after the time", TenMinutesAhead with
        {
            Response = S3Says.Row("access-denied-explicit", Denials.Explicit),
        })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
    ];
}
