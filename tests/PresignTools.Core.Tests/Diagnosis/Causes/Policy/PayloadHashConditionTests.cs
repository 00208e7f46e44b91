using PresignTools.Intake;

namespace PresignTools.Tests.Diagnosis.Causes.Policy;

public class PayloadHashConditionTests : CauseTests
{
    private static readonly DiagnosisInput Refused = Put(Failure.Bare) with
    {
        Principal = Given.Signer,
        Policies = Given.Deny("StringEquals", "s3:x-amz-content-sha256", "UNSIGNED-PAYLOAD"),
    };

    private protected override string Cause => CauseId.PayloadHashCondition;

    private protected override CauseRow[] Recognized =>
    [
        new("a Deny of bodies whose hash was not signed", Refused)
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "s3:x-amz-content-sha256",
            Fix = "-PayloadHash",
        },
        new("the same before the upload", Refused with { Response = null })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "s3:x-amz-content-sha256",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("a Deny of everything but such bodies", Refused with
        {
            Policies = Given.Deny("StringNotEquals", "s3:x-amz-content-sha256", "UNSIGNED-PAYLOAD"),
        })
        {
            Root = CauseRow.Undecided,
        },
        new("the hash is not the body's", Refused with { Response = S3Says.Row("payload-hash-mismatch"), Policies = Given.All })
        {
            Root = CauseId.PayloadHashMismatch,
        },
    ];

    private protected override CauseRow[] OtherAnswers => NotOfPolicies(Refused);
}
