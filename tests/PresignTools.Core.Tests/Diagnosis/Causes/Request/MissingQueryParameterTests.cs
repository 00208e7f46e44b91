using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

/// <summary>Found by the check of the mechanism; the definition recognizes nothing by itself.</summary>
public class MissingQueryParameterTests : CauseTests
{
    private static readonly DiagnosisInput WithoutDate = Get() with { Url = Urls.Without("X-Amz-Date") };

    private protected override string Cause => CauseId.MissingQueryParameter;

    private protected override CauseRow[] Recognized =>
    [
        new("the date is missing, and the signature is there", WithoutDate)
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.Recomputed,
            Says = "The query has no X-Amz-Date.",
        },
        new("S3 misses it too", WithoutDate with { Response = S3Says.Row("query-parameters-missing") })
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.Recomputed,
            Says = "The query has no X-Amz-Date.",
            Weighed = EvidenceKind.Recomputed,
        },
        new("the URL is cut: the loss is the cause", Get() with { Url = Urls.Without("X-Amz-Signature") })
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.Recomputed,
            Says = "The query has no X-Amz-Signature.",
            Root = CauseId.UrlMangledInTransit,
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("a good URL", Get()),
        new("no parameter of a signature at all", Get(S3Says.Row("anonymous")) with { Url = Signed.Url().Split('?')[0] })
        {
            Root = CauseId.UnsignedRequest,
        },
        new("a CloudFront URL has other parameters", Get() with
        {
            Url = "https://d111111abcdef8.cloudfront.net/a?Expires=1&Signature=x&Key-Pair-Id=K2",
        })
        {
            Root = CauseId.NotS3,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 judged the policies", WithoutDate with { Response = S3Says.Row("access-denied-explicit", Denials.Explicit) })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
        new("S3 does not know the access key", WithoutDate with { Response = S3Says.Row("access-key-unknown") })
        {
            Root = CauseId.InvalidOrDeletedAccessKey,
        },
    ];
}
