using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Region;

/// <summary>Presigned URLs are found by the check of the scope; texts are in <see cref="PastedOperationsTests"/>.</summary>
public class ExpressSessionTokenTests : CauseTests
{
    private const string Host = "logs--use1-az4--x-s3.s3express-use1-az4.us-east-1.amazonaws.com";

    private static readonly string OfService3 =
        Signed.Url(region: "us-east-1").Replace("examplebucket.s3.us-east-1.amazonaws.com", Host, StringComparison.Ordinal);

    private static readonly DiagnosisInput Own = Get() with { Url = Urls.With("%2Fs3%2F", "%2Fs3express%2F", OfService3) };

    private static readonly DiagnosisInput Directory = Own with { Url = Urls.With("AKIAIOSFODNN7EXAMPLE", "ASIAIOSFODNN7EXAMPLE", Own.Url!) };

    private protected override string Cause => CauseId.ExpressSessionToken;

    private protected override CauseRow[] Recognized =>
    [
        new("a directory bucket without the token of a session", Directory)
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.Recomputed,
            Says = "but X-Amz-S3session-Token, the token of CreateSession, is missing",
        },
        new("the same, refused without a word", Directory with { Response = S3Says.Status(403) })
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.Recomputed,
            Says = "The scope is s3express",
        },
        new("the signer's own keys, refused without a word", Own with { Response = S3Says.Status(403) })
        {
            Kind = EvidenceKind.Circumstance,
            Says = "S3 then authorizes the request by itself, with action s3express:CreateSession",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the token is there", Directory with
        {
            Url = Directory.Url + "&X-Amz-S3session-Token=AgV4EXAMPLE",
            AsOf = Signed.Time + TimeSpan.FromMinutes(2),
        }),
        new("a directory bucket takes the signer's own keys too", Own with { Url = OfService3 }),
        new("a bucket of another kind needs no session", Get()),
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 judged the time", Directory with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired },
        new("the bucket is not there", Directory with { Response = S3Says.Row("bucket-missing") }) { Root = CauseId.BucketDoesNotExist },
    ];
}
