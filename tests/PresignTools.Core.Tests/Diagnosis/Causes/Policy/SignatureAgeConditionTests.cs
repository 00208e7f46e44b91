using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Policy;

public class SignatureAgeConditionTests : CauseTests
{
    private static readonly DiagnosisInput Refused = Get(Failure.Bare) with
    {
        Principal = Given.Signer,
        Policies = Given.Deny("NumericGreaterThan", "s3:signatureAge", "600000"),
        AsOf = Signed.Time + TimeSpan.FromMinutes(20),
    };

    private protected override string Cause => CauseId.SignatureAgeCondition;

    private protected override CauseRow[] Recognized =>
    [
        new("twenty minutes after it was signed", Refused)
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "s3:signatureAge",
            Fix = "Use the URL within 10 minutes of signing",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("five minutes after it was signed", Refused with { AsOf = Signed.Time + TimeSpan.FromMinutes(5) })
        {
            Root = CauseRow.Undecided,
        },
        new("the URL itself has ended", Refused with
        {
            Url = Signed.Url(expires: 60),
            Response = S3Says.Row("url-expired"),
            Policies = Given.All,
        })
        {
            Root = CauseId.UrlExpired,
        },
    ];

    private protected override CauseRow[] OtherAnswers => NotOfPolicies(Refused);
}
