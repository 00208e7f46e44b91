using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

/// <summary>Found by the check of the form, and named by S3; the definition recognizes nothing by itself.</summary>
public class ExpiryOver7DaysTests : CauseTests
{
    private static readonly DiagnosisInput TenDays = Get() with { Url = Urls.With("Expires=3600", "Expires=864000") };

    private protected override string Cause => CauseId.ExpiryOver7Days;

    private protected override CauseRow[] Recognized =>
    [
        new("S3 says so", new() { Response = S3Says.Row("query-expires-too-long") })
        {
            By = FoundBy.Answer,
            Kind = EvidenceKind.StatedByS3,
            Says = "X-Amz-Expires must be less than a week",
        },
        new("the URL shows it", TenDays)
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.Recomputed,
            Says = "X-Amz-Expires is 864000 seconds; S3 accepts at most 604800 (7 days).",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("a week to the second", Get() with { Url = Signed.Url(expires: 604800) }),
        new("a URL for a week, signed by a role", Get() with { Url = Signed.Url(by: Signed.Session, expires: 604800) }),
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 compared the signature, after the expiry", TenDays with { Response = Failure.Mismatch }) { Root = CauseRow.Undecided },
        new("S3 judged the policies", TenDays with { Response = S3Says.Row("access-denied-explicit", Denials.Explicit) })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
    ];
}
