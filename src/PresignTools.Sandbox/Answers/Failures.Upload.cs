namespace PresignTools.Sandbox.Answers;

/// <content>Encryption, bodies and forms.</content>
internal static partial class Failures
{
    private const string SseC = "Requests specifying Server Side Encryption with Customer provided keys must provide ";

    internal static Failure KmsDisabled(string arn) =>
        new(400, "KMS.DisabledException", $"{arn} is disabled.", CauseId.KmsKeyDisabledOrMissing);

    internal static Failure KmsPendingDeletion(string arn) =>
        new(400, "KMS.KMSInvalidStateException", $"{arn} is pending deletion.", CauseId.KmsKeyDisabledOrMissing);

    internal static Failure KmsNotFound(string message) => new(400, "KMS.NotFoundException", message, CauseId.KmsKeyDisabledOrMissing);

    internal static Failure SseCAlgorithm() => SseCArgument(SseC + "a valid encryption algorithm.");

    internal static Failure SseCKey() => SseCArgument(SseC + "an appropriate secret key.");

    internal static Failure SseCKeyInvalid() => SseCArgument("The secret key was invalid for the specified algorithm.");

    internal static Failure SseCMd5() => SseCArgument("The calculated MD5 hash of the key did not match the hash that was provided.");

    internal static Failure SseCMd5Missing() => SseCArgument(SseC + "the client calculated MD5 of the secret key.");

    /// <summary>
    /// Not missing-signed-header: the signature was good, so every signed header came. The URL was signed without the key's headers, or
    /// with another key; the catalogue has no cause of its own for that, as S3's message says it all.
    /// </summary>
    internal static Failure SseCNeeded() =>
        InvalidRequest(
            "The object was stored using a form of Server Side Encryption. The correct parameters must be provided to retrieve the object.",
            CauseId.Other);

    internal static Failure SseCWrongKey() => AccessDenied(CauseId.Other, SseC + "the correct secret key.");

    internal static Failure SseCNotApplicable() =>
        InvalidRequest("The encryption parameters are not applicable to this object.", CauseId.Other);

    internal static Failure SseCBlocked(string principal, string resource) =>
        AccessDenied(
            CauseId.SseCBlocked,
            $"User: {principal} is not authorized to perform: s3:PutObject on resource: \"{resource}\" because this bucket has blocked "
                + $"upload requests that specify Server Side Encryption with Customer provided keys (SSE-C). Please specify a different "
                + $"server-side encryption type");

    internal static Failure EncryptionAlgorithm(string value) =>
        new(
            400,
            "InvalidEncryptionAlgorithmError",
            "The Encryption request you specified is not valid. Supported value: AES256.",
            CauseId.Other,
            ("ArgumentName", "x-amz-server-side-encryption"),
            ("ArgumentValue", value));

    internal static Failure BadMd5(string expected, string calculated) =>
        new(
            400,
            "BadDigest",
            "The Content-MD5 you specified did not match what we received.",
            CauseId.PayloadHashMismatch,
            ("ExpectedDigest", expected),
            ("CalculatedDigest", calculated));

    internal static Failure BadChecksum(string algorithm) =>
        new(
            400,
            "BadDigest",
            $"The {algorithm.ToUpperInvariant()} you specified did not match the calculated checksum.",
            CauseId.PayloadHashMismatch);

    internal static Failure InvalidMd5(string value) =>
        new(400, "InvalidDigest", "The Content-MD5 you specified was invalid.", CauseId.PayloadHashMismatch, ("Content-MD5", value));

    internal static Failure InvalidChecksum(string name) =>
        InvalidRequest($"Value for {name} header is invalid.", CauseId.PayloadHashMismatch);

    internal static Failure SeveralChecksums() =>
        InvalidRequest(
            "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.",
            CauseId.PayloadHashMismatch);

    internal static Failure MissingChecksum() =>
        InvalidRequest("Missing required header for this request: Content-MD5 OR x-amz-checksum-*", CauseId.ObjectLockOrRetention);

    internal static Failure ChecksumNotDeclared(string algorithm) =>
        InvalidRequest(
            $"Checksum Type mismatch occurred, expected checksum Type: null, actual checksum Type: {algorithm}",
            CauseId.MultipartChecksumNotDeclared);

