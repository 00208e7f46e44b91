// Written by build.ps1 Generate from the definitions in Diagnosis/Causes. Do not edit.
namespace PresignTools.Catalogue;

/// <content>Ids of the layer Request.</content>
public static partial class CauseId
{
    /// <summary>The SDK's default checksum went into the URL.</summary>
    public const string ChecksumDefault = "checksum-default";

    /// <summary>The request lacks the checksum that it announces or needs.</summary>
    public const string ChecksumHeaderMissing = "checksum-header-missing";

    /// <summary>The signer's clock, or the clock that judges the URL, is wrong.</summary>
    public const string ClockSkew = "clock-skew";

    /// <summary>The page's content security policy does not allow the bucket's host.</summary>
    public const string ContentSecurityPolicy = "content-security-policy";

    /// <summary>Content-Type is not the one that was signed.</summary>
    public const string ContentTypeMismatch = "content-type-mismatch";

    /// <summary>The browser reuses a cached answer without CORS headers.</summary>
    public const string CorsCachedNonCorsResponse = "cors-cached-non-cors-response";

    /// <summary>The bucket's CORS rules do not allow the browser's request.</summary>
    public const string CorsMisconfigured = "cors-misconfigured";

    /// <summary>The day of the credential scope is not that of X-Amz-Date.</summary>
    public const string DateScopeMismatch = "date-scope-mismatch";

    /// <summary>A directory bucket does not have what the request asks for.</summary>
    public const string DirectoryBucketUnsupported = "directory-bucket-unsupported";

    /// <summary>A parameter of the signature is in the query twice.</summary>
    public const string DuplicateQueryParameter = "duplicate-query-parameter";

    /// <summary>X-Amz-Expires is not a number of seconds from 1 to 604800.</summary>
    public const string ExpiryInvalid = "expiry-invalid";

    /// <summary>Expiry of more than 7 days.</summary>
    public const string ExpiryOver7Days = "expiry-over-7-days";

    /// <summary>A query parameter was added after signing.</summary>
    public const string ExtraQueryParameter = "extra-query-parameter";

    /// <summary>HEAD with a URL that was signed for GET.</summary>
    public const string HeadWithGetUrl = "head-with-get-url";

    /// <summary>An x-amz-* header was moved into the query.</summary>
    public const string HoistedHeader = "hoisted-header";

    /// <summary>A proxy, CDN or agent changes the request on its way.</summary>
    public const string IntermediaryChangesRequest = "intermediary-changes-request";

    /// <summary>A header or parameter has a value that the server does not take.</summary>
    public const string InvalidHeaderValue = "invalid-header-value";

    /// <summary>The key is percent-encoded differently from how it was signed.</summary>
    public const string KeyEncoding = "key-encoding";

    /// <summary>A parameter of the signature is malformed.</summary>
    public const string MalformedQueryParameter = "malformed-query-parameter";

    /// <summary>A parameter of the signature is missing.</summary>
    public const string MissingQueryParameter = "missing-query-parameter";

    /// <summary>A header that was signed is not sent.</summary>
    public const string MissingSignedHeader = "missing-signed-header";

    /// <summary>A part carries a checksum that CreateMultipartUpload did not declare.</summary>
    public const string MultipartChecksumNotDeclared = "multipart-checksum-not-declared";

    /// <summary>A header's value holds characters beyond ASCII.</summary>
    public const string NonAsciiHeaderValue = "non-ascii-header-value";

    /// <summary>The URL or the answer is of another service than S3.</summary>
    public const string NotS3 = "not-s3";

    /// <summary>Not in the catalogue.</summary>
    public const string Other = "other";

    /// <summary>A client or proxy merged slashes or removed dot segments of the path.</summary>
    public const string PathNormalized = "path-normalized";

    /// <summary>The body, or its hash or checksum, is not the one that was signed or sent.</summary>
    public const string PayloadHashMismatch = "payload-hash-mismatch";

    /// <summary>The upload form lacks a field, has the wrong order or several files.</summary>
    public const string PostFormMalformed = "post-form-malformed";

    /// <summary>A field of the upload form does not fit the form's policy, or its signature is wrong.</summary>
    public const string PostPolicyMismatch = "post-policy-mismatch";

    /// <summary>This server does not support what the request asks for.</summary>
    public const string ProviderUnsupported = "provider-unsupported";

    /// <summary>A query parameter was changed or removed after signing.</summary>
    public const string QueryChanged = "query-changed";

    /// <summary>Requester-pays bucket without x-amz-request-payer.</summary>
    public const string RequesterPays = "requester-pays";

    /// <summary>The SDK or tool signed incorrectly.</summary>
    public const string SdkSigningBug = "sdk-signing-bug";

    /// <summary>The signature itself was cut or changed.</summary>
    public const string SignatureAltered = "signature-altered";

    /// <summary>The signature does not fit the request.</summary>
    public const string SignatureMismatch = "signature-mismatch";

    /// <summary>A signed header is sent with another value.</summary>
    public const string SignedHeaderChanged = "signed-header-changed";

    /// <summary>Signature Version 2 where only Version 4 works.</summary>
    public const string SigV2OnV4OnlyRegionOrKms = "sigv2-on-v4-only-region-or-kms";

    /// <summary>The server is busy, limits the rate or is failing.</summary>
    public const string ThrottledOrUnavailable = "throttled-or-unavailable";

    /// <summary>The client sends a chunked body.</summary>
    public const string TransferEncodingChunked = "transfer-encoding-chunked";

    /// <summary>An Authorization header comes with the presigned URL.</summary>
    public const string TwoAuthMechanisms = "two-auth-mechanisms";

    /// <summary>An x-amz-* header is sent that was not signed.</summary>
    public const string UnsignedExtraHeader = "unsigned-extra-header";

    /// <summary>The URL has expired.</summary>
    public const string UrlExpired = "url-expired";

    /// <summary>The URL was changed on its way (mail, chat, HTML, shell, line break).</summary>
    public const string UrlMangledInTransit = "url-mangled-in-transit";

    /// <summary>Sent with another HTTP method than the one that was signed.</summary>
    public const string WrongMethod = "wrong-method";

    /// <summary>Signed for another service than S3.</summary>
    public const string WrongService = "wrong-service";
}
