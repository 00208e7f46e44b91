namespace PresignTools.Diagnosis;

/// <content>The ids.</content>
public static partial class Causes
{
    /// <summary>The signature is right.</summary>
    public const string SignatureMatches = "signature-matches";

    /// <summary>Another secret key signed the URL.</summary>
    public const string WrongSecretKey = "wrong-secret-key";

    /// <summary>The access key does not exist, is inactive or was deleted.</summary>
    public const string InvalidOrDeletedAccessKey = "invalid-or-deleted-access-key";

    /// <summary>A temporary key signed without its session token.</summary>
    public const string MissingSessionToken = "missing-session-token";

    /// <summary>The session token is not one, or does not belong to this key.</summary>
    public const string MalformedSessionToken = "malformed-session-token";

    /// <summary>The signer's temporary credentials end before the URL does.</summary>
    public const string CredentialsExpiredBeforeUrl = "credentials-expired-before-url";

    /// <summary>The request carries no signature.</summary>
    public const string UnsignedRequest = "unsigned-request";

    /// <summary>Bucket or key is not the one that was meant.</summary>
    public const string WrongBucketOrKey = "wrong-bucket-or-key";

    /// <summary>The bucket does not exist.</summary>
    public const string BucketDoesNotExist = "bucket-does-not-exist";

    /// <summary>The object does not exist, and the signer may not list the bucket: 403 instead of 404.</summary>
    public const string KeyMissingWithoutListPermission = "key-missing-without-list-permission";

    /// <summary>The current version is a delete marker.</summary>
    public const string DeleteMarker = "delete-marker";

    /// <summary>The object lies in an archive storage class.</summary>
    public const string ObjectArchived = "object-archived";

    /// <summary>Object Lock or retention forbids it, or asks for a header.</summary>
    public const string ObjectLockOrRetention = "object-lock-or-retention";

    /// <summary>Another account owns the object.</summary>
    public const string ObjectOwnership = "object-ownership";

    /// <summary>Signed for another region than the bucket's.</summary>
    public const string WrongRegion = "wrong-region";

    /// <summary>The endpoint is not the bucket's own, and S3 redirects.</summary>
    public const string WrongEndpointGlobalRedirect = "wrong-endpoint-global-redirect";

    /// <summary>The host that S3 saw is not the one that was signed.</summary>
    public const string SignedHostMismatch = "signed-host-mismatch";

    /// <summary>A static website host takes no signature.</summary>
    public const string WebsiteEndpoint = "website-endpoint";

    /// <summary>Transfer acceleration is not enabled for the bucket.</summary>
    public const string AccelerateNotEnabled = "accelerate-not-enabled";

    /// <summary>A multi-region access point needs SigV4A.</summary>
    public const string AccessPointOrMrapSigV4A = "access-point-or-mrap-sigv4a";

    /// <summary>A directory bucket needs a session of its own.</summary>
    public const string ExpressSessionToken = "express-session-token";

    /// <summary>The host was not reached: name, certificate or network.</summary>
    public const string DnsOrTls = "dns-or-tls";

    /// <summary>The server answered with a redirect.</summary>
    public const string Redirected = "redirected";

    /// <summary>The signer's identity policy does not allow the action.</summary>
    public const string MissingIdentityPermission = "missing-identity-permission";

    /// <summary>Cross-account: the bucket policy does not allow the signer.</summary>
    public const string BucketPolicyMissingAllowCrossAccount = "bucket-policy-missing-allow-cross-account";

    /// <summary>An ACL is asked for, but ACLs are disabled or s3:PutObjectAcl is missing.</summary>
    public const string AclWithoutPermissionOrAclsDisabled = "acl-without-permission-or-acls-disabled";

    /// <summary>The bucket policy denies it.</summary>
    public const string BucketPolicyExplicitDeny = "bucket-policy-explicit-deny";

    /// <summary>An organization's policy (SCP or RCP) denies it.</summary>
    public const string ScpOrRcpDeny = "scp-or-rcp-deny";

    /// <summary>The signer's permissions boundary does not allow it.</summary>
    public const string PermissionsBoundary = "permissions-boundary";

    /// <summary>The session policy of the signer's role session does not allow it.</summary>
    public const string SessionPolicy = "session-policy";

    /// <summary>The VPC endpoint's policy does not allow it.</summary>
    public const string VpcEndpointPolicy = "vpc-endpoint-policy";

    /// <summary>A condition on the VPC or endpoint shuts out where the URL is used.</summary>
    public const string VpceCondition = "vpce-condition";

    /// <summary>A condition on the source address shuts out who uses the URL.</summary>
    public const string SourceIpCondition = "source-ip-condition";

    /// <summary>A policy demands TLS, or a newer version of it.</summary>
    public const string SecureTransportCondition = "secure-transport-condition";

    /// <summary>A policy limits the age of signatures (s3:signatureAge).</summary>
    public const string SignatureAgeCondition = "signature-age-condition";

    /// <summary>A policy refuses signatures in the query (s3:authType).</summary>
    public const string AuthTypeCondition = "auth-type-condition";

    /// <summary>A policy refuses a body whose hash was not signed (s3:x-amz-content-sha256).</summary>
    public const string PayloadHashCondition = "payload-hash-condition";

    /// <summary>A policy demands a header, or a value of it, that the request does not have.</summary>
    public const string HeaderRequiredByPolicy = "header-required-by-policy";

    /// <summary>A policy demands a signer with multi-factor authentication.</summary>
    public const string MfaCondition = "mfa-condition";

    /// <summary>A policy looks at the Referer or User-Agent of whoever uses the URL.</summary>
    public const string RefererCondition = "referer-condition";

