namespace PresignTools.Signing;

/// <summary>
/// What a caller says of a request in the words of S3's API, beside bucket, key and time. Which of it becomes a signed header and which a
/// query parameter is decided by <see cref="PresignTemplate"/>.
/// </summary>
public sealed record PresignOptions
{
    /// <summary>HTTP method.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>
    /// Whether the URL is for Amazon S3 itself. Other servers share S3's request format, but not all of its limits: what only S3 refuses is
    /// an error for S3 and a warning for them.
    /// </summary>
    public bool IsForAmazonS3 { get; init; } = true;

    /// <summary>Further headers to sign.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Further query parameters.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> QueryParameters { get; init; } = [];

    /// <summary>Content-Type that the client must send.</summary>
    public string? ContentType { get; init; }

    /// <summary>User metadata: names without <c>x-amz-meta-</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Metadata { get; init; } = [];

    /// <summary>Object tags.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];

    /// <summary>AES256, aws:kms or aws:kms:dsse.</summary>
    public string? ServerSideEncryption { get; init; }

    /// <summary>KMS key id, alias or ARN.</summary>
    public string? SseKmsKeyId { get; init; }

    /// <summary>The caller accepts to pay (x-amz-request-payer=requester).</summary>
    public bool RequesterPays { get; init; }

    /// <summary>Checksums of the body by algorithm (crc32, crc32c, crc64nvme, sha1, sha256), base64.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Checksums { get; init; } = [];

    /// <summary>Account that must own the bucket, twelve digits.</summary>
    public string? ExpectedBucketOwner { get; init; }

    /// <summary>Upload id of a multipart upload.</summary>
    public string? UploadId { get; init; }

    /// <summary>Part number, 1 to 10000.</summary>
    public int? PartNumber { get; init; }

    /// <summary>SHA-256 of the body, 64 hexadecimal digits, or UNSIGNED-PAYLOAD.</summary>
    public string? PayloadHash { get; init; }

    /// <summary>Response overrides: response-content-type and its like.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ResponseOverrides { get; init; } = [];

    /// <summary>File name under which a browser saves the download.</summary>
    public string? DownloadName { get; init; }
}
