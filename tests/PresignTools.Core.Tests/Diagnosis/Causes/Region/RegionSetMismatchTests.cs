namespace PresignTools.Tests.Diagnosis.Causes.Region;

/// <summary>Hosts of one region are judged by the check of the scope.</summary>
public class RegionSetMismatchTests : CauseTests
{
    private const string Everywhere = "https://" + Urls.MultiRegionHost + "/reports/q3.pdf?X-Amz-Algorithm=AWS4-ECDSA-P256-SHA256"
        + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260301%2Fs3%2Faws4_request&X-Amz-Date=20260301T120000Z&X-Amz-Expires=3600"
        + "&X-Amz-Region-Set=%2A&X-Amz-SignedHeaders=host&X-Amz-Signature=3006020101020101";

    private static readonly string Some = Urls.With("X-Amz-Region-Set=%2A", "X-Amz-Region-Set=us-east-1%2Ceu-%2A", Everywhere);

    private static readonly string OnBucket = Urls.With(Urls.MultiRegionHost, "examplebucket.s3.ap-south-1.amazonaws.com", Some);

    private protected override string Cause => CauseId.RegionSetMismatch;

    private protected override CauseRow[] Recognized =>
    [
        new("some regions, at a multi-region access point", Get() with { Url = Some })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "the signature is for 'us-east-1,eu-*' only",
        },
        new("another region answered", Get(S3Says.Row("query-region-wrong", ("Region", "ap-south-1"))) with { Url = Some })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "The region ap-south-1 answered",
        },
        new("the host of a region that the set leaves out", Get() with { Url = OnBucket })
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.Recomputed,
            Says = "The set of regions is 'us-east-1,eu-*', but examplebucket.s3.ap-south-1.amazonaws.com is in 'ap-south-1'",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("all regions", Get() with { Url = Everywhere }),
        new("a region that the set has answered", Get(S3Says.Row("query-region-wrong", ("Region", "eu-west-1"))) with { Url = Some })
        {
            Root = CauseId.WrongRegion,
        },
        new("the host of a region that the set has", Get() with { Url = Urls.With("ap-south-1", "eu-west-1", OnBucket) }),
        new("signed for one region with SigV4", Get() with { Url = Urls.On(Urls.MultiRegionHost) }) { Root = CauseId.AccessPointOrMrapSigV4A },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 judged the time", Get(S3Says.Row("url-expired")) with { Url = Some }) { Root = CauseId.UrlExpired },
        new("S3 judged the policies", Get(S3Says.Row("access-denied-explicit", Denials.Explicit)) with { Url = Some })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
    ];
}
