using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

/// <summary>Says what is, and not why: it is listed, and every other cause goes before it.</summary>
public class SignatureMismatchTests : CauseTests
{
    private static readonly DiagnosisInput OtherSecret = Get() with
    {
        Credentials = new(Signed.Credentials.AccessKeyId, "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY"),
    };

    private protected override string Cause => CauseId.SignatureMismatch;

    private protected override CauseRow[] Recognized =>
    [
        new("no variant of the request gives the signature", OtherSecret)
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.CommonCause,
            Says = "The signature is not the one that these credentials give for this request, nor for any of",
            Root = CauseId.WrongSecretKey,
        },
        new("S3 refuses it, and shows nothing", Get(Failure.Mismatch))
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.CommonCause,
            Says = "its answer does not show what it computed",
            Root = CauseRow.Undecided,
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the signature fits", Get() with { Credentials = Signed.Credentials }),
        new("a change explains it", Get() with { Url = Signed.Url(method: "PUT"), Credentials = Signed.Credentials })
        {
            Root = CauseId.WrongMethod,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 found the signature good", OtherSecret with { Response = S3Says.Row("access-denied-explicit", Denials.Explicit) })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
        new("S3 had not come to the signature", OtherSecret with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired },
    ];
}
