namespace PresignTools.Intake.Readers.Code.Tables;

/// <summary>
/// Names of S3's parameters however a library spells them, by the API's name. Source: Amazon S3 API Reference, PutObject, GetObject; AWS
/// SDK for Java 1.x, GeneratePresignedUrlRequest; AWS SDK for .NET, GetPreSignedUrlRequest.
/// </summary>
internal static class ParameterNames
{
    private static readonly string[] Plain =
    [
        "ACL", "Bucket", "CacheControl", "ChecksumAlgorithm", "ChecksumCRC32", "ChecksumCRC32C", "ChecksumMode", "ChecksumSHA1",
        "ChecksumSHA256",
        "ContentDisposition", "ContentEncoding", "ContentLanguage", "ContentLength", "ContentMD5", "ContentType", "ExpectedBucketOwner",
        "Expires", "IfMatch", "IfNoneMatch", "Key", "Metadata", "Method", "ObjectLockMode", "PartNumber", "Range", "RequestPayer",
        "ResponseContentDisposition", "ResponseContentType", "SSECustomerAlgorithm", "SSECustomerKey", "SSEKMSKeyId",
        "ServerSideEncryption",
        "StorageClass", "Tagging", "UploadId", "VersionId", "WebsiteRedirectLocation", "Body",
    ];

    private static readonly Dictionary<string, string> Others = new(StringComparer.OrdinalIgnoreCase)
    {
        ["BucketName"] = "Bucket",
        ["CannedACL"] = "ACL",
        ["ExpiresIn"] = "Expires",
        ["Expiration"] = "Expires",
        ["Expiry"] = "Expires",
        ["SignatureDuration"] = "Expires",
        ["HttpMethod"] = "Method",
        ["HttpVerb"] = "Method",
        ["Verb"] = "Method",
        ["Object"] = "Key",
        ["ObjectName"] = "Key",
        ["ServerSideEncryptionMethod"] = "ServerSideEncryption",
        ["ServerSideEncryptionKeyManagementServiceKeyId"] = "SSEKMSKeyId",
        ["UserMetadata"] = "Metadata",
    };

    private static readonly Dictionary<string, string> ByName = Plain.Select(static n => KeyValuePair.Create(n, n)).Concat(Others)
        .ToDictionary(static p => p.Key, static p => p.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>The API's name; null if it is none of S3's.</summary>
    internal static string? Of(string name)
    {
        string plain = name.Replace("_", string.Empty, StringComparison.Ordinal).Replace("-", string.Empty, StringComparison.Ordinal);
        foreach (string prefix in Prefixes)
        {
            if (
                plain.Length > prefix.Length
                && plain.StartsWith(prefix, StringComparison.Ordinal)
                && char.IsUpper(plain[prefix.Length])
                && ByName.TryGetValue(plain[prefix.Length..], out string? set))
            {
                return set;
            }
        }

        return ByName.GetValueOrDefault(plain);
    }

    private static readonly string[] Prefixes = ["with", "set", "With", "Set"];
}
