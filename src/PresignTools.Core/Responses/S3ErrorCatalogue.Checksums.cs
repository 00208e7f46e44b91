using static PresignTools.Catalogue.S3CheckStage;

namespace PresignTools.Responses;

internal static partial class S3ErrorCatalogue
{
    /// <summary>Digests of a body: wanted, malformed, or not those of what arrived.</summary>
    private static IEnumerable<S3ErrorRow> ChecksumRows() =>
        [
            new(
                S3Answer.Md5Mismatch,
                "BadDigest",
                400,
                "The Content-MD5 you specified did not match",
                Operation,
                Signature,
                "The signature is good; the body that arrived does not have the MD5 that was announced.",
                [CauseId.PayloadHashMismatch, CauseId.Other],
                AwsDocuments.Integrity),
            new(
                S3Answer.ChecksumMismatch,
                "BadDigest",
                400,
                "you specified did not match the calculated checksum",
                Operation,
                Signature,
                "The signature is good; the body that arrived does not have the checksum that was announced. A checksum of an empty body "
                    + "(AAAAAA==) that an SDK signed into the URL by default looks like this.",
                [CauseId.ChecksumDefault, CauseId.PayloadHashMismatch],
                AwsDocuments.Integrity),
            new(
                S3Answer.DigestMismatchOther,
                "BadDigest",
                400,
                "",
                Operation,
                Signature,
                "The body that arrived does not have the digest that was announced.",
                [CauseId.PayloadHashMismatch, CauseId.ChecksumDefault],
                AwsDocuments.Integrity),
            new(
                S3Answer.ChecksumOfPartMissing,
                "InvalidRequest",
                400,
                "The complete request must include the checksum for each part",
                Operation,
                null,
                "The upload was begun with a checksum, and the request that completes it has none for a part. In a browser the page cannot "
                    + "read the checksums that S3 answered to the parts, unless the CORS rules expose those headers.",
                [CauseId.ChecksumHeaderMissing, CauseId.CorsMisconfigured, CauseId.MultipartChecksumNotDeclared],
                AwsDocuments.Integrity,
                names: true),
            new(
                S3Answer.Md5Invalid,
                "InvalidDigest",
                400,
                "",
                Operation,
                null,
                "Content-MD5 is not 16 bytes in Base64.",
                [CauseId.PayloadHashMismatch, CauseId.Other],
                AwsDocuments.Integrity),
            new(
                S3Answer.ChecksumValueInvalid,
                "InvalidRequest",
                400,
                "Value for x-amz-checksum- * header is invalid",
                Operation,
                null,
                "A checksum header has a value that its algorithm cannot produce.",
                [CauseId.ChecksumDefault],
                AwsDocuments.Integrity),
            new(
                S3Answer.SdkChecksumWithoutValue,
                "InvalidRequest",
                400,
                "x-amz-sdk-checksum-algorithm specified, but no corresponding",
                Operation,
                null,
                "The request names a checksum algorithm and contains no checksum: neither an x-amz-checksum-* header nor a trailer.",
                [CauseId.ChecksumHeaderMissing],
                AwsDocuments.Integrity),
            new(
                S3Answer.ChecksumNeeded,
                "InvalidRequest|MissingContentMD5",
                400,
                "Missing required header for this request: Content-MD5 OR x-amz-checksum"
                    + "||Missing required header for this request: Content-MD5",
                Operation,
                null,
                "This operation needs a checksum of its body: uploads with Object Lock settings, and multi-object deletes.",
                [CauseId.ChecksumHeaderMissing, CauseId.ObjectLockOrRetention, CauseId.MissingSignedHeader],
                AwsDocuments.Integrity,
                names: true),
            new(
                S3Answer.ChecksumNeededObjectLock,
                "InvalidRequest",
                400,
                "HTTP header is required for Put * requests with Object Lock parameters"
                    + "||Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters"
                    + "||Content-MD5 HTTP header is required for Put Object requests with Object Lock parameters",
                Operation,
                null,
                "An upload with Object Lock settings, or to a bucket with default retention, needs a checksum of its body.",
                [CauseId.ChecksumHeaderMissing, CauseId.ObjectLockOrRetention, CauseId.MissingSignedHeader],
                AwsDocuments.ObjectLock,
                names: true),
            new(
                S3Answer.ChecksumTwice,
                "InvalidRequest",
                400,
                "Expecting a single x-amz-checksum- header",
                Operation,
                null,
                "The request contains checksums of two algorithms; often one was signed into the URL by default and the client "
                    + "adds another.",
                [CauseId.ChecksumDefault],
                AwsDocuments.Integrity),
            new(
                S3Answer.ChecksumTypeMismatch,
                "InvalidRequest",
                400,
                "Checksum Type mismatch occurred",
                Operation,
                null,
                "A part carries a checksum of an algorithm that CreateMultipartUpload did not declare.",
                [CauseId.MultipartChecksumNotDeclared, CauseId.ChecksumDefault],
                AwsDocuments.Integrity,
                names: true),
            new(
                S3Answer.PayloadHashMismatch,
                "XAmzContentSHA256Mismatch",
                400,
                "",
                Operation,
                Signature,
                "The signature is good; the body that arrived does not have the SHA-256 that x-amz-content-sha256 announced.",
                [CauseId.PayloadHashMismatch],
                AwsDocuments.AuthorizationHeader),
        ];
}
