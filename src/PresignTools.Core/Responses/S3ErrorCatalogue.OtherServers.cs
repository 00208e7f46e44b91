using static PresignTools.Catalogue.S3CheckStage;

namespace PresignTools.Responses;

internal static partial class S3ErrorCatalogue
{
    /// <summary>
    /// What servers other than AWS's answer in words and codes of their own. Sources: their developer references, and answers in public
    /// issue threads: Cloudflare R2 (Header '…' with value '…' not implemented), Backblaze B2 (Unsupported header), Alibaba Cloud OSS
    /// (SecondLevelDomainForbidden, SecurityTokenExpired, error 0017-00000804), MinIO (SlowDownRead, XMinio…), Azure Storage (Blob error
    /// codes), CloudFront (signed URL errors), Garage (unexpected scope), Oracle Cloud (home region), Google Cloud Storage (uniform
    /// bucket-level access), SeaweedFS, Huawei OBS and Volcengine TOS (codes for path style), AWS STS (times and scopes).
    /// </summary>
    private static IEnumerable<S3ErrorRow> OtherServerRows() =>
    [
        new("header-not-implemented", "NotImplemented|InvalidArgument|InvalidRequest", 501, "Header * with value * not implemented",
            Operation, null,
            "This server does not implement a header of the request; the message names it.",
            [CauseId.ProviderUnsupported, CauseId.ChecksumDefault], AwsDocuments.PutObject, names: true),
        new("header-unsupported", "InvalidArgument|NotImplemented|InvalidRequest", 400, "Unsupported header * received for this API call",
            Operation, null,
            "This server does not support a header of the request; the message names it.",
            [CauseId.ProviderUnsupported, CauseId.ChecksumDefault], AwsDocuments.PutObject, names: true),
        new("payload-kind-unsupported", "NotImplemented|InvalidArgument|InvalidRequest", 501,
            "STREAMING * not implemented||STREAMING * not supported||aws chunked encoding is not supported"
                + "||MultiChunkedEncoding is not supported",
            Operation, null,
            "This server does not support the way in which the client sends the body: in chunks, with or without a checksum behind them.",
            [CauseId.ProviderUnsupported, CauseId.ChecksumDefault], AwsDocuments.PutObject, names: true),
        new("post-form-unsupported", "NotImplemented|MethodNotAllowed", 501, "POST object is not implemented||POST object is not supported",
            Operation, null,
            "This server has no uploads by a POST form.",
            [CauseId.ProviderUnsupported], AwsDocuments.PostForms, names: true),
        new("one-checksum-only", "InvalidRequest", 400, "You can only specify one non-default checksum at a time", Operation, null,
            "The request brings two checksums. SDKs add one by default since January 2025, beside the Content-MD5 of the application.",
            [CauseId.ChecksumDefault, CauseId.ProviderUnsupported], AwsDocuments.Integrity, names: true),
        new("payload-hash-invalid", "XAmzContentSHA256Mismatch|InvalidArgument|InvalidRequest", 400,
            "invalid header: x-amz-content-sha256||x-amz-content-sha256 must be UNSIGNED-PAYLOAD||invalid x-amz-content-sha256",
            Operation, null,
            "This server does not know the value of x-amz-content-sha256. SDKs of 2025 and later send STREAMING-UNSIGNED-PAYLOAD-TRAILER.",
            [CauseId.ChecksumDefault, CauseId.ProviderUnsupported, CauseId.PayloadHashMismatch], AwsDocuments.Integrity, names: true),
        new("scope-unexpected", "AuthorizationHeaderMalformed|AuthorizationQueryParametersError|InvalidRequest", 400,
            "unexpected scope||Invalid credential scope||Credential should be scoped to a valid region", Scope, null,
            "The request is signed for a region that this server is not set to. Each server has a name of its own for its region.",
            [CauseId.WrongRegion, CauseId.WrongService], AwsDocuments.AuthorizationHeader, names: true),
        new("scope-region-of-service", "SignatureDoesNotMatch|InvalidSignatureException|IncompleteSignature", 403,
            "Credential should be scoped to a valid region||The region must be specified if this is not the home region", Scope, null,
            "The request is signed for a region that the server does not accept; it says so with the code for a wrong signature.",
            [CauseId.WrongRegion], AwsDocuments.QueryAuth, names: true),
        new("scope-service-of-service", "SignatureDoesNotMatch|InvalidSignatureException|IncompleteSignature", 403,
            "Credential should be scoped to correct service", Scope, null,
            "The request is signed for another service than the one that answers.",
            [CauseId.WrongService], AwsDocuments.QueryAuth, names: true),
        new("signature-time-off", "SignatureDoesNotMatch|InvalidSignatureException|RequestExpired|IncompleteSignature", 403,
            "Signature expired * is now earlier than||Signature not yet current * is still later than||Signature expired||"
                + "Signature not yet current", Time, null,
            "The signing time and the server's clock are more than some minutes apart. STS and other services of AWS say so with the code "
                + "for a wrong signature.",
            [CauseId.ClockSkew], AwsDocuments.QueryAuth, names: true),
        new("server-without-users", "InvalidRequest|AccessDenied|NotImplemented", 400,
            "Signed request requires setting up SeaweedFS S3 authentication", Credential, null,
            "This server has no users set up, so it cannot check a signature. Load its list of identities, and apply it.",
            [CauseId.ProviderUnsupported], AwsDocuments.Errors, names: true),
        new("acl-of-server", "InvalidArgument|InvalidRequest|AccessDenied|PreconditionFailed", 400,
            "Unsupported value for canned acl||Cannot insert legacy ACL for an object when uniform bucket level access is enabled||"
                + "Cannot use ACL API to update bucket policy when uniform bucket level access is enabled", Operation, null,
            "The request sets an ACL that this bucket does not take: the server has ACLs for whole buckets only, or they are turned off.",
            [CauseId.AclWithoutPermissionOrAclsDisabled, CauseId.ProviderUnsupported], AwsDocuments.Ownership, names: true),
        new("path-style-forbidden",
            "SecondLevelDomainForbidden|PathStyleDomainForbidden|VirtualHostDomainRequired|InvalidPathAccess", 403, "", Routing, null,
            "This server does not take the bucket name in the path.",
            [CauseId.VirtualHostStyleNeeded], AwsDocuments.VirtualHosting),
        new("security-token-expired", "SecurityTokenExpired", 403, "", Credential, null,
            "The temporary credentials with which the request is signed have expired.",
            [CauseId.CredentialsExpiredBeforeUrl], AwsDocuments.TemporaryCredentials),
        new("security-token-invalid", "InvalidSecurityToken", 403, "", Credential, null,
            "The session token is not one that this server issued.",
            [CauseId.MalformedSessionToken], AwsDocuments.TemporaryCredentials),
        new("key-id-length", "InvalidArgument|Unauthorized", 400, "Credential access key has length * should be", Credential, null,
            "The access key id has not the form of this server's: it is a key of another service.",
            [CauseId.WrongEndpointServer, CauseId.InvalidOrDeletedAccessKey], AwsDocuments.AccessKeys, names: true),
        new("region-name-invalid", "InvalidRegionName", 400, "", Scope, null,
            "The request is signed for a region that this server does not have.",
            [CauseId.WrongRegion], AwsDocuments.AuthorizationHeader),
        new("unsigned-headers-present", "InvalidRequest|AccessDenied", 400, "Headers present which were not signed", SignedHeaders, null,
            "The server saw headers that are not among the signed ones. The client sends them unsigned, or something on the way adds them.",
            [CauseId.UnsignedExtraHeader, CauseId.IntermediaryChangesRequest], AwsDocuments.HeaderAuth, names: true),
        new("server-busy",
            "SlowDownRead|SlowDownWrite|XMinioServerNotInitialized|XMinioStorageFull|XMinioBackendDown|TooManyRequests|RequestLimitExceeded"
                + "|QpsLimitExceeded|UploadTrafficRateLimitExceeded|DownloadTrafficRateLimitExceeded|ServiceBusy|ServerBusy",
            503, "", Service, null,
            "The server has too much to do, or is not ready. Try again, with growing pauses.",
            [CauseId.ThrottledOrUnavailable], AwsDocuments.Errors),
        new("azure-answer",
            "PublicAccessNotPermitted|AuthenticationFailed|BlobNotFound|ContainerNotFound|AuthorizationPermissionMismatch"
                + "|AuthorizationFailure|NoAuthenticationInformation|InvalidAuthenticationInfo|KeyBasedAuthenticationNotPermitted"
                + "|AuthorizationSourceIPMismatch|BlobArchived",
            403, "", Unknown, null,
            "This is an error of Azure Blob Storage, not of S3.",
            [CauseId.NotS3], AwsDocuments.Errors),
        new("cloudfront-policy", "MalformedPolicy", 403, "=Malformed Policy", Unknown, null,
            "This is CloudFront's answer: the policy or expiry of its own signed URL is not valid. Expires is in seconds.",
            [CauseId.NotS3], AwsDocuments.Errors),
        new("cloudfront-key", "MissingKey|InvalidKey", 403, "Missing Key-Pair-Id query parameter||Unknown Key", Unknown, null,
            "This is CloudFront's answer: it expects a URL that is signed with a CloudFront key pair.",
            [CauseId.NotS3], AwsDocuments.Errors),
    ];
}
