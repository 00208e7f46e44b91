using PresignTools.Intake;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

public class TwoAuthMechanismsTests : CauseTests
{
    private static readonly DiagnosisInput Bearer = Get() with { Headers = Failure.Pairs(("Authorization", "Bearer eyJhbGciOi")) };

    private protected override string Cause => CauseId.TwoAuthMechanisms;

    private protected override CauseRow[] Recognized =>
    [
        new("S3 says so", Bearer with { Response = S3Says.Row("two-auth-mechanisms") })
        {
            Kind = EvidenceKind.StatedByS3,
            Says = "The request carries an Authorization header (Bearer) beside the signature of the URL.",
        },
        new("S3 says so and shows the header", new() { Response = S3Says.Row("two-auth-mechanisms", ("ArgumentValue", "Basic dTpw")) })
        {
            Kind = EvidenceKind.StatedByS3,
            Says = "an Authorization header (Basic)",
        },
        new("CloudFront signs too", Get(S3Says.Row("two-auth-mechanisms")) with { Client = "browser through CloudFront" })
        {
            Kind = EvidenceKind.StatedByS3,
            Says = "cloudfront adds one of its own",
            Fix = "Let one of the two sign",
        },
        new("another server says so", Bearer with { Url = Urls.OwnServer, Response = S3Says.Row("two-auth-mechanisms") })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "an Authorization header (Bearer)",
        },
        new("before it is sent", Bearer)
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The request carries an Authorization header (Bearer)",
        },
        new("the checks see both", Bearer with { Url = Urls.With("?", "?Signature=x&", null) })
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.Recomputed,
            Says = "The query carries a Signature Version 4 and a Signature Version 2.",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the header alone", Bearer with
        {
            Url = "https://examplebucket.s3.eu-central-1.amazonaws.com/reports/q3.pdf",
            Response = Failure.Bare,
        })
        {
            Root = CauseRow.Undecided,
        },
        new("the URL alone", Get()),
        new("another invalid argument", Get(S3Says.Row("version-id-invalid"))) { Root = CauseRow.Undecided },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 judged the time, after the mechanism", Bearer with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired },
        new("S3 judged the policies", Bearer with { Response = S3Says.Row("access-denied-explicit", Denials.Explicit) })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
    ];
}