    internal static Failure TooLarge(long size, long limit) => TooLarge(size, limit, CauseId.Other);

    internal static Failure TooLargeForPolicy(long size, long limit) => TooLarge(size, limit, CauseId.PostPolicyMismatch);

    internal static Failure TooSmallForPolicy(long size, long limit) =>
        new(
            400,
            "EntityTooSmall",
            "Your proposed upload is smaller than the minimum allowed size",
            CauseId.PostPolicyMismatch,
            ("ProposedSize", Number(size)),
            ("MinSizeAllowed", Number(limit)));

    internal static Failure PartTooSmall(long size, long limit, int part, string etag) =>
        new(
            400,
            "EntityTooSmall",
            "Your proposed upload is smaller than the minimum allowed size",
            null,
            ("ProposedSize", Number(size)),
            ("MinSizeAllowed", Number(limit)),
            ("PartNumber", Number(part)),
            ("ETag", etag));

    internal static Failure MissingLength() =>
        new(411, "MissingContentLength", "You must provide the Content-Length HTTP header.", CauseId.TransferEncodingChunked);

    internal static Failure IncompleteBody() =>
        new(
            400,
            "IncompleteBody",
            "You did not provide the number of bytes specified by the Content-Length HTTP header",
            CauseId.Other);

    internal static Failure BodyTimeout() =>
        new(
            400,
            "RequestTimeout",
            "Your socket connection to the server was not read from or written to within the timeout period. Idle connections will be "
                + "closed.",
            CauseId.Other);

    internal static Failure KeyTooLong(int size) =>
        new(
            400,
            "KeyTooLongError",
            "Your key is too long",
            CauseId.WrongBucketOrKey,
            ("Size", Number(size)),
            ("MaxSizeAllowed", "1024"));

    internal static Failure AclsDisabled() =>
        new(400, "AccessControlListNotSupported", "The bucket does not allow ACLs", CauseId.AclWithoutPermissionOrAclsDisabled);

    internal static Failure StorageClass(string given) =>
        new(
            400,
            "InvalidStorageClass",
            "The storage class you specified is not valid",
            CauseId.Other,
            ("StorageClassRequested", given));

    internal static Failure Tagging(string? value) =>
        Argument(
            "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.",
            "x-amz-tagging",
            value,
            CauseId.Other);

    internal static Failure NoObjectLock() => InvalidRequest("Bucket is missing Object Lock Configuration", CauseId.ObjectLockOrRetention);

    internal static Failure PostPolicy(string reason) => AccessDenied(CauseId.PostPolicyMismatch, "Invalid according to Policy: " + reason);

    internal static Failure PostPolicyDocument(string reason) =>
        new(400, "InvalidPolicyDocument", "Invalid Policy: " + reason, CauseId.PostPolicyMismatch);

    /// <summary>Two blanks after the full stop, as S3 writes it.</summary>
    internal static Failure PostFieldMissing(string name) =>
        Argument(
            $"Bucket POST must contain a field named '{name}'.  If it is specified, please check the order of the fields.",
            name,
            string.Empty,
            CauseId.PostFormMalformed);

    internal static Failure PostNotMultipart() =>
        PreconditionFailed("Bucket POST must be of the enclosure-type multipart/form-data", CauseId.PostFormMalformed);

    internal static Failure PostMalformed() =>
        new(
            400,
            "MalformedPOSTRequest",
            "The body of your POST request is not well-formed multipart/form-data.",
            CauseId.PostFormMalformed);

    internal static Failure PostFiles() =>
        new(
            400,
            "IncorrectNumberOfFilesInPostRequest",
            "POST requires exactly one file upload per request.",
            CauseId.PostFormMalformed);

    internal static Failure PostPreDataTooLong() => new(400, "MaxPostPreDataLengthExceededError",
        "Your POST request fields preceding the upload file were too large.", CauseId.PostFormMalformed);

    private static Failure SseCArgument(string message) => Argument(message, "x-amz-server-side-encryption", null, CauseId.Other);

    private static Failure TooLarge(long size, long limit, string cause) =>
        new(
            400,
            "EntityTooLarge",
            "Your proposed upload exceeds the maximum allowed size",
            cause,
            ("ProposedSize", Number(size)),
            ("MaxSizeAllowed", Number(limit)));
}
