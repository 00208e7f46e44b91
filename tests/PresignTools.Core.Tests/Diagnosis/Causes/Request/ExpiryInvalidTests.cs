using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

public class ExpiryInvalidTests : CauseTests
{
    private static readonly DiagnosisInput Zero = Get() with { Url = Urls.With("Expires=3600", "Expires=0") };

    private protected override string Cause => CauseId.ExpiryInvalid;

    private protected override CauseRow[] Recognized =>
    [
        new("a URL of no seconds", Zero)
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "X-Amz-Expires is 0",
            Weighed = EvidenceKind.Recomputed,
        },
        new("no number", Get() with { Url = Urls.With("Expires=3600", "Expires=1h") })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "X-Amz-Expires is '1h'; it must be a number of seconds.",
            Weighed = EvidenceKind.Recomputed,
        },
        new("changed after signing", Zero with { Credentials = Signed.Credentials })
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.Recomputed,
            Says = "X-Amz-Expires",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("a week to the second", Get() with { Url = Signed.Url(expires: 604800) }),
        new("more than a week", Get() with { Url = Urls.With("Expires=3600", "Expires=604801") }) { Root = CauseId.ExpiryOver7Days },
        new("an end that has come", Get() with { Url = Signed.Url(expires: 60) }) { Root = CauseId.UrlExpired },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 compared the signature, after the expiry", Zero with { Response = Failure.Mismatch }) { Root = CauseRow.Undecided },
        new("S3 judged the policies", Zero with { Response = S3Says.Row("access-denied-explicit", Denials.Explicit) })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
    ];
}
