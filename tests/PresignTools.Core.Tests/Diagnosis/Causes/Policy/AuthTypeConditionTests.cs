using PresignTools.Intake;

namespace PresignTools.Tests.Diagnosis.Causes.Policy;

public class AuthTypeConditionTests : CauseTests
{
    private static readonly DiagnosisInput Refused = Get(Failure.Bare) with
    {
        Principal = Given.Signer,
        Policies = Given.Deny("StringNotEquals", "s3:authType", "REST-HEADER"),
    };

    private protected override string Cause => CauseId.AuthTypeCondition;

    private protected override CauseRow[] Recognized =>
    [
        new("a Deny of every signature in the query", Refused)
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "s3:authType",
            Fix = "No presigned URL can pass",
        },
        new("the same before the URL is used", Refused with { Response = null })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "s3:authType",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("a Deny of signatures in the header", Refused with { Policies = Given.Deny("StringEquals", "s3:authType", "REST-HEADER") })
        {
            Root = CauseRow.Undecided,
        },
        new("it only says which requests another condition is about", Refused with
        {
            Policies = Given.Deny(
                Given.Condition("StringEquals", "s3:authType", "REST-QUERY-STRING"),
                Given.Condition("NotIpAddress", "aws:SourceIp", "198.51.100.0/24")),
            SourceIp = "203.0.113.7",
        })
        {
            Root = CauseId.SourceIpCondition,
        },
    ];

    private protected override CauseRow[] OtherAnswers => NotOfPolicies(Refused);
}
