using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

public class SdkSigningBugTests : CauseTests
{
    private static readonly DiagnosisInput OtherService = Get() with { Url = Urls.With("%2Fs3%2F", "%2Fec2%2F") };

    private static readonly DiagnosisInput OldSdk = Get(Failure.Mismatch) with { SignedBy = "aws-sdk-php 3.18.9" };

    private protected override string Cause => CauseId.SdkSigningBug;

    private protected override CauseRow[] Recognized =>
    [
        new("signed for another service", OtherService)
        {
            Kind = EvidenceKind.Circumstance,
            Says = "The credential scope is for service 'ec2'",
            Root = CauseId.WrongService,
        },
        new("signed for another day than its own", Get() with { Url = Urls.With("%2F20260301%2F", "%2F20260228%2F") })
        {
            Kind = EvidenceKind.Circumstance,
            Says = "X-Amz-Credential is for day 20260228",
            Root = CauseId.DateScopeMismatch,
        },
        new("an expiry that is no number", Get() with { Url = Urls.With("Expires=3600", "Expires=1h") })
        {
            Kind = EvidenceKind.Circumstance,
            Says = "X-Amz-Expires is '1h'",
            Root = CauseId.ExpiryInvalid,
        },
        new("an expiry that a program wrote for none", Get() with { Url = Urls.With("Expires=3600", "Expires=undefined") })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "A program writes that word where it was given no value.",
        },
        new("changed since it was signed", OtherService with { Credentials = Signed.Credentials })
        {
            Kind = EvidenceKind.Circumstance,
            Says = "service",
            Root = CauseId.WrongService,
        },
        new("an empty list of signed headers", Get(S3Says.Row("headers-not-signed", ("HeadersNotSigned", "host"))) with
        {
            Url = Urls.With("SignedHeaders=host", "SignedHeaders="),
        })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "X-Amz-SignedHeaders is empty; host must be in it.",
            Fix = "another version of the tool",
        },
        new("the token was signed as a header and is in the query", Get(Failure.Mismatch) with
        {
            Url = Urls.With("SignedHeaders=host", "SignedHeaders=host%3Bx-amz-security-token", Signed.Url(by: Signed.Session)),
        })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "the signer included a header that clients do not send",
            Fix = "Update the SDK",
        },
        new("a release that is known to sign wrongly", OldSdk)
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "it signed 'UNSIGNED PAYLOAD' with a space (aws/aws-sdk-php#996)",
            Fix = "Update the SDK, and sign again.",
        },
        new("another library's URL for the same request works, and is written otherwise", Pasted(
            "our client: https://...&response-content-type=text/plain*&... fails\nthe other library: "
                + "https://...&response-content-type=text%2Fplain%2A&... works\nSignatureDoesNotMatch: " + Failure.SignatureMessage))
        {
            By = FoundBy.Words,
            Kind = EvidenceKind.SeenInAccount,
            Says = "differ in response-content-type: 'text/plain*' and 'text%2Fplain%2A'",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("another release", OldSdk with { SignedBy = "aws-sdk-php 3.300.0" }) { Root = CauseRow.Undecided },
        new("a good URL of that release", OldSdk with { Response = null, Credentials = Signed.Credentials }),
        new("a header that S3 wants signed", Get(S3Says.Row("headers-not-signed", ("HeadersNotSigned", "x-amz-acl"))))
        {
            Root = CauseId.UnsignedExtraHeader,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 found the signature good", OldSdk with { Response = S3Says.Row("access-denied-explicit", Denials.Explicit) })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
        new("S3 judged the time", OldSdk with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired },
    ];
}
