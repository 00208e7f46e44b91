namespace PresignTools.Signing;

/// <summary>
/// Headers that S3 refuses with a read: <see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html"/>, "Encryption
/// request headers ... should not be sent for GetObject requests ... you'll get an HTTP 400 Bad Request error"; HeadObject likewise.
/// </summary>
internal static class ReadLimits
{
    private static readonly string[] Encryptions =
    [
        "x-amz-server-side-encryption", "x-amz-server-side-encryption-aws-kms-key-id", "x-amz-server-side-encryption-context",
        "x-amz-server-side-encryption-bucket-key-enabled",
    ];

    internal static IEnumerable<LimitFault> Faults(string method, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        if (method is not ("GET" or "HEAD"))
        {
            yield break;
        }

        foreach (KeyValuePair<string, string> header in headers)
        {
            if (Encryptions.Contains(header.Key, StringComparer.Ordinal))
            {
                yield return new(SigningErrors.EncryptionOnRead(method, header.Key), "header:" + header.Key);
            }
        }
    }
}
