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
        new("the URL is shown in part only", Pasted(
            "PUT https://amzn-s3-demo-bucket.s3.eu-central-1.amazonaws.com/in/clip.mov?partNumber=1&X-Amz-Algorithm=AWS4-HMAC-SHA256&… -> 403\n"
                + "<Error><Code>AccessDenied</Code><Message>User: arn:aws:iam::111122223333:user/app is not authorized to perform: s3:PutObject "
                + "on resource: \"arn:aws:s3:::amzn-s3-demo-bucket/in/clip.mov\" with an explicit deny in an identity-based policy</Message>"
                + "</Error>\n\nthe user's policy:\n- Effect: Deny\n  Action: s3:*\n  Resource: \"*\"\n  Condition:\n"
                + "    StringNotEqualsIfExists:\n      s3:authType: REST-HEADER\n"))
        {
            Kind = EvidenceKind.Recomputed,
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