    /// <summary>The sessions of the signer's role were revoked (aws:TokenIssueTime).</summary>
    public const string SessionRevoked = "session-revoked";

    /// <summary>A policy demands an encryption header on uploads.</summary>
    public const string SseHeaderRequiredByPolicy = "sse-header-required-by-policy";

    /// <summary>The bucket refuses uploads with customer-provided keys (SSE-C), as new buckets do by default.</summary>
    public const string SseCBlocked = "sse-c-blocked";

    /// <summary>Block Public Access forbids it.</summary>
    public const string PublicAccessBlock = "public-access-block";

    /// <summary>The signer may not use the KMS key.</summary>
    public const string KmsPermissionMissing = "kms-permission-missing";

    /// <summary>The KMS key's policy does not allow the signer.</summary>
    public const string KmsKeyPolicy = "kms-key-policy";

    /// <summary>The KMS key is disabled, pending deletion or not there.</summary>
    public const string KmsKeyDisabledOrMissing = "kms-key-disabled-or-missing";

    /// <summary>Sent with another HTTP method than the one that was signed.</summary>
    public const string WrongMethod = "wrong-method";

    /// <summary>HEAD with a URL that was signed for GET.</summary>
    public const string HeadWithGetUrl = "head-with-get-url";

    /// <summary>A header that was signed is not sent.</summary>
    public const string MissingSignedHeader = "missing-signed-header";

    /// <summary>A signed header is sent with another value.</summary>
    public const string SignedHeaderChanged = "signed-header-changed";

    /// <summary>Content-Type is not the one that was signed.</summary>
    public const string ContentTypeMismatch = "content-type-mismatch";

    /// <summary>An x-amz-* header is sent that was not signed.</summary>
    public const string UnsignedExtraHeader = "unsigned-extra-header";

    /// <summary>An Authorization header comes with the presigned URL.</summary>
    public const string TwoAuthMechanisms = "two-auth-mechanisms";

    /// <summary>The body, or its hash or checksum, is not the one that was signed or sent.</summary>
    public const string PayloadHashMismatch = "payload-hash-mismatch";

    /// <summary>The SDK's default checksum went into the URL.</summary>
    public const string ChecksumDefault = "checksum-default";

    /// <summary>A part carries a checksum that CreateMultipartUpload did not declare.</summary>
    public const string MultipartChecksumNotDeclared = "multipart-checksum-not-declared";

    /// <summary>The client sends a chunked body.</summary>
    public const string TransferEncodingChunked = "transfer-encoding-chunked";

    /// <summary>Requester-pays bucket without x-amz-request-payer.</summary>
    public const string RequesterPays = "requester-pays";

    /// <summary>An x-amz-* header was moved into the query.</summary>
    public const string HoistedHeader = "hoisted-header";

    /// <summary>The bucket's CORS rules do not allow the browser's request.</summary>
    public const string CorsMisconfigured = "cors-misconfigured";

    /// <summary>The browser reuses a cached answer without CORS headers.</summary>
    public const string CorsCachedNonCorsResponse = "cors-cached-non-cors-response";

    /// <summary>A field of the upload form does not fit the form's policy, or its signature is wrong.</summary>
    public const string PostPolicyMismatch = "post-policy-mismatch";

    /// <summary>The upload form lacks a field, has the wrong order or several files.</summary>
    public const string PostFormMalformed = "post-form-malformed";

    /// <summary>The URL has expired.</summary>
    public const string UrlExpired = "url-expired";

    /// <summary>The clock of the signer, or of who judges, is wrong.</summary>
    public const string ClockSkew = "clock-skew";

    /// <summary>The signature does not fit the request.</summary>
    public const string SignatureMismatch = "signature-mismatch";

    /// <summary>The SDK or tool that signed does it wrongly.</summary>
    public const string SdkSigningBug = "sdk-signing-bug";

    /// <summary>Something else.</summary>
    public const string Other = "other";

    /// <summary>The URL was changed on its way (mail, chat, HTML, shell, line break).</summary>
    public const string UrlMangledInTransit = "url-mangled-in-transit";

    /// <summary>The key is percent-encoded otherwise than it was signed.</summary>
    public const string KeyEncoding = "key-encoding";

    /// <summary>A client or proxy merged slashes or removed dot segments of the path.</summary>
    public const string PathNormalized = "path-normalized";

    /// <summary>A query parameter was added after signing.</summary>
    public const string ExtraQueryParameter = "extra-query-parameter";

    /// <summary>A query parameter was changed or removed after signing.</summary>
    public const string QueryChanged = "query-changed";

    /// <summary>A parameter of the signature is missing.</summary>
    public const string MissingQueryParameter = "missing-query-parameter";

    /// <summary>A parameter of the signature stands twice in the query.</summary>
    public const string DuplicateQueryParameter = "duplicate-query-parameter";

    /// <summary>A parameter of the signature is malformed.</summary>
    public const string MalformedQueryParameter = "malformed-query-parameter";

    /// <summary>The day of the credential scope is not that of X-Amz-Date.</summary>
    public const string DateScopeMismatch = "date-scope-mismatch";

    /// <summary>Signed for another service than S3.</summary>
    public const string WrongService = "wrong-service";

    /// <summary>The signature itself was cut or changed.</summary>
    public const string SignatureAltered = "signature-altered";

    /// <summary>Expiry of more than 7 days.</summary>
    public const string ExpiryOver7Days = "expiry-over-7-days";

    /// <summary>X-Amz-Expires is not a number of seconds from 1 to 604800.</summary>
    public const string ExpiryInvalid = "expiry-invalid";

    /// <summary>Signature Version 2 where only Version 4 works.</summary>
    public const string SigV2OnV4OnlyRegionOrKms = "sigv2-on-v4-only-region-or-kms";
}
