using PresignTools.Intake;
using PresignTools.Responses;

namespace PresignTools.Tests.Diagnosis.Causes.Region;

public class WrongRegionTests : CauseTests
{
    private const string Ireland = "examplebucket.s3.eu-west-1.amazonaws.com";

    private static readonly S3ErrorResponse Expecting = S3Says.Row("query-region-wrong", ("Region", "ap-south-1"));

    private static readonly BucketFacts Elsewhere = new() { Region = "ap-south-1" };

    private protected override string Cause => CauseId.WrongRegion;

    private protected override CauseRow[] Recognized =>
    [
        new("S3 expects another region", Get(Expecting))
        {
            Kind = EvidenceKind.StatedByS3,
            Says = "the region 'us-east-1' is wrong; expecting 'ap-south-1'",
            Fix = "Sign for region ap-south-1: New-S3PresignedUrl",
            // What the answer names is not the URL's: it may be an answer to another request.
            Weighed = EvidenceKind.NamedByAnswer,
        },
        new("the same of a signature in the header", Get(S3Says.Row("header-region-wrong", ("Region", "eu-west-1"))))
        {
            Kind = EvidenceKind.StatedByS3,
            Says = "expecting 'eu-west-1'",
            Fix = "-Region eu-west-1",
            // What the answer names is not the URL's: it may be an answer to another request.
            Weighed = EvidenceKind.NamedByAnswer,
        },
        new("the same at the global host, which may be wrong itself", Get(Expecting) with { Url = Urls.Global })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "expecting 'ap-south-1'",
        },
        new("the host of a region sends on to another one", Get(S3Says.Row("permanent-redirect", ("Endpoint", Ireland))))
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "the bucket is in eu-west-1",
            Fix = "-Region eu-west-1",
        },
        new("AWS shows the bucket's region", Get() with { Bucket = Elsewhere })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "The URL is signed for eu-central-1; the bucket is in ap-south-1.",
            Fix = "-Region ap-south-1",
        },
        new("AWS shows the bucket's region behind a 400 without a body", Get(S3Says.Status(400)) with { Bucket = Elsewhere })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "The URL is signed for eu-central-1; the bucket is in ap-south-1.",
        },
        new("scope and host are of two regions", Get() with { Url = Urls.With("s3.eu-central-1.", "s3.eu-west-1.") })
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.Recomputed,
            Says = "The credential scope says region 'eu-central-1'",
            Fix = "Sign for region eu-west-1",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the bucket is in the region of the URL", Get() with { Bucket = new() { Region = "eu-central-1" } }),
        new("a multi-region access point is in no region", Get(Expecting) with { Url = Urls.On(Urls.MultiRegionHost) })
        {
            Root = CauseId.AccessPointOrMrapSigV4A,
        },
        new("the host of the region sends on within the region", Get(S3Says.Row("permanent-redirect", ("Endpoint", Urls.Host))))
        {
            Root = CauseId.WrongEndpointGlobalRedirect,
        },
        new("a server of one's own takes any region", Get() with { Url = Urls.OwnServer }),
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 compared the signature, after the region", Get(Failure.Mismatch) with { Bucket = Elsewhere }) { Root = CauseRow.Undecided },
        new("S3 judged the policies, after the region", Get(S3Says.Row("access-denied-implicit", Denials.Implicit)) with
        {
            Bucket = Elsewhere,
        })
        {
            Root = CauseId.MissingIdentityPermission,
        },
        new("S3 answers 403, and 400 to another region", Get(S3Says.Status(403)) with { Bucket = Elsewhere }) { Root = CauseRow.Undecided },
    ];
}
