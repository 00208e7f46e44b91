using PresignTools.Text.Masking;

namespace PresignTools.Signing;

/// <summary>
/// Values that this version of the library knows of headers with a list of values. AWS adds new ones, so that another value is a warning.
/// Source: <see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html"/>; the ACLs:
/// <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl"/>.
/// </summary>
internal static class KnownValues
{
    private static readonly (string Header, string[] Values)[] Lists =
    [
        ("x-amz-acl",
        [
            "private", "public-read", "public-read-write", "authenticated-read", "aws-exec-read", "bucket-owner-read",
            "bucket-owner-full-control", "log-delivery-write",
        ]),
        ("x-amz-storage-class",
        [
            "STANDARD", "REDUCED_REDUNDANCY", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "GLACIER", "DEEP_ARCHIVE", "OUTPOSTS",
            "GLACIER_IR", "SNOW", "EXPRESS_ONEZONE", "FSX_OPENZFS", "FSX_ONTAP",
        ]),
        ("x-amz-server-side-encryption", ["AES256", "aws:kms", "aws:kms:dsse", "aws:fsx"]),
        ("x-amz-object-lock-mode", ["GOVERNANCE", "COMPLIANCE"]),
        ("x-amz-object-lock-legal-hold", ["ON", "OFF"]),
    ];

    /// <summary>A warning for each header with a value that is not known.</summary>
    internal static IEnumerable<PresignWarning> Warnings(IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        foreach ((string name, string value) in headers)
        {
            foreach ((string header, string[] values) in Lists)
            {
                if (name == header && !values.Contains(value, StringComparer.Ordinal))
                {
                    yield return new(
                        "HeaderValueNotKnown",
                        $"'{GivenText.Of(value)}' is not a value of {header} that this version knows; S3 refuses one that it does not "
                            + $"know. Known are {string.Join(", ", values)}.");
                }
            }
        }
    }
}
