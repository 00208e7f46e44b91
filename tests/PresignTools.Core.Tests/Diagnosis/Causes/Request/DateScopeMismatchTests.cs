using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

/// <summary>Found by the check of the form; the definition recognizes nothing by itself.</summary>
public class DateScopeMismatchTests : CauseTests
{
    private static readonly DiagnosisInput OtherDay = Get() with { Url = Urls.With("%2F20260301%2F", "%2F20260228%2F") };

    private protected override string Cause => CauseId.DateScopeMismatch;

    private protected override CauseRow[] Recognized =>
    [
        new("the days differ: the signer itself wrote it so", OtherDay)
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.Recomputed,
            Says = "X-Amz-Credential is for day 20260228, X-Amz-Date for 20260301",
        },
        new("the days differ since it was signed", OtherDay with { Credentials = Signed.Credentials })
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.Recomputed,
            Says = "It was signed for day 20260301; the credential scope that arrived says 20260228.",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the days are one", Get()),
        new("a day that is none", Get() with { Url = Urls.With("%2F20260301%2F", "%2F2026-03-01%2F") })
        {
            Root = CauseId.MalformedQueryParameter,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 compared the signature, after the form", OtherDay with { Response = Failure.Mismatch }) { Root = CauseRow.Undecided },
        new("S3 judged the policies, after the form", OtherDay with { Response = S3Says.Row("access-denied-explicit", Denials.Explicit) })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
    ];
}
