using PresignTools.Errors;
using PresignTools.Text;

namespace PresignTools.Commands;

/// <summary>Errors of parameters that do not go together: a method an error, its id the method's name.</summary>
internal static class CommandErrors
{
    /// <summary>
    /// An object from the pipeline or a parameter threw when it was read: a script property, a proxy object, a broken enumerator.
    /// </summary>
    internal static PresignException InputNotReadable(string message) => new(
        nameof(InputNotReadable), PresignErrorKind.InvalidData, $"The input object could not be read: {Printable.Of(message, 300)}",
        "Give the values themselves: text, numbers, a hashtable. Select-Object makes plain objects of others.");

    /// <summary>-Offline and -Live contradict each other.</summary>
    internal static PresignException DiagnosisOfflineAndLive() =>
        new(
            nameof(DiagnosisOfflineAndLive),
            PresignErrorKind.InvalidArgument,
            "-Offline sends nothing, and -Live sends the URL: only one of them can be.",
            "Leave out one of the two.");

    internal static PresignException BucketNotFound(string bucketName) => new(
        nameof(BucketNotFound), PresignErrorKind.ObjectNotFound,
        $"S3 says that there is no bucket '{Printable.Of(bucketName)}'.",
        "Check its name, and that the endpoint and partition are the right ones. Without -ResolveRegion it is not asked.");

    internal static PresignException BucketRegionUnknown(string bucketName, string reason) => new(
        nameof(BucketRegionUnknown), PresignErrorKind.ResourceUnavailable,
        $"The region of bucket '{Printable.Of(bucketName)}' could not be determined: {reason}.",
        "Give -Region in place of -ResolveRegion, or try again.");

    internal static PresignException AccessSignerUnknown() => new(
        nameof(AccessSignerUnknown), PresignErrorKind.InvalidArgument,
        "The URL does not show in which account it was signed.",
        "Give -Principal with the ARN of the signer (Get-S3SignerContext or aws sts get-caller-identity shows it).");

    internal static PresignException BucketMissing() =>
        new(
            nameof(BucketMissing),
            PresignErrorKind.InvalidArgument,
            "No bucket is named.",
            "Give -BucketName, or pipe objects that have a BucketName property. To sign ListBuckets, which has no bucket, say -Target "
                + "Service.");

    internal static PresignException KeyMissing() =>
        new(
            nameof(KeyMissing),
            PresignErrorKind.InvalidArgument,
            "No object key is given.",
            "Give -Key, or pipe objects that have a Key property. To sign a request on the bucket itself (list it, delete it), say "
                + "-Target Bucket.");

    internal static PresignException KeyNotAllowed(string target) => new(
        nameof(KeyNotAllowed), PresignErrorKind.InvalidArgument,
        $"A key is given, but -Target {target} signs a request without one.",
        "Leave out either -Key or -Target.");
}
