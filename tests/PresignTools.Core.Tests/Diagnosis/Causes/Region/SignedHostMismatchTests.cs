using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Region;

public class SignedHostMismatchTests : CauseTests
{
    private static readonly DiagnosisInput OtherHost = Get(Failure.Mismatch) with { Host = "backend:9000" };

    private static readonly DiagnosisInput OwnServer = Get(Failure.Mismatch) with { Url = Urls.OwnServer };

    private static readonly DiagnosisInput Appended = Get(Failure.Mismatch) with { Url = Signed.Url() + "&v=12" };

    private protected override string Cause => CauseId.SignedHostMismatch;

    private protected override CauseRow[] Recognized =>
    [
        new("the server saw another host", OtherHost)
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The server saw host backend:9000; the URL was made for",
        },
        new("the checks compare the hosts too", OtherHost with { Response = null })
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.SeenInRequest,
            Says = "The server saw host backend:9000, the URL is for",
        },
        new("with the credentials it is proven", OtherHost with { Credentials = Signed.Credentials })
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.Recomputed,
            Says = "host",
        },
        new("signed for another host", Get(Failure.Mismatch) with { SignedParameters = [new("host", "minio:9000")] })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "Signed for host minio:9000, sent to examplebucket.s3.eu-central-1.amazonaws.com.",
        },
        new("the answer names another host", OwnServer with { Response = Refusal(("HostId", "storage.internal.example.net")) })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The answer names the host 'storage.internal.example.net', the URL 'minio.example.com'",
        },
        new("the answer names another bucket, which may be a part of the host", Get(S3Says.Row("bucket-missing", ("BucketName", "media"))))
        {
            Kind = EvidenceKind.Circumstance,
            Says = "The answer names the bucket 'media'",
            Root = CauseId.WrongBucketOrKey,
        },
        new("a server of one's own", OwnServer)
        {
            Kind = EvidenceKind.Circumstance,
            Says = "minio.example.com is a custom host name. The server must receive exactly the host that was signed.",
        },
        new("a server of one's own behind a proxy", OwnServer with { Client = "browser through nginx" })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "minio.example.com is a custom host name (behind nginx)",
        },
        new("a proxy before S3", Get(Failure.Mismatch) with { Client = "through an nginx proxy_pass" })
        {
            Kind = EvidenceKind.Reported,
            Says = "There is nginx between client and S3",
        },
        new("the answer passed a proxy", Get(Refusal(("server", "nginx/1.24"))))
        {
            Kind = EvidenceKind.Reported,
            Says = "There is a proxy between client and S3",
        },
        new("a refusal without a word, under a custom domain", Get(S3Says.Status(403)) with
        {
            ClientMessage = "works, but not through our custom domain",
        })
        {
            Kind = EvidenceKind.Reported,
            Says = "the host of the URL is not the one that it was signed for (custom domain)",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the server saw the host of the URL, and another query", Appended with { Host = Urls.Host.ToUpperInvariant() })
        {
            Root = CauseId.ExtraQueryParameter,
        },
        new("signed for the host that it is sent to", Appended with { SignedParameters = [new("host", Urls.Host)] })
        {
            Root = CauseId.ExtraQueryParameter,
        },
        new("a provider's own host", Appended with { Url = Urls.On("examplebucket.s3.us-west-004.backblazeb2.com") + "&v=12" })
        {
            Root = CauseId.ExtraQueryParameter,
        },
        new("HEAD with a URL for GET, under a custom domain", Get(S3Says.Status(403)) with
        {
            Method = "HEAD",
            ClientMessage = "custom domain",
            SignedOperation = "GetObject",
        })
        {
            Root = CauseId.HeadWithGetUrl,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 found the signature good", OtherHost with { Response = S3Says.Row("access-denied-implicit", Denials.Implicit) })
        {
            Root = CauseId.MissingIdentityPermission,
        },
        new("S3 had not come to the signature", OtherHost with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired },
    ];

    private static S3ErrorResponse Refusal((string Name, string Value) element) => S3Says.Row("signature-mismatch", element);
}
