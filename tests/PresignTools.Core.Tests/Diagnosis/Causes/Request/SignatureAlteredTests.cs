using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

/// <summary>Found by the checks of the signature; the definition recognizes nothing by itself.</summary>
public class SignatureAlteredTests : CauseTests
{
    private static readonly DiagnosisInput Cut = Get() with { Url = Signed.Url()[..^4] };

    private static readonly DiagnosisInput OneDigit = Get(Failure.Mismatch) with
    {
        Url = Changed(Signed.Url()),
        Credentials = Signed.Credentials,
    };

    private protected override string Cause => CauseId.SignatureAltered;

    private protected override CauseRow[] Recognized =>
    [
        new("four digits are cut off: the loss is the cause", Cut)
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.Recomputed,
            Says = "X-Amz-Signature has 60 characters; it must be 64 hexadecimal digits.",
            Root = CauseId.UrlMangledInTransit,
        },
        new("one digit is another one", OneDigit)
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.Recomputed,
            Says = "The request is the one that was signed, but the signature in the URL is damaged",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("a good signature", Get() with { Credentials = Signed.Credentials }),
        new("blotted out by whoever pasted it", Get() with { Url = Signed.Url().Split("Signature=")[0] + "Signature=***" }),
        new("another request", Get(Failure.Mismatch) with { Url = Signed.Url(method: "PUT"), Credentials = Signed.Credentials })
        {
            Root = CauseId.WrongMethod,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 found the signature good", OneDigit with { Response = S3Says.Row("access-denied-explicit", Denials.Explicit) })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
        new("S3 had not come to the signature", OneDigit with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired },
    ];

    private static string Changed(string url) => url[..^1] + (url[^1] == '0' ? '1' : '0');
}
