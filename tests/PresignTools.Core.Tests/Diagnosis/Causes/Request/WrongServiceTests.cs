using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

/// <summary>Found by the check of the scope; the definition recognizes nothing by itself.</summary>
public class WrongServiceTests : CauseTests
{
    private static readonly DiagnosisInput Ec2 = Get() with { Url = Urls.With("%2Fs3%2F", "%2Fec2%2F") };

    private protected override string Cause => CauseId.WrongService;

    private protected override CauseRow[] Recognized =>
    [
        new("the scope is of another service: the signer itself wrote it so", Ec2)
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.Recomputed,
            Says = "The credential scope is for service 'ec2'; this host belongs to 's3'.",
            Fix = "Sign for service s3.",
        },
        new("the scope was changed since it was signed", Ec2 with { Credentials = Signed.Credentials })
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.Recomputed,
            Says = "service",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("service s3", Get()),
        new("a directory bucket's own service", Get() with
        {
            Url = Signed.Url(region: "us-east-1")
                .Replace("examplebucket.s3.us-east-1.", "logs--use1-az4--x-s3.s3express-use1-az4.us-east-1.", StringComparison.Ordinal)
                .Replace("%2Fs3%2F", "%2Fs3express%2F", StringComparison.Ordinal),
        }),
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 judged the policies, after the scope", Ec2 with { Response = S3Says.Row("access-denied-explicit", Denials.Explicit) })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
        new("S3 judged the time, after the scope", Ec2 with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired },
    ];
}
