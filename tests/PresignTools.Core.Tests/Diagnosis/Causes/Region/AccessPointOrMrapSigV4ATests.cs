using PresignTools.Intake;

namespace PresignTools.Tests.Diagnosis.Causes.Region;

public class AccessPointOrMrapSigV4ATests : CauseTests
{
    private const string Version4A = "https://minio.example.com/examplebucket/reports/q3.pdf?X-Amz-Algorithm=AWS4-ECDSA-P256-SHA256"
        + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260301%2Fs3%2Faws4_request&X-Amz-Date=20260301T120000Z&X-Amz-Expires=3600"
        + "&X-Amz-Region-Set=%2A&X-Amz-SignedHeaders=host&X-Amz-Signature=3006020101020101";

    private static readonly DiagnosisInput MultiRegion = Get() with { Url = Urls.On(Urls.MultiRegionHost) };

    private protected override string Cause => CauseId.AccessPointOrMrapSigV4A;

    private protected override CauseRow[] Recognized =>
    [
        new("the region is wrong, at a multi-region access point", MultiRegion with { Response = S3Says.Row("query-region-wrong") })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "must be signed with SigV4A for region set *",
        },
        new("the region is wrong, and somebody mentions such an access point", Get(S3Says.Row("query-region-wrong")) with
        {
            SignedBy = "aws-sdk-js for a Multi-Region Access Point",
        })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "must be signed with SigV4A for region set *",
        },
        new("signed for one region", MultiRegion)
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "the URL is signed with SigV4 for one region instead of SigV4A for all",
        },
        new("a server that does not do SigV4A", Get(S3Says.Row("query-algorithm")) with { Url = Version4A })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "which the signer or the server does not have",
        },
        new("an SDK without the library", new() { ClientMessage = "Error: Neither CRT nor JS SigV4a implementation is available" })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "Multi-region access points need SigV4A (AWS4-ECDSA-P256-SHA256)",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the region is wrong, at a bucket's own host", Get(S3Says.Row("query-region-wrong"))) { Root = CauseId.WrongRegion },
        new("a bucket's own host", Get()),
        new("another algorithm that S3 does not know", Get(S3Says.Row("query-algorithm")) with
        {
            Url = Urls.With("AWS4-HMAC-SHA256", "AWS4-HMAC-SHA512"),
        })
        {
            Root = CauseId.MalformedQueryParameter,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 judged the policies", MultiRegion with { Response = S3Says.Row("access-denied-explicit", Denials.Explicit) })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
        new("S3 judged the time", MultiRegion with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired },
    ];
}
