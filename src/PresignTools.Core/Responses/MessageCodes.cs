using PresignTools.Text;

namespace PresignTools.Responses;

/// <summary>
/// S3's sentences with the code that each belongs to, for reports that have the sentence alone: the AWS SDK for Java 2 prints message,
/// status and request id, and leaves the code out.
/// </summary>
internal static class MessageCodes
{
    // Error responses (Amazon S3 API Reference), in the wording that S3 sends. The longer of two that begin alike stands first.
    private static readonly (string Sentence, string Code)[] Sentences =
    [
        ("The request signature we calculated does not match the signature you provided", "SignatureDoesNotMatch"),
        ("The request's signature doesn't match what we calculated", "SignatureDoesNotMatch"),     // LibreS3
        ("The AWS Access Key Id you provided does not exist in our records", "InvalidAccessKeyId"),
        ("access key ID you provided does not exist in our records", "InvalidAccessKeyId"),
        ("The provided token has expired", "ExpiredToken"),
        ("security token you provided has expired", "ExpiredToken"),
        ("The security token included in the request is expired", "ExpiredToken"),     // STS, and clients that ask it
        ("The provided token is malformed or otherwise invalid", "InvalidToken"),
        ("The difference between the request time and the current time is too large", "RequestTimeTooSkewed"),
        ("The difference between the request time and the server's time is too large", "RequestTimeTooSkewed"),
        ("The specified key does not exist", "NoSuchKey"),
        ("The specified version does not exist", "NoSuchVersion"),
        ("The specified bucket does not exist", "NoSuchBucket"),
        ("The bucket does not allow ACLs", "AccessControlListNotSupported"),
        ("Anonymous caller does not have storage.", "AccessDenied"),     // Google Cloud Storage
        ("Access control list (ACL) not supported", "AccessControlListNotSupported"),
        ("All access to this object has been disabled", "AllAccessDisabled"),
        ("All access to this bucket has been disabled", "AllAccessDisabled"),
        ("There is a problem with your AWS account", "AccountProblem"),
        ("There is a problem with your account", "AccountProblem"),
        ("Public access is not permitted on this storage account", "PublicAccessNotPermitted"),
        ("The operation is not valid for the object's storage class", "InvalidObjectState"),
        ("The operation is not valid for the object's access tier", "InvalidObjectState"),
        ("Object is of storage class GLACIER", "InvalidObjectState"),     // the AWS CLI, which asks before it reads
        ("Mfa Authentication must be used for this request", "AccessDenied"),
        ("Error when retrieving token from sso: Token has expired", "ExpiredToken"),
        ("Error loading SSO Token: Token for", "ExpiredToken"),
        ("The SSO session associated with this profile has expired", "ExpiredToken"),
        ("The bucket you are attempting to access must be addressed using the specified endpoint", "PermanentRedirect"),
        ("Encountered a permanent redirect while requesting", "PermanentRedirect"),     // SDK for PHP
        ("Your proposed upload exceeds the maximum allowed", "EntityTooLarge"),
        ("The specified method is not allowed against this resource", "MethodNotAllowed"),
        ("A header you provided implies functionality that is not implemented", "NotImplemented"),
        ("At least one of the pre-conditions you specified did not hold", "PreconditionFailed"),
        ("You must provide the Content-Length HTTP header", "MissingContentLength"),
        ("Please reduce your request rate", "SlowDown"),
        ("Reduce your request rate", "SlowDown"),
        ("The storage class you specified is not valid", "InvalidStorageClass"),
        ("The XML you provided was not well-formed", "MalformedXML"),
        ("Invalid date (should be seconds since epoch)", "AccessDenied"),
        ("Header value cannot be represented using ISO-8859-1", "InvalidArgument"),
        ("Your proposed upload is smaller than the minimum allowed", "EntityTooSmall"),
        ("You did not provide the number of bytes specified by the Content-Length", "IncompleteBody"),
        ("Your socket connection to the server was not read from or written to", "RequestTimeout"),
        ("The specified multipart upload does not exist", "NoSuchUpload"),
        ("The specified upload does not exist", "NoSuchUpload"),
        ("The requested range is not satisfiable", "InvalidRange"),
        ("A conflicting conditional operation is currently in progress", "OperationAborted"),
        ("The Content-MD5 you specified was invalid", "InvalidDigest"),
        ("The Content-MD5 you specified is not valid", "InvalidDigest"),
        ("The Content-MD5 you specified did not match what we received", "BadDigest"),
        ("The specified bucket is not valid", "InvalidBucketName"),
        ("location constraint is incompatible for the region specific endpoint", "IllegalLocationConstraintException"),
        ("The encryption method specified is not supported", "InvalidEncryptionAlgorithmError"),
        ("must be addressed using COS virtual-styled domain", "PathStyleDomainForbidden"),        // Tencent COS
        ("Please use virtual hosted style to access", "SecondLevelDomainForbidden"),      // Alibaba Cloud OSS and Volcengine TOS
        ("Please use the virtual-hosted-style", "SecondLevelDomainForbidden"),
        ("Virtual host domain is required", "VirtualHostDomainRequired"),       // Huawei OBS
        ("We encountered an internal error", "InternalError"),
        ("The provided 'x-amz-content-sha256' header does not match what was computed", "XAmzContentSHA256Mismatch"),
        ("The security token included in the request is invalid", "InvalidClientTokenId"),      // AWS STS
        ("One or more of the specified parts could not be found", "InvalidPart"),
        ("Public use of objects is not allowed by default", "AccessDenied"),        // Wasabi
        ("Malformed Access Key Id", "InvalidAccessKeyId"),      // Backblaze B2
        ("Server not initialized", "XMinioServerNotInitialized"),       // MinIO, from here on
        ("Storage backend has reached its minimum free d", "XMinioStorageFull"),
        ("Resource requested is unreadable", "SlowDownRead"),
        ("Resource requested is unwritable", "SlowDownWrite"),
        ("Object is WORM protected", "ObjectLocked"),
        ("is WORM protected and cannot be overwritten", "ObjectLocked"),       // its client, which writes the name in between
        ("Forbidden: No such key: ", "AccessDenied"),       // Garage
        ("Forbidden: Invalid signature", "AccessDenied"),
    ];

