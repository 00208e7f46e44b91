using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

public class DirectoryBucketUnsupportedTests : CauseTests
{
    private const string Host = "logs--use1-az4--x-s3.s3express-use1-az4.us-east-1.amazonaws.com";

    private static readonly string Plain = Urls.With(
        "examplebucket.s3.us-east-1.amazonaws.com", Host, Urls.With("%2Fs3%2F", "%2Fs3express%2F", Signed.Url(region: "us-east-1")));

    private static readonly DiagnosisInput WithVersion = Get(S3Says.Row("not-implemented")) with { Url = Plain + "&versionId=3sL4kqtJlcpXroDTDmJ" };

    private protected override string Cause => CauseId.DirectoryBucketUnsupported;

    private protected override CauseRow[] Recognized =>
    [
        new("a version of an object", WithVersion)
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.Recomputed,
            Says = "versionId (they have no versions, only the version id null)",
        },
        new("nothing is implemented, and nobody says what", Get(S3Says.Row("not-implemented")) with { Url = Plain })
        {
            Kind = EvidenceKind.Circumstance,
            Says = "which lacks some operations and headers that other buckets have",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("a version, of a bucket that has them", Get(S3Says.Row("not-implemented")) with { Url = Signed.Url() + "&versionId=3sL4kqtJlcpXroDTDmJ" }),
        new("the version id null", Get() with { Url = Plain + "&versionId=null" }),
        new("a directory bucket that refuses nothing", Get() with { Url = Plain }),
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 judged the time", WithVersion with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired },
        new("the bucket is not there", WithVersion with { Response = S3Says.Row("bucket-missing") }) { Root = CauseId.BucketDoesNotExist },
    ];
}
