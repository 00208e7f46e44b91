using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

public class HoistedHeaderTests : CauseTests
{
    private static readonly DiagnosisInput InQuery = Put(S3Says.Row("checksum-needed")) with
    {
        Url = Signed.Url(method: "PUT", query: [("x-amz-checksum-sha256", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")]),
    };

    private protected override string Cause => CauseId.HoistedHeader;

    private protected override CauseRow[] Recognized =>
    [
        new("S3 wants a checksum, and the URL has it in its query", InQuery)
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The URL has a checksum, but in the query, where S3 does not look at it",
            Fix = "-Header @{ 'x-amz-checksum-sha256' = $sha256Base64 }",
        },
        new("the same for Object Lock", InQuery with { Response = S3Says.Row("checksum-needed-object-lock", ForTheLock) })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "the upload needs it as a header",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("no checksum at all", Put(S3Says.Row("checksum-needed"))) { Root = CauseId.ObjectLockOrRetention },
        new("nobody wants it", InQuery with { Response = null }),
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 judged the time", InQuery with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired },
        new("S3 judged the policies", InQuery with { Response = S3Says.Row("access-denied-explicit", Denials.Explicit) })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
    ];

    private static string ForTheLock =>
        "Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters";
}
