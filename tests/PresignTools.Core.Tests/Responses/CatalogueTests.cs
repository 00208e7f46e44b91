using PresignTools.Responses;

namespace PresignTools.Tests.Responses;

public class CatalogueTests
{
    private static readonly HashSet<string> Causes =
    [
        "missing-signed-header", "missing-identity-permission", "url-mangled-in-transit", "unsigned-extra-header", "wrong-endpoint-global-redirect", "content-type-mismatch",
        "key-encoding", "wrong-region", "signed-host-mismatch", "vpc-endpoint-policy", "credentials-expired-before-url", "wrong-method", "cors-misconfigured", "checksum-default",
        "kms-key-policy", "sse-header-required-by-policy", "post-policy-mismatch", "two-auth-mechanisms", "sigv2-on-v4-only-region-or-kms", "wrong-bucket-or-key",
        "object-lock-or-retention", "url-expired", "scp-or-rcp-deny", "head-with-get-url", "missing-session-token", "transfer-encoding-chunked", "wrong-secret-key",
        "access-point-or-mrap-sigv4a", "kms-permission-missing", "expiry-over-7-days", "clock-skew", "key-missing-without-list-permission", "dns-or-tls",
        "acl-without-permission-or-acls-disabled", "object-ownership", "requester-pays", "payload-hash-mismatch", "post-form-malformed", "sdk-signing-bug", "extra-query-parameter",
        "public-access-block", "bucket-closed-by-owner", "object-archived", "malformed-session-token", "delete-marker", "accelerate-not-enabled", "bucket-policy-missing-allow-cross-account",
        "invalid-or-deleted-access-key", "bucket-policy-explicit-deny", "cors-cached-non-cors-response", "session-policy", "bucket-does-not-exist", "multipart-checksum-not-declared",
        "unsigned-request", "source-ip-condition", "permissions-boundary", "vpce-condition", "secure-transport-condition", "kms-key-disabled-or-missing", "sse-c-blocked", "other",
        "provider-unsupported", "checksum-header-missing", "throttled-or-unavailable", "virtual-host-style-needed", "wrong-endpoint-server", "not-s3",
        "intermediary-changes-request", "invalid-header-value", "malformed-query-parameter", "wrong-service", "missing-query-parameter", "date-scope-mismatch", "expiry-invalid",
        "non-ascii-header-value",
    ];

