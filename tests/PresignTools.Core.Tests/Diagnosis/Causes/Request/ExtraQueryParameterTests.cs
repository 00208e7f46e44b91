using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

public class ExtraQueryParameterTests : CauseTests
{
    private static readonly DiagnosisInput Appended = Get(Failure.Mismatch) with { Url = Signed.Url() + "&v=12" };

    private protected override string Cause => CauseId.ExtraQueryParameter;

    private protected override CauseRow[] Recognized =>
    [
        new("a parameter behind the signature", Appended)
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "'v' is behind the signature, which its signer writes last",
        },
        new("one that S3 knows, behind the signature", Appended with { Url = Signed.Url() + "&response-content-type=text%2Fcsv" })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "'response-content-type' is behind the signature",
        },
        new("one that S3 does not have, before the signer's own", Get(Failure.Mismatch) with { Url = Signed.Url().Replace("?", "?v=12&", StringComparison.Ordinal) })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "'v' is in the query, and S3 has no such parameter",
        },
        new("a second question mark", Appended with { Url = Signed.Url() + "?t=1" })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "'?t=1' was put behind the URL, which had a query already",
            Fix = "Append nothing to a signed URL",
            Root = CauseId.UrlMangledInTransit,
        },
        new("the same, refused without a word", Appended with { Response = S3Says.Status(403) })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "it was added afterwards",
        },
        new("with the credentials it is proven", Appended with { Credentials = Signed.Credentials })
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.Recomputed,
            Says = "v",
        },
        new("one in its place of a sorted query, which its signer wrote", Get(Failure.Mismatch) with { Url = Sorted("Content-Type=image%2Fsvg%2Bxml") })
        {
            Kind = EvidenceKind.CommonCause,
            Says = "'Content-Type' is in the query, and S3 has no such parameter",
            Root = CauseId.WrongMethod,
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the signer wrote the parameter", Get() with { Url = Signed.Url(query: [("response-content-type", "text/csv")]) }),
        new("an SDK's own parameter behind the signature", Get() with { Url = Signed.Url() + "&x-id=GetObject" }),
        new("a cut URL", Get() with { Url = Urls.Without("X-Amz-Signature") }) { Root = CauseId.UrlMangledInTransit },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 found the signature good", Appended with { Response = S3Says.Row("access-denied-explicit", Denials.Explicit) })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
        new("S3 had not come to the signature", Appended with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired },
    ];

    private static string Sorted(string parameter)
    {
        string[] parts = Signed.Url().Split('?');
        return parts[0] + "?" + string.Join('&', parts[1].Split('&').Append(parameter).Order(StringComparer.Ordinal));
    }
}
