namespace PresignTools.Diagnosis;

public static partial class Causes
{
    private static IEnumerable<Cause> RequestCauses() =>
    [
        Request(WrongMethod, "Sent with another HTTP method than the one that was signed", "Send the method that was signed, or sign for the one that is sent.", CauseDocuments.Presigned),
        Request(HeadWithGetUrl, "HEAD with a URL that was signed for GET", "Sign a URL for HEAD, or send GET with Range: bytes=0-0, which need not be signed.", CauseDocuments.HeadObject),
        Request(MissingSignedHeader, "A header that was signed is not sent", "Send every header that X-Amz-SignedHeaders names, with the value that was signed.", CauseDocuments.HeaderAuth),
        Request(SignedHeaderChanged, "A signed header is sent with another value", "Send the header with exactly the value that was signed.", CauseDocuments.HeaderAuth),
        Request(ContentTypeMismatch, "Content-Type is not the one that was signed", "Send exactly the Content-Type that was signed (charset included), or sign without one.", CauseDocuments.Presigned),
        Request(UnsignedExtraHeader, "An x-amz-* header is sent that was not signed", "Do not send the header, or sign it into the URL: S3 refuses x-amz-* headers that are not signed.", CauseDocuments.QueryAuth),
        Request(TwoAuthMechanisms, "An Authorization header comes with the presigned URL", "Send the URL without an Authorization header: no bearer token, basic authentication or second signature.", CauseDocuments.QueryAuth),
        Request(PayloadHashMismatch, "The body, or its hash or checksum, is not the one that was signed or sent", "Send the bytes that the hash was made of, or sign without a hash (UNSIGNED-PAYLOAD).", CauseDocuments.Integrity),
        Request(ChecksumDefault, "The SDK's default checksum went into the URL", "Sign with request checksums WHEN_REQUIRED (requestChecksumCalculation, AWS_REQUEST_CHECKSUM_CALCULATION) and response validation WHEN_REQUIRED.", CauseDocuments.Integrity),
        Request(MultipartChecksumNotDeclared, "A part carries a checksum that CreateMultipartUpload did not declare", "Name the checksum algorithm in CreateMultipartUpload, or send the parts without one.", CauseDocuments.Integrity),
        Request(TransferEncodingChunked, "The client sends a chunked body", "Send a Content-Length: S3 does not take Transfer-Encoding: chunked.", CauseDocuments.PutObject),
        Request(RequesterPays, "Requester-pays bucket without x-amz-request-payer", "Sign x-amz-request-payer=requester into the URL (New-S3PresignedUrl -RequestPayer).", CauseDocuments.RequesterPays),
        Request(HoistedHeader, "An x-amz-* header was moved into the query", "Where it must be sure to count, sign it as a header and let the client send it.", CauseDocuments.QueryAuth),
        Request(CorsMisconfigured, "The bucket's CORS rules do not allow the browser's request", "Allow the origin, the method and every request header in the bucket's CORS configuration.", CauseDocuments.CorsTrouble),
        Request(CorsCachedNonCorsResponse, "The browser reuses a cached answer without CORS headers", "Load with crossorigin everywhere, or make the two URLs differ.", CauseDocuments.Cors),
        Request(PostPolicyMismatch, "A field of the upload form does not fit the form's policy, or its signature is wrong", "Send exactly the fields that the policy has conditions for.", CauseDocuments.PostPolicy),
        Request(PostFormMalformed, "The upload form lacks a field, has the wrong order or several files", "Send multipart/form-data with the file as the last field.", CauseDocuments.PostForms),
        Request(UrlExpired, "The URL has expired", "Sign a fresh URL; expiry cannot be extended, because it is signed.", CauseDocuments.Presigned),
        Request(ClockSkew, "The clock of the signer, or of who judges, is wrong", "Set the signer's clock (NTP); X-Amz-Date is UTC.", CauseDocuments.QueryAuth),
        Request(SignatureMismatch, "The signature does not fit the request", "Bring S3's SignatureDoesNotMatch body (-ErrorResponse), or the URL as it was when it was made.", CauseDocuments.QueryAuth),
        Request(SdkSigningBug, "The SDK or tool that signed does it wrongly", "Update it, or sign with another tool.", CauseDocuments.QueryAuth),
        Request(Other, "Something else", "", CauseDocuments.Errors),
    ];

    private static IEnumerable<Cause> UrlCauses() =>
    [
        Request(UrlMangledInTransit, "The URL was changed on its way (mail, chat, HTML, shell, line break)", "Take the URL from its source again, whole and unchanged.", CauseDocuments.QueryAuth),
        Request(KeyEncoding, "The key is percent-encoded otherwise than it was signed", "Encode the key once, as UTF-8, with %20 for a blank and %2B for a plus, and do not touch it after signing.", CauseDocuments.ObjectKeys),
        Request(PathNormalized, "A client or proxy merged slashes or removed dot segments of the path", "Send the path as it was signed (curl --path-as-is), or avoid //, . and .. in keys.", CauseDocuments.ObjectKeys),
        Request(ExtraQueryParameter, "A query parameter was added after signing", "Do not append anything to a presigned URL: every parameter is signed.", CauseDocuments.QueryAuth),
        Request(QueryChanged, "A query parameter was changed or removed after signing", "Use the URL as it was signed: every parameter is signed.", CauseDocuments.QueryAuth),
        Request(MissingQueryParameter, "A parameter of the signature is missing", "Take the whole URL: all six X-Amz- parameters must be there.", CauseDocuments.QueryAuth),
        Request(DuplicateQueryParameter, "A parameter of the signature stands twice in the query", "Use the URL as it was signed; S3 reads the first of two.", CauseDocuments.QueryAuth),
        Request(MalformedQueryParameter, "A parameter of the signature is malformed", "Use the URL as it was signed.", CauseDocuments.QueryAuth),
        Request(DateScopeMismatch, "The day of the credential scope is not that of X-Amz-Date", "Sign again: both come from the same instant, in UTC.", CauseDocuments.QueryAuth),
        Request(WrongService, "Signed for another service than S3", "Sign for service s3.", CauseDocuments.QueryAuth),
        Request(SignatureAltered, "The signature itself was cut or changed", "Take the URL from its source again, to its last character.", CauseDocuments.QueryAuth),
        Request(ExpiryOver7Days, "Expiry of more than 7 days", "Sign for at most 604800 seconds. For longer links sign on demand, or use CloudFront signed URLs.", CauseDocuments.QueryAuth),
        Request(ExpiryInvalid, "X-Amz-Expires is not a number of seconds from 1 to 604800", "Sign again with an expiry in the future.", CauseDocuments.QueryAuth),
        Request(SigV2OnV4OnlyRegionOrKms, "Signature Version 2 where only Version 4 works", "Sign with Signature Version 4; regions opened after January 2014 and SSE-KMS take nothing else.", CauseDocuments.SigV2),
    ];
}