    /// <summary>Every row of the table of S3's answers: code, status, message, expected row, first cause.</summary>
    public static TheoryData<string, int, string, string, string> Rows() => new()
    {
        // Authentication of the URL
        { "AccessDenied", 403, "Request has expired", "url-expired", "url-expired" },
        { "AccessDenied", 403, "Request is not yet valid", "url-not-yet-valid", "clock-skew" },
        { "AccessDenied", 403, "Request is not valid yet", "url-not-yet-valid", "clock-skew" },
        { "AccessDenied", 403, "There were headers present in the request which were not signed", "headers-not-signed", "unsigned-extra-header" },
        { "AccessDenied", 403, "Query-string authentication requires the Signature, Expires and AWSAccessKeyId parameters", "sigv2-parameters-missing", "url-mangled-in-transit" },
        { "AccessDenied", 403, "Access Denied", "access-denied", "missing-identity-permission" },
        { "AccessDenied", 403, "User: arn:aws:iam::111122223333:user/a is not authorized to perform: s3:GetObject", "access-denied-sentence", "missing-identity-permission" },
        { "AccessDenied", 403, "Anonymous users cannot invoke this API. Please authenticate.", "anonymous", "unsigned-request" },
        { "AccessDenied", 403, "No AWSAccessKey was presented.", "no-access-key-presented", "unsigned-request" },
        { "AccessDenied", 403, "AWS authentication requires a valid Date or x-amz-date header", "no-valid-date", "url-mangled-in-transit" },
        { "SignatureDoesNotMatch", 403, "The request signature we calculated does not match the signature you provided. Check your key and signing method.", "signature-mismatch", "wrong-method" },
        { "AuthorizationQueryParametersError", 400, "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.", "query-parameters-missing", "missing-query-parameter" },
        { "AuthorizationQueryParametersError", 400, "X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256 and AWS4-ECDSA-P256-SHA256\"", "query-algorithm", "url-mangled-in-transit" },
        { "AuthorizationQueryParametersError", 400, "X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256\"", "query-algorithm", "url-mangled-in-transit" },
        { "AuthorizationQueryParametersError", 400, "Error parsing the X-Amz-Credential parameter; the Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".", "query-credential-malformed", "url-mangled-in-transit" },
        { "AuthorizationQueryParametersError", 400, "Error parsing the X-Amz-Credential parameter; the region 'us-east-1' is wrong; expecting 'ap-south-1'", "query-region-wrong", "wrong-region" },
        { "AuthorizationQueryParametersError", 400, "Error parsing the X-Amz-Credential parameter; incorrect service \"ec2\". This endpoint belongs to \"s3\".", "query-service-wrong", "wrong-service" },
        { "AuthorizationQueryParametersError", 400, "Error parsing the X-Amz-Credential parameter; incorrect terminal \"aws5\". This endpoint uses \"aws4_request\".", "query-terminal-wrong", "malformed-query-parameter" },
        { "AuthorizationQueryParametersError", 400, "Error parsing the X-Amz-Credential parameter; incorrect date format \"x\". This date in the credential must be in the format \"yyyyMMdd\".", "query-credential-date-format", "malformed-query-parameter" },
        { "AuthorizationQueryParametersError", 400, "Invalid credential date \"20130525\". This date is not the same as X-Amz-Date: \"20130524\".", "query-credential-date-differs", "date-scope-mismatch" },
        { "AuthorizationQueryParametersError", 400, "X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"", "query-date-format", "malformed-query-parameter" },
        { "AuthorizationQueryParametersError", 400, "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds", "query-expires-too-long", "expiry-over-7-days" },
        { "AuthorizationQueryParametersError", 400, "X-Amz-Expires must be non-negative", "query-expires-negative", "clock-skew" },
        { "AuthorizationQueryParametersError", 400, "X-Amz-Expires should be a number", "query-expires-not-a-number", "expiry-invalid" },
        { "AuthorizationHeaderMalformed", 400, "The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-west-1'", "header-region-wrong", "wrong-region" },
        { "AuthorizationHeaderMalformed", 400, "The authorization header is malformed; incorrect service \"execute-api\". This endpoint belongs to \"s3\".", "header-service-wrong", "wrong-service" },
        { "AuthorizationHeaderMalformed", 400, "The authorization header is malformed; Invalid credential date \"20260419\". This date is not the same as X-Amz-Date: \"20260420\".", "header-credential-date-differs", "date-scope-mismatch" },
        { "AuthorizationHeaderMalformed", 400, "The authorization header is malformed; the authorization header requires three components: Credential, SignedHeaders, and Signature.", "header-malformed", "sdk-signing-bug" },
        { "AuthorizationHeaderMalformed", 400, "The authorization header is malformed; a non-empty Access Key (AKID) must be provided in the credential.", "header-key-empty", "invalid-or-deleted-access-key" },
        { "AuthorizationHeaderMalformed", 400, "The authorization header is malformed; too many values.", "header-malformed", "sdk-signing-bug" },
        { "AuthorizationHeaderMalformed", 400, "Authentication region name 'us-phoenix-1' is incorrect.", "scope-unexpected", "wrong-region" },
        { "MalformedSecurityHeader", 400, "Your request has a malformed header.", "security-header-malformed", "provider-unsupported" },
        { "AccessDenied", 403, "Public use of objects is not allowed by default. Please contact support.", "public-use-not-allowed", "bucket-closed-by-owner" },
        { "InvalidPart", 400, "One or more of the specified parts could not be found. The part might not have been uploaded, or the specified entity tag might not have matched the part's entity tag.", "part-invalid", "other" },
        { "InvalidRequest", 400, "Bad request: Date is too old", "date-too-old", "url-expired" },
        { "AccessDenied", 403, "Invalid date (should be seconds since epoch): 1796083200000", "expires-not-seconds", "expiry-invalid" },
        { "MalformedXML", 400, "The XML you provided was not well-formed or did not validate against our published schema", "xml-malformed", "wrong-method" },
        { "InvalidArgument", 400, "Invalid canned ACL", "acl-of-server", "acl-without-permission-or-acls-disabled" },
        { "InvalidRequest", 400, "The upload was created using a crc32c checksum. The complete request must include the checksum for each part. It was missing for part 2 in the request.", "checksum-of-part-missing", "checksum-header-missing" },
        { "InvalidAccessKeyId", 403, "The AWS Access Key Id you provided does not exist in our records.", "access-key-unknown", "invalid-or-deleted-access-key" },
        { "UnsupportedSignature", 400, "The provided request is signed with an unsupported STS Token version or the signature version is not supported.", "token-version", "access-point-or-mrap-sigv4a" },
        { "InvalidToken", 400, "The provided token is malformed or otherwise invalid.", "token-invalid", "malformed-session-token" },
        { "ExpiredToken", 400, "The provided token has expired.", "token-expired", "credentials-expired-before-url" },
        { "TokenRefreshRequired", 400, "The provided token must be refreshed.", "token-refresh-required", "credentials-expired-before-url" },
        { "InvalidSignatureException", 403, "Signature expired: 20240501T100000Z is now earlier than 20240501T101000Z (20240501T102500Z - 15 min.)", "signature-expired", "clock-skew" },
        { "RequestTimeTooSkewed", 403, "The difference between the request time and the current time is too large.", "clock-skew-header", "clock-skew" },
        { "InvalidRequest", 400, "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.", "signature-version-not-supported", "sigv2-on-v4-only-region-or-kms" },
        { "InvalidRequest", 400, "Missing required header for this request: x-amz-content-sha256", "payload-hash-header-missing", "missing-signed-header" },
        { "InvalidArgument", 400, "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified", "two-auth-mechanisms", "two-auth-mechanisms" },
        { "InvalidArgument", 400, "Requests specifying Server Side Encryption with AWS KMS managed keys require AWS Signature Version 4.", "kms-needs-signature-v4", "sigv2-on-v4-only-region-or-kms" },
        { "MissingSecurityHeader", 400, "Your request was missing a required header", "security-header-missing", "missing-signed-header" },
        { "MissingAuthenticationToken", 403, "The request was not signed.", "authentication-token-missing", "unsigned-request" },
        { "AccountProblem", 403, "There is a problem with your AWS account.", "account-problem", "bucket-closed-by-owner" },
        { "AllAccessDisabled", 403, "All access to this object has been disabled", "all-access-disabled", "bucket-closed-by-owner" },
        { "NotSignedUp", 403, "Your account is not signed up for the Amazon S3 service.", "not-signed-up", "other" },
        { "InvalidPayer", 403, "All access to this object has been disabled.", "invalid-payer", "other" },
        { "UnauthorizedAccess", 403, "The bucket has no ICP licence.", "unauthorized-access", "other" },
        { "UnauthorizedAccessError", 403, "The bucket has no ICP licence.", "unauthorized-access", "other" },
        { "InvalidSecurity", 403, "The provided security credentials are not valid.", "invalid-security", "invalid-or-deleted-access-key" },
        { "CredentialsNotSupported", 400, "This request does not support credentials.", "credentials-not-supported", "two-auth-mechanisms" },

        // Location
        { "PermanentRedirect", 301, "The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.", "permanent-redirect", "wrong-endpoint-global-redirect" },
        { "TemporaryRedirect", 307, "Please re-send this request to the specified temporary endpoint. Continue to use the original request endpoint for future requests.", "temporary-redirect", "wrong-endpoint-global-redirect" },
        { "IllegalLocationConstraintException", 400, "The eu-west-1 location constraint is incompatible for the region specific endpoint this request was sent to.", "location-constraint", "wrong-region" },
        { "InvalidRequest", 400, "S3 Transfer Acceleration is not configured on this bucket", "accelerate-not-enabled", "accelerate-not-enabled" },
        { "InvalidRequest", 400, "S3 Transfer Acceleration is disabled on this bucket", "accelerate-not-enabled", "accelerate-not-enabled" },
        { "InvalidRequest", 400, "S3 Transfer Acceleration is not supported for buckets with periods (.) in their names", "accelerate-not-supported", "accelerate-not-enabled" },
        { "NoSuchBucket", 404, "The specified bucket does not exist", "bucket-missing", "bucket-does-not-exist" },
        { "InvalidBucketName", 400, "The specified bucket is not valid.", "bucket-name-invalid", "wrong-bucket-or-key" },
        { "InvalidURI", 400, "Couldn't parse the specified URI.", "uri-invalid", "key-encoding" },
        { "InvalidAccessPointAliasError", 400, "The specified access point alias name is not valid.", "access-point-alias-invalid", "wrong-bucket-or-key" },
        { "NoSuchAccessPoint", 404, "The specified accesspoint does not exist", "access-point-missing", "wrong-bucket-or-key" },

        // Object
        { "NoSuchKey", 404, "The specified key does not exist.", "key-missing", "wrong-bucket-or-key" },
        { "NoSuchVersion", 404, "The specified version does not exist.", "version-missing", "wrong-bucket-or-key" },
        { "InvalidArgument", 400, "Invalid version id specified", "version-id-invalid", "wrong-bucket-or-key" },
        { "MethodNotAllowed", 405, "The specified method is not allowed against this resource.", "method-not-allowed", "wrong-method" },
        { "InvalidObjectState", 403, "The operation is not valid for the object's storage class", "object-archived", "object-archived" },
        { "InvalidRange", 416, "The requested range is not satisfiable", "range-invalid", "other" },
        { "InvalidPartNumber", 416, "The requested partnumber is not satisfiable", "part-number-invalid", "other" },
        { "NoSuchUpload", 404, "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.", "upload-missing", "wrong-bucket-or-key" },
        { "PreconditionFailed", 412, "At least one of the pre-conditions you specified did not hold", "precondition-failed", "other" },
        { "ConditionalRequestConflict", 409, "The conditional request cannot succeed due to a conflicting operation against this resource.", "conditional-conflict", "other" },
        { "AccessDenied", 403, "Access Denied because object protected by object lock.", "object-locked", "object-lock-or-retention" },
        { "InvalidArgument", 400, "Part number must be an integer between 1 and 10000, inclusive", "part-number-range", "other" },
        { "InvalidRequest", 400, "Cannot specify both Range header and partNumber query parameter", "range-and-part-number", "other" },
        { "InvalidRequest", 400, "Request specific response headers cannot be used for anonymous GET requests.", "response-headers-anonymous", "unsigned-request" },
        { "InvalidArgument", 400, "Header value cannot be represented using ISO-8859-1.", "header-value-not-latin1", "non-ascii-header-value" },

        // Encryption
        { "KMS.DisabledException", 400, "arn:aws:kms:us-east-1:111122223333:key/1234 is disabled.", "kms-disabled", "kms-key-disabled-or-missing" },
        { "InvalidRequest", 400, "The multipart upload initiate requested encryption. Subsequent part requests must include the appropriate encryption parameters.", "ssec-part-without-key", "other" },
        { "KMS.KMSInvalidStateException", 400, "arn:aws:kms:us-east-1:111122223333:key/1234 is pending deletion.", "kms-state", "kms-key-disabled-or-missing" },
        { "KMS.NotFoundException", 400, "Invalid keyId 'x'", "kms-not-found", "kms-key-disabled-or-missing" },
        { "KMS.NotFoundException", 400, "Key 'arn:aws:kms:us-east-1:111122223333:key/1234' does not exist", "kms-not-found", "kms-key-disabled-or-missing" },
        { "KMS.NotFoundException", 400, "Invalid arn eu-west-1", "kms-not-found", "kms-key-disabled-or-missing" },
        { "AccessDenied", 403, "User: arn:aws:iam::111122223333:user/a is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:us-east-1:111122223333:key/1234 because no identity-based policy allows the kms:Decrypt action", "access-denied-kms", "kms-permission-missing" },
        { "InvalidArgument", 400, "Requests specifying Server Side Encryption with Customer provided keys must provide a valid encryption algorithm.", "ssec-algorithm", "missing-signed-header" },
        { "InvalidArgument", 400, "Requests specifying Server Side Encryption with Customer provided keys must provide an appropriate secret key.", "ssec-key-missing", "missing-signed-header" },
        { "InvalidArgument", 400, "The secret key was invalid for the specified algorithm.", "ssec-key-invalid", "other" },
        { "InvalidArgument", 400, "Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms", "sse-kms-not-named", "invalid-header-value" },
        { "InvalidArgument", 400, "Server Side Encryption with Customer provided key is incompatible with the encryption method specified", "sse-methods-together", "invalid-header-value" },
        { "InvalidArgument", 400, "x-amz-server-side-encryption header is not supported for this operation.", "sse-of-part", "invalid-header-value" },
        { "InvalidArgument", 400, "The calculated MD5 hash of the key did not match the hash that was provided.", "ssec-md5-mismatch", "other" },
        { "InvalidArgument", 400, "Requests specifying Server Side Encryption with Customer provided keys must provide the client calculated MD5 of the secret key.", "ssec-md5-missing", "missing-signed-header" },
        { "InvalidRequest", 400, "The object was stored using a form of Server Side Encryption. The correct parameters must be provided to retrieve the object.", "ssec-key-needed", "missing-signed-header" },
        { "AccessDenied", 403, "Requests specifying Server Side Encryption with Customer provided keys must provide the correct secret key.", "ssec-wrong-key", "other" },
        { "InvalidRequest", 400, "The encryption parameters are not applicable to this object.", "ssec-not-applicable", "other" },
        { "InvalidEncryptionAlgorithmError", 400, "The Encryption request you specified is not valid. Supported value: AES256.", "encryption-algorithm-invalid", "other" },
        { "AccessDenied", 403, "User: arn:aws:iam::111122223333:user/a is not authorized to perform: s3:PutObject on resource: \"arn:aws:s3:::b/k\" because this bucket has blocked upload requests that specify Server Side Encryption with Customer provided keys (SSE-C). Please specify a different server-side encryption type", "access-denied-ssec-blocked", "sse-c-blocked" },

        // Upload
        { "BadDigest", 400, "The Content-MD5 you specified did not match what we received.", "md5-mismatch", "payload-hash-mismatch" },
        { "BadDigest", 400, "The CRC32 you specified did not match the calculated checksum.", "checksum-mismatch", "checksum-default" },
        { "BadDigest", 400, "The CRC32C you specified did not match the calculated checksum.", "checksum-mismatch", "checksum-default" },
        { "BadDigest", 400, "The SHA1 you specified did not match the calculated checksum.", "checksum-mismatch", "checksum-default" },
        { "BadDigest", 400, "The SHA256 you specified did not match the calculated checksum.", "checksum-mismatch", "checksum-default" },
        { "BadDigest", 400, "The CRC64NVME you specified did not match the calculated checksum.", "checksum-mismatch", "checksum-default" },
        { "InvalidDigest", 400, "The Content-MD5 you specified was invalid.", "md5-invalid", "payload-hash-mismatch" },
        { "InvalidRequest", 400, "Value for x-amz-checksum-crc32 header is invalid.", "checksum-value-invalid", "checksum-default" },
        { "InvalidRequest", 400, "Missing required header for this request: Content-MD5 OR x-amz-checksum-*", "checksum-needed", "checksum-header-missing" },
        { "InvalidRequest", 400, "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.", "checksum-twice", "checksum-default" },
        { "XAmzContentSHA256Mismatch", 400, "The provided 'x-amz-content-sha256' header does not match what was computed.", "payload-hash-mismatch", "payload-hash-mismatch" },
        { "EntityTooLarge", 400, "Your proposed upload exceeds the maximum allowed size", "too-large", "post-policy-mismatch" },
        { "EntityTooSmall", 400, "Your proposed upload is smaller than the minimum allowed size", "too-small", "post-policy-mismatch" },
        { "MissingContentLength", 411, "You must provide the Content-Length HTTP header.", "content-length-missing", "transfer-encoding-chunked" },
        { "IncompleteBody", 400, "You did not provide the number of bytes specified by the Content-Length HTTP header", "body-incomplete", "transfer-encoding-chunked" },
        { "RequestTimeout", 400, "Your socket connection to the server was not read from or written to within the timeout period.", "request-timeout", "throttled-or-unavailable" },
        { "KeyTooLongError", 400, "Your key is too long", "key-too-long", "key-encoding" },
        { "MaxMessageLengthExceeded", 400, "Your request was too big.", "message-too-long", "post-form-malformed" },
        { "NotImplemented", 501, "A header you provided implies functionality that is not implemented", "not-implemented", "transfer-encoding-chunked" },
        { "AccessControlListNotSupported", 400, "The bucket does not allow ACLs", "acls-disabled", "acl-without-permission-or-acls-disabled" },
        { "InvalidStorageClass", 400, "The storage class you specified is not valid", "storage-class-invalid", "invalid-header-value" },
        { "InvalidArgument", 400, "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.", "tagging-header", "key-encoding" },
        { "InvalidTag", 400, "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.", "tagging-header", "key-encoding" },
        { "InvalidBucketOwnerAWSAccountID", 400, "The value of the expected bucket owner parameter must be an AWS Account ID... [x]", "expected-owner-invalid", "invalid-header-value" },

        // POST policy
        { "AccessDenied", 403, "Invalid according to Policy: Policy expired.", "post-policy-expired", "url-expired" },
        { "AccessDenied", 403, "Invalid according to Policy: Policy Condition failed: [\"eq\", \"$key\", \"x\"]", "post-policy-condition", "post-policy-mismatch" },
        { "AccessDenied", 403, "Invalid according to Policy: Extra input fields: name", "post-policy-extra-fields", "post-policy-mismatch" },
        { "InvalidPolicyDocument", 400, "Invalid Policy: Invalid Simple-Condition: Simple-Conditions must have exactly one property specified.", "post-policy-document", "post-policy-mismatch" },
        { "InvalidPolicyDocument", 400, "Invalid Policy: Invalid Base64 encoding.", "post-policy-document", "post-policy-mismatch" },
        { "InvalidArgument", 400, "Bucket POST must contain a field named 'X-Amz-Signature'.  If it is specified, please check the order of the fields.", "post-field-missing", "post-form-malformed" },
        { "PreconditionFailed", 412, "Bucket POST must be of the enclosure-type multipart/form-data", "post-not-multipart", "post-form-malformed" },
        { "MaxPostPreDataLengthExceededError", 400, "Your POST request fields preceding the upload file were too large.", "post-data-too-long", "post-form-malformed" },
        { "MaxPostPreDataLengthExceeded", 400, "Your POST request fields preceeding the upload file was too large.", "post-data-too-long", "post-form-malformed" },
        { "MalformedPOSTRequest", 400, "The body of your POST request is not well-formed multipart/form-data.", "post-malformed", "post-form-malformed" },
        { "IncorrectNumberOfFilesInPostRequest", 400, "POST requires exactly one file upload per request.", "post-file-count", "post-form-malformed" },

        // CORS and load
        { "AccessForbidden", 403, "CORSResponse: CORS is not enabled for this bucket.", "cors-not-enabled", "cors-misconfigured" },
        { "AccessForbidden", 403, "CORSResponse: Bucket not found", "cors-bucket-not-found", "bucket-does-not-exist" },
        { "AccessForbidden", 403, "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.", "cors-not-allowed", "cors-misconfigured" },
        { "BadRequest", 400, "Insufficient information. Origin request header needed.", "cors-origin-missing", "cors-misconfigured" },
        { "SlowDown", 503, "Please reduce your request rate.", "slow-down", "throttled-or-unavailable" },
        { "ServiceUnavailable", 503, "Reduce your request rate.", "service-unavailable", "throttled-or-unavailable" },
        { "InternalError", 500, "We encountered an internal error. Please try again.", "internal-error", "throttled-or-unavailable" },
        { "OperationAborted", 409, "A conflicting conditional operation is currently in progress against this resource. Please try again.", "operation-aborted", "other" },

        // Other servers, in their own words
        { "NotImplemented", 501, "Header 'x-amz-acl' with value 'public-read' not implemented", "header-not-implemented", "provider-unsupported" },
        { "InvalidArgument", 400, "Unsupported header 'x-amz-checksum-sha256' received for this API call.", "header-unsupported", "provider-unsupported" },
        { "NotImplemented", 501, "STREAMING-AWS4-HMAC-SHA256-PAYLOAD not implemented", "payload-kind-unsupported", "provider-unsupported" },
        { "InvalidArgument", 501, "aws-chunked encoding is not supported with the specified x-amz-content-sha256 value.", "payload-kind-unsupported", "provider-unsupported" },
        { "NotImplemented", 501, "POST object is not implemented", "post-form-unsupported", "provider-unsupported" },
        { "InvalidRequest", 400, "You can only specify one non-default checksum at a time.", "one-checksum-only", "checksum-default" },
        { "XAmzContentSHA256Mismatch", 400, "invalid header: x-amz-content-sha256", "payload-hash-invalid", "checksum-default" },
        { "SecondLevelDomainForbidden", 403, "Please use virtual hosted style to access.", "path-style-forbidden", "virtual-host-style-needed" },
        { "SecurityTokenExpired", 403, "The security token you provided has expired.", "security-token-expired", "credentials-expired-before-url" },
        { "InvalidSecurityToken", 403, "The security token you provided is invalid.", "security-token-invalid", "malformed-session-token" },
        { "InvalidArgument", 400, "Credential access key has length 20, should be 32", "key-id-length", "wrong-endpoint-server" },
        { "AuthorizationHeaderMalformed", 400, "The authorization header is malformed; the authorization component \"Credential=a b/20260301/eu-west-2/s3/aws4_request\" is malformed.", "header-credential-malformed", "malformed-query-parameter" },
        { "AuthorizationHeaderMalformed", 400, "Authorization header malformed, unexpected scope: 20260301/eu-west-1/s3/aws4_request", "scope-unexpected", "wrong-region" },
        { "SignatureDoesNotMatch", 403, "Credential should be scoped to a valid region, not 'eu-west-1'.", "scope-region-of-service", "wrong-region" },
        { "SignatureDoesNotMatch", 403, "Credential should be scoped to correct service: 'sts'.", "scope-service-of-service", "wrong-service" },
        { "InvalidSignatureException", 403, "Signature not yet current: 20260301T110000Z is still later than 20260301T100500Z (20260301T100000Z + 5 min.)", "signature-expired", "clock-skew" },
        { "SignatureDoesNotMatch", 403, "Signature expired: 20260301T095000Z is now earlier than 20260301T100500Z (20260301T101000Z - 5 min.)", "signature-time-off", "clock-skew" },
        { "InvalidRequest", 400, "Signed request requires setting up SeaweedFS S3 authentication", "server-without-users", "provider-unsupported" },
        { "InvalidJWT", 400, "jwt expired", "token-of-link-expired", "url-expired" },
        { "InvalidRequest", 400, "Invalid Request (request has multiple authentication types, please use one)", "two-auth-mechanisms", "two-auth-mechanisms" },
        { "InvalidSignature", 400, "Unsupported authorization type", "authorization-beside-query", "two-auth-mechanisms" },
        { "InvalidClientTokenId", 403, "The security token included in the request is invalid", "client-token-invalid", "invalid-or-deleted-access-key" },
        { "InvalidAccessKeyId", 403, "Malformed Access Key Id", "key-id-form", "invalid-or-deleted-access-key" },
        { "AccessDenied", 403, "Forbidden: No such key: GK0123456789abcdef", "key-unknown-to-server", "invalid-or-deleted-access-key" },
        { "AccessDenied", 403, "Forbidden: Invalid signature", "signature-refused-as-denial", "wrong-secret-key" },
        { "AccessDenied", 403, "Storage cap exceeded", "cap-exceeded", "throttled-or-unavailable" },
        { "UserDisable", 403, "UserDisable", "account-suspended", "bucket-closed-by-owner" },
        { "ObjectLocked", 400, "Object is WORM protected and cannot be overwritten", "object-locked-by-server", "object-lock-or-retention" },
        { "InvalidArgument", 400, "Unsupported value for canned acl 'public-read'", "acl-of-server", "acl-without-permission-or-acls-disabled" },
        { "InvalidRegionName", 400, "The region name 'us-west-2' is not valid. Must be one of: wnam, enam, weur, eeur, apac, auto", "region-name-invalid", "wrong-region" },
        { "InvalidRequest", 400, "Headers Present which were not signed", "unsigned-headers-present", "unsigned-extra-header" },
        { "SlowDownRead", 503, "Resource requested is unreadable, please reduce your request rate", "server-busy", "throttled-or-unavailable" },
        { "PublicAccessNotPermitted", 403, "Public access is not permitted on this storage account.", "azure-answer", "not-s3" },
        { "MalformedPolicy", 403, "Malformed Policy", "cloudfront-policy", "not-s3" },
        { "MissingKey", 403, "Missing Key-Pair-Id query parameter or cookie value", "cloudfront-key", "not-s3" },
        { "InvalidRequest", 400, "x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.", "sdk-checksum-without-value", "checksum-header-missing" },
        { "IncorrectNumberOfFilesInPostRequest", 400, "The form has two files.", "post-file-count-other", "post-form-malformed" },
        { "InvalidArgument", 400, "Signature version 4 authentication requires the X-Amz-Date parameter.", "post-signature-field-missing", "post-form-malformed" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_answer_of_the_table_is_known(string code, int status, string message, string row, string firstCause)
    {
        S3ErrorResponse read = S3ErrorResponseReader.Read(new S3ResponseInput { Body = Body.Of(code, message) });

        Assert.Equal((code, message, row, status), (read.Code, read.Message, read.Row, read.StatusCode));
        Assert.True(read.IsKnown);
        Assert.False(read.IsStatusCodeReceived);
        Assert.False(read.IsTruncated);
        Assert.Equal(firstCause, read.LikelyCauses[0]);
        Assert.NotEmpty(read.Meaning);
        Assert.StartsWith("https://docs.aws.amazon.com/", read.DocumentationUri, StringComparison.Ordinal);
        Assert.Equal((Body.RequestId, Body.HostId), (read.RequestId, read.HostId));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_message_is_matched_loosely(string code, int status, string message, string row, string firstCause)
    {
        string varied = "  " + message.ToUpperInvariant().Replace(" ", "  ", StringComparison.Ordinal).Replace("'", "\"", StringComparison.Ordinal).TrimEnd('.') + " ";
        S3ErrorRow? found = S3ErrorCatalogue.Find(code, varied);
        if (row is "access-denied-sentence" or "access-denied-kms" or "access-denied-ssec-blocked")
        {
            row = found!.Id;    // the sentence decides there, not the row's pattern
            Assert.StartsWith("access-denied-", row, StringComparison.Ordinal);
        }

        Assert.Equal((row, status), (found?.Id, found?.Status));
        Assert.NotEmpty(firstCause);
    }

    [Fact]
    public void Every_row_is_reached_by_a_case_and_ids_are_unique()
    {
        string[] ids = [.. S3ErrorCatalogue.Rows.Select(r => r.Id)];
        Assert.Equal(ids.Length, ids.Distinct().Count());

        var tested = Rows().Select(r => (string)r[3]).ToHashSet();
        string[] elsewhere =    // tested in AccessDeniedTests, ReaderTests and below
        [
            "access-denied-implicit", "access-denied-explicit", "access-denied-block-public-acls", "access-denied-block-public-policy", "access-denied-kms-ciphertext", "kms-ciphertext",
            "access-denied-other", "query-parameters-other", "invalid-request-other", "invalid-argument-other", "digest-mismatch-other", "cors-other", "tag-invalid",
            "checksum-type-mismatch", "checksum-needed-object-lock",
        ];
        Assert.All(ids, i => Assert.True(tested.Contains(i) || elsewhere.Contains(i) || i.StartsWith("status-", StringComparison.Ordinal), i));
    }

    [Fact]
    public void Every_cause_is_one_of_the_catalogue_and_accepted_stages_lie_before_the_one_that_refused()
    {
        foreach (S3ErrorRow row in S3ErrorCatalogue.Rows)
        {
            Assert.NotEmpty(row.Causes);
            Assert.All(row.Causes, c => Assert.Contains(c, Causes));
            Assert.Equal(row.Causes.Count, row.Causes.Distinct().Count());
            Assert.True(row.Accepted is null || row.Stage == S3CheckStage.Unknown || row.Accepted < row.Stage, row.Id);
            Assert.EndsWith(".", row.Meaning, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("AccessDenied", "A new refusal of next year", "access-denied-other", false)]
    [InlineData("AuthorizationQueryParametersError", "X-Amz-Moon must be full", "query-parameters-other", true)]
    [InlineData("InvalidRequest", "No such thing", "invalid-request-other", false)]
    [InlineData("InvalidArgument", "Invalid Argument.", "invalid-argument-other", false)]
    [InlineData("BadDigest", "Something else did not match", "digest-mismatch-other", true)]
    [InlineData("AccessForbidden", "CORSResponse: new", "cors-other", true)]
    [InlineData("InvalidTag", "The TagKey you have provided is invalid", "tag-invalid", true)]
    [InlineData("InvalidRequest", "Checksum Type mismatch occurred, expected checksum Type: null, actual checksum Type: crc32c", "checksum-type-mismatch", true)]
    [InlineData("InvalidRequest", "Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters", "checksum-needed-object-lock", true)]
    public void A_new_message_of_a_known_code_takes_the_general_row(string code, string message, string row, bool known)
    {
        S3ErrorResponse read = S3ErrorResponseReader.Read(new S3ResponseInput { Body = Body.Of(code, message) });
        Assert.Equal((row, known), (read.Row, read.IsKnown));
    }

    [Fact]
    public void A_checksum_header_that_a_server_does_not_do() =>
        Assert.Equal("checksum-default", S3ErrorResponseReader.Read(new S3ResponseInput { Body = Body.Of("NotImplemented", "A header you provided implies functionality that is not implemented", "Header=x-amz-checksum-crc32") }).LikelyCauses[0]);

    [Fact]
    public void An_unknown_code_is_said_to_be_unknown()
    {
        S3ErrorResponse read = S3ErrorResponseReader.Read(new S3ResponseInput { Status = 418, Body = Body.Of("XMinioTeapot", "Short and stout") });
        Assert.False(read.IsKnown);
        Assert.Null(read.Row);
        Assert.Empty(read.LikelyCauses);
        Assert.Equal(("XMinioTeapot", "Short and stout", 418), (read.Code, read.Message, read.StatusCode));
        Assert.Contains("'XMinioTeapot' is unknown", read.Meaning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ExpiredToken", "The provided token has expired.", S3CheckStage.Credential, S3CheckStage.SignedHeaders, S3CheckStage.Signature)]
    [InlineData("AccessDenied", "Request has expired", S3CheckStage.Time, S3CheckStage.ExpiryRange, S3CheckStage.SignedHeaders)]
    [InlineData("SignatureDoesNotMatch", "The request signature we calculated does not match", S3CheckStage.Signature, S3CheckStage.Credential, S3CheckStage.Authorization)]
    [InlineData("AuthorizationQueryParametersError", "Error parsing the X-Amz-Credential parameter; the region 'a' is wrong; expecting 'b'", S3CheckStage.Scope, S3CheckStage.Format, S3CheckStage.ExpiryRange)]
    [InlineData("NoSuchKey", "The specified key does not exist.", S3CheckStage.Target, S3CheckStage.Authorization, null)]
    public void The_stage_says_what_was_accepted_and_what_was_not_looked_at(string code, string message, S3CheckStage stage, S3CheckStage lastAccepted, S3CheckStage? firstNotChecked)
    {
        S3ErrorResponse read = S3ErrorResponseReader.Read(new S3ResponseInput { Body = Body.Of(code, message) });
        Assert.Equal(stage, read.Stage);
        Assert.Equal(lastAccepted, read.Accepted[^1]);
        Assert.Equal(firstNotChecked, read.NotChecked.Count == 0 ? null : read.NotChecked[0]);
        Assert.Contains("Accepted before: ", read.Meaning, StringComparison.Ordinal);
    }
}
