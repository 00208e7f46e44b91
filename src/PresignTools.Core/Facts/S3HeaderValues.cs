namespace PresignTools.Facts;

/// <summary>
/// Headers of an upload that take one of a list of values (Amazon S3 API reference, PutObject), and servers other than AWS's may take
/// fewer of them.
/// </summary>
internal static class S3HeaderValues
{
    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        ["x-amz-acl"] =
        [
            "private", "public-read", "public-read-write", "authenticated-read", "aws-exec-read", "bucket-owner-read",
            "bucket-owner-full-control", "log-delivery-write",
        ],
        ["x-amz-storage-class"] =
        [
            "STANDARD", "REDUCED_REDUNDANCY", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "GLACIER", "DEEP_ARCHIVE", "OUTPOSTS",
            "GLACIER_IR", "SNOW", "EXPRESS_ONEZONE", "FSX_OPENZFS", "FSX_ONTAP",
        ],
        ["x-amz-server-side-encryption"] = ["AES256", "aws:kms", "aws:kms:dsse", "aws:fsx"],
        ["x-amz-object-lock-mode"] = ["GOVERNANCE", "COMPLIANCE"],
        ["x-amz-object-lock-legal-hold"] = ["ON", "OFF"],
        ["x-amz-metadata-directive"] = ["COPY", "REPLACE"],
        ["x-amz-tagging-directive"] = ["COPY", "REPLACE"],
        ["x-amz-request-payer"] = ["requester"],
    };

    /// <summary>The headers, in lower case.</summary>
    internal static IEnumerable<string> Headers => Known.Keys;

    /// <summary>The values that a header takes; null where it takes any.</summary>
    internal static IReadOnlyList<string>? Of(string header) => Known.GetValueOrDefault(header);

    /// <summary>Whether a header takes a value.</summary>
    internal static bool Takes(string header, string value) =>
        Of(header) is not { } values || values.Contains(value, StringComparer.Ordinal);
}
