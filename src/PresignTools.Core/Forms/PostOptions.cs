namespace PresignTools.Forms;

/// <summary>What a caller says of an upload form, beside bucket, key and time.</summary>
public sealed record PostOptions
{
    /// <summary>
    /// Whether the form is for Amazon S3 itself. What only S3 refuses is an error for S3 and a warning for other servers.
    /// </summary>
    public bool IsForAmazonS3 { get; init; } = true;

    /// <summary>Content-Type that every upload has.</summary>
    public string? ContentType { get; init; }

    /// <summary>
    /// Beginning of the Content-Type that the sender chooses; <c>image/</c>. Empty permits every type, null no such field.
    /// </summary>
    public string? ContentTypePrefix { get; init; }

    /// <summary>Smallest file in bytes.</summary>
    public long? MinimumSize { get; init; }

    /// <summary>Largest file in bytes.</summary>
    public long? MaximumSize { get; init; }

    /// <summary>200, 201 or 204: how S3 answers an upload.</summary>
    public string? SuccessStatus { get; init; }

    /// <summary>Where S3 sends the browser after an upload.</summary>
    public string? SuccessRedirect { get; init; }

    /// <summary>Canned ACL.</summary>
    public string? Acl { get; init; }

    /// <summary>User metadata: names without <c>x-amz-meta-</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Metadata { get; init; } = [];

    /// <summary>Object tags.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];

    /// <summary>AES256, aws:kms or aws:kms:dsse.</summary>
    public string? ServerSideEncryption { get; init; }

    /// <summary>KMS key id, alias or ARN.</summary>
    public string? SseKmsKeyId { get; init; }

    /// <summary>Checksum of the file by algorithm (crc32, crc32c, crc64nvme, sha1, sha256), base64. S3 takes one.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Checksums { get; init; } = [];

    /// <summary>Further fields, each with the condition that it has exactly this value, unless <see cref="Conditions"/> has one.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; init; } = [];

    /// <summary>Further conditions; a field that has one may be left for the sender to fill in.</summary>
    public IReadOnlyList<PostCondition> Conditions { get; init; } = [];
}
