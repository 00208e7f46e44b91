using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Identity;

public class MalformedSessionTokenTests : CauseTests
{
    private static readonly S3ErrorResponse Invalid = S3Says.Row("token-invalid");

    private static readonly DiagnosisInput Temporary = Get(Invalid) with { Url = Signed.Url(by: Signed.Session) };

    private protected override string Cause => CauseId.MalformedSessionToken;

    private protected override CauseRow[] Recognized =>
    [
        new("S3 rejects the token", Temporary)
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "S3 rejected the session token as malformed",
        },
        new("S3 rejects a token, and nothing else is known", new() { Response = Invalid })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "encoded twice or not at all",
        },
        new("a token of the global STS endpoint in an opt-in region", Temporary with { Url = Signed.Url(by: Global, region: "af-south-1") })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "which region af-south-1 does not take",
            Fix = "AWS_STS_REGIONAL_ENDPOINTS",
        },
        new("a long-term key with a token", Temporary with
        {
            Url = Signed.Url(by: new("AKIAIOSFODNN7EXAMPLE", Signed.Secret, Signed.Session.SessionToken)),
            Response = null,
        })
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.Recomputed,
            Says = "is a long-term key (AKIA), yet the URL has an X-Amz-Security-Token",
            Fix = "a stale AWS_SESSION_TOKEN in the environment",
        },
        new("another token than that of the credentials", Temporary with
        {
            Credentials = new(Signed.Session.AccessKeyId, Signed.Secret, "IQoJb3JpZ2luX2VjANOTHER=="),
            Response = null,
        })
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.Recomputed,
            Says = "The session token in the URL is not the one of the credentials given",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("a good token", Temporary with { Response = null, Credentials = Signed.Session }),
        new("no token at all", Get(S3Says.Row("access-key-unknown", ("AWSAccessKeyId", "ASIAIOSFODNN7EXAMPLE"))) with
        {
            Url = Signed.Url(by: new("ASIAIOSFODNN7EXAMPLE", Signed.Secret)),
        })
        {
            Root = CauseId.MissingSessionToken,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("the token was good once", Temporary with { Response = S3Says.Row("token-expired") })
        {
            Root = CauseId.CredentialsExpiredBeforeUrl,
        },
        new("S3 looked at the policies, after the token", Temporary with
        {
            Response = S3Says.Row("access-denied-implicit", Denials.Implicit),
        })
        {
            Root = CauseId.MissingIdentityPermission,
        },
        new("S3 had not come to the token", Temporary with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired },
    ];

    private static PresignTools.Signing.SigningCredentials Global =>
        new(Signed.Session.AccessKeyId, Signed.Secret, "FQoGZXIvYXdzEBYaDExampleTokenOfTheGlobalEndpoint//////////8BGgw=");
}
