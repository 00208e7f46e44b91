using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

public class PayloadHashMismatchTests : CauseTests
{
    private const string Hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static readonly DiagnosisInput SendsHash = Put(Failure.Mismatch, ("x-amz-content-sha256", Hash));

    private protected override string Cause => CauseId.PayloadHashMismatch;

    private protected override CauseRow[] Recognized =>
    [
        new("the hash is not the body's", Put(S3Says.Row("payload-hash-mismatch")))
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "does not match what was computed",
        },
        new("the Content-MD5 is not the body's", Put(S3Says.Row("md5-mismatch")))
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "The Content-MD5 you specified did not match what we received",
        },
        new("the Content-MD5 is none", Put(S3Says.Row("md5-invalid")))
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "The Content-MD5 you specified was invalid",
        },
        new("a hash is sent that was not signed", SendsHash)
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "S3 puts it into the payload line, where the signer had UNSIGNED-PAYLOAD",
        },
        new("S3's canonical request is the request's own", Get() with { Response = WithCanonicalRequest })
        {
            Kind = EvidenceKind.CommonCause,
            Says = "Its payload line is UNSIGNED-PAYLOAD",
            Root = CauseRow.Undecided,
        },
        new("the checks see the hash too", SendsHash with { Response = null })
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.SeenInRequest,
            Says = "x-amz-content-sha256 is sent unsigned with a value other than UNSIGNED-PAYLOAD",
            Fix = "Do not send x-amz-content-sha256",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("UNSIGNED-PAYLOAD is what was signed", Put(Failure.Mismatch, ("x-amz-content-sha256", "UNSIGNED-PAYLOAD")))
        {
            Root = CauseRow.Undecided,
        },
        new("the checksum is an SDK's", new() { Method = "PUT", Response = S3Says.Row("checksum-mismatch") })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Root = CauseId.ChecksumDefault,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 judged the policies", SendsHash with { Response = S3Says.Row("access-denied-explicit", Denials.Explicit) })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
        new("S3 judged the time", SendsHash with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired },
    ];

    private static S3ErrorResponse WithCanonicalRequest
    {
        get
        {
            var test = Signed.Test(Signed.Url());
            return Signed.Refusal(test.CanonicalRequest!, test.StringToSign);
        }
    }
}