    /// <summary>The sentences.</summary>
    internal static IEnumerable<string> Known => Sentences.Select(static s => s.Sentence);

    /// <summary>The two words alone, or as the end of a tool's message: <c>Get-S3Bucket: Access Denied</c>.</summary>
    private static bool IsDenial(string line) =>
        line is "Access Denied" or "AccessDenied" || line.EndsWith(": Access Denied", StringComparison.Ordinal)
        || line.EndsWith("\"Access Denied", StringComparison.Ordinal) || IsLogOfDenial(line) || IsMember(line);

    /// <summary>The end of a text in a record of a log: <c>"err":"upload s3 object: Access Denied"</c>.</summary>
    private static bool IsMember(string line) =>
        line.StartsWith('{') && line.ContainsAny(": Access Denied\",", ": Access Denied\"}", ": Access Denied.\",", ": Access Denied.\"}");

    /// <summary>The two words at the end of a line that names S3: a tool's log of one object.</summary>
    private static bool IsLogOfDenial(string line) =>
        line.EndsWith(" Access Denied", StringComparison.Ordinal)
        && (line.StartsWith("S3 ", StringComparison.Ordinal) || line.ContainsAny(" S3 ", "s3://", "(S3)", "[S3]", "s3:", "amazonaws.com"));

    /// <summary>What tools that look before they act say where nothing is there: <c>S3 bucket "b" does not exist</c>.</summary>
    private static (string Code, string Message)? Missing(string text)
    {
        foreach (string line in text.Split('\n'))
        {
            int end = line.IndexOf("does not exist", StringComparison.OrdinalIgnoreCase);
            if (end < 0)
            {
                continue;
            }

            string before = line[..end];
            string? code = before.Contains("S3 bucket", StringComparison.OrdinalIgnoreCase) ? "NoSuchBucket"
                : before.Contains("object 's3://", StringComparison.OrdinalIgnoreCase) ? "NoSuchKey"
                : null;
            if (code is not null)
            {
                return (code, line.Trim());
            }
        }

        return null;
    }

    /// <summary>The code and the whole sentence of <paramref name="text"/>; null where none of S3's stands in it.</summary>
    internal static (string Code, string Message)? Find(string text)
    {
        foreach ((string sentence, string code) in Sentences)
        {
            int at = text.IndexOf(sentence, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
            {
                int end = text.IndexOfAny(['\n', '\r', '(', '"', '<'], at);
                return (code, (end < 0 ? text[at..] : text[at..end]).Trim());
            }
        }

        if (Missing(text) is { } missing)
        {
            return missing;
        }

        // Two words that stand in many a text: S3's only where they are the whole line, or the whole message of an SDK.
        bool whole = text.Split('\n').Any(static l => IsDenial(l.Trim().Trim('"', '\'', '.', ',')));
        return whole || text.Contains("Exception: Access Denied (Service: ") ? ("AccessDenied", "Access Denied") : null;
    }
}
