using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Identity;

public class WrongSecretKeyTests : CauseTests
{
    private const string AnotherSecret = "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY";

    private protected override string Cause => CauseId.WrongSecretKey;

    private protected override CauseRow[] Recognized =>
    [
        new("S3 refuses a signature of which nothing else is known", Get(Failure.Mismatch))
        {
            Kind = EvidenceKind.CommonCause,
            Says = "the secret key may not be the one of this access key",
            Root = CauseRow.Undecided,
        },
        new("somebody mentions where the secret is kept", Get(Failure.Mismatch) with
        {
            SignedBy = "boto3, secret read from an environment variable",
        })
        {
            Kind = EvidenceKind.Reported,
            Says = "or have spaces, line breaks or percent escapes in it",
        },
        new("LocalStack refuses a signature",
            Pasted("http://localhost.localstack.cloud:4566/b/k\nSignatureDoesNotMatch: " + Failure.SignatureMessage))
        {
            Kind = EvidenceKind.Circumstance,
            Says = "LocalStack checks presigned URLs with the secret key 'test'",
        },
        new("another secret signed it", Get() with { Credentials = new(Signed.Credentials.AccessKeyId, AnotherSecret) })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "no single change of the request explains it",
        },
        new("the secret that signed had a line break at its end", Get(Failure.Mismatch) with
        {
            Url = Signed.Url(by: new(Signed.Credentials.AccessKeyId, Signed.Secret + "\n")),
            Credentials = Signed.Credentials,
        })
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.Recomputed,
            Says = "secret",
        },
        new("the credentials are of another key", Get(Failure.Mismatch) with { Credentials = new("AKIAI44QH8DHBEXAMPLE", AnotherSecret) })
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.Recomputed,
            Says = "the credentials given are those of AKIAI44QH8DHBEXAMPLE",

            // A signature computed with other credentials says nothing of the URL's own secret.
            Weighed = EvidenceKind.SeenInRequest,
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the right secret, and another method", Get() with { Url = Signed.Url(method: "PUT"), Credentials = Signed.Credentials })
        {
            Root = CauseId.WrongMethod,
        },
        new("the right secret", Get() with { Credentials = Signed.Credentials }),
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 found the signature good", Get(S3Says.Row("access-denied-implicit", Denials.Implicit)) with
        {
            Credentials = new(Signed.Credentials.AccessKeyId, AnotherSecret),
        })
        {
            Root = CauseId.MissingIdentityPermission,
        },
        new("S3 had not come to the signature", Get(S3Says.Row("url-expired")) with
        {
            Credentials = new(Signed.Credentials.AccessKeyId, AnotherSecret),
        })
        {
            Root = CauseId.UrlExpired,
        },
    ];
}
