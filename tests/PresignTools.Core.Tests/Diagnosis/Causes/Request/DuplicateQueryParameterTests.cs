using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

/// <summary>Found by the check of the mechanism; the definition recognizes nothing by itself.</summary>
public class DuplicateQueryParameterTests : CauseTests
{
    private static readonly DiagnosisInput Twice = Get() with { Url = Signed.Url() + "&X-Amz-Expires=60" };

    private protected override string Cause => CauseId.DuplicateQueryParameter;

    private protected override CauseRow[] Recognized =>
    [
        new("the expiry stands twice", Twice)
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.Recomputed,
            Says = "X-Amz-Expires stands 2 times in the query, with different values.",
        },
        new("the signature stands twice, and S3 refuses it", Get(Failure.Mismatch) with { Url = Signed.Url() + "&X-Amz-Signature=00" })
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.SeenInRequest,
            Says = "X-Amz-Signature stands 2 times in the query",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("twice with one value", Get() with { Url = Signed.Url() + "&X-Amz-Expires=3600" }),
        new("a parameter of somebody else's stands twice", Get() with { Url = Signed.Url(query: [("response-content-type", "a/b")]) }),
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 judged the policies", Twice with { Response = S3Says.Row("access-denied-explicit", Denials.Explicit) })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
        new("the object is not there", Twice with { Response = S3Says.Row("key-missing") }) { Root = CauseId.WrongBucketOrKey },
    ];
}
