using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Object;

public class ObjectLockOrRetentionTests : CauseTests
{
    private static readonly BucketFacts Locked = new() { ObjectLock = true };

    private static readonly DiagnosisInput Delete = new()
    {
        Url = Signed.Url(method: "DELETE"),
        Method = "DELETE",
        Headers = [],
        Response = Failure.Bare,
        Bucket = Locked,
    };

    private static readonly DiagnosisInput DeleteMany = new()
    {
        Method = "POST",
        SignedOperation = "DeleteObjects",
        Response = S3Says.Row("checksum-needed"),
    };

    private protected override string Cause => CauseId.ObjectLockOrRetention;

    private protected override CauseRow[] Recognized =>
    [
        new("S3 says that the version is locked", Delete with { Response = S3Says.Row("object-locked") })
        {
            Kind = EvidenceKind.StatedByS3,
            Says = "object protected by object lock",
        },
        new("another server says that the version is locked", Delete with { Response = S3Says.Row("object-locked"), Url = Urls.OwnServer })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "object protected by object lock",
        },
        new("an upload needs a checksum for the lock", Put(S3Says.Row("checksum-needed-object-lock", PutNeedsChecksum)))
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "with Object Lock parameters",
            Fix = "Sign Content-MD5 (or an x-amz-checksum-* header) into the URL",
        },
        new("an upload needs a checksum", Put(S3Says.Row("checksum-needed")))
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "Missing required header for this request: Content-MD5",
            Fix = "send it with the upload",
        },
        new("DeleteObjects needs a checksum with or without a lock", DeleteMany)
        {
            Kind = EvidenceKind.CommonCause,
            Says = "Missing required header for this request: Content-MD5",
            Root = CauseId.ChecksumHeaderMissing,
        },
        new("the signer's policies lack what the lock needs", Put(Failure.Bare, ("x-amz-object-lock-mode", "GOVERNANCE")) with
        {
            Url = Signed.Url(method: "PUT", headers: [("x-amz-object-lock-mode", "GOVERNANCE")]),
            Principal = Given.Signer,
            Policies = Given.Allow("\"s3:PutObject\""),
        })
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "s3:PutObjectRetention",
            Weighed = EvidenceKind.SeenInAccount,
        },
        new("a bare refusal to delete in a bucket with Object Lock", Delete)
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "the operation touches a version that may be locked",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("a bucket without Object Lock", Delete with { Bucket = new() { ObjectLock = false } }) { Root = CauseRow.Undecided },
        new("a download touches no lock", Get(Failure.Bare) with { Bucket = Locked }) { Root = CauseRow.Undecided },
        new("an upload makes a new version", Put(Failure.Bare) with { Bucket = Locked }) { Root = CauseRow.Undecided },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 had not come to the lock", Delete with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired },
        new("a permission is missing", Delete with { Response = S3Says.Row("access-denied-implicit", MayNotDelete) })
        {
            Root = CauseId.MissingIdentityPermission,
        },
    ];

    private static string PutNeedsChecksum =>
        "Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters";

    private static string MayNotDelete =>
        Denials.Of("s3:DeleteObject", "because no identity-based policy allows the s3:DeleteObject action");
}
