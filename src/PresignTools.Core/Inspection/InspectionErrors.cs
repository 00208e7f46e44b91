using PresignTools.Errors;
using PresignTools.Text;

namespace PresignTools.Inspection;

/// <summary>Errors of URLs that cannot be read: a method an error, its id the method's name.</summary>
internal static class InspectionErrors
{
    private static string SignObject =>
        Say.Sign(new Argument(nameof(Setting.BucketName), "…"), new Argument(nameof(Setting.Key), "…"));

    internal static PresignException UrlMalformed(string reason) => new(
        nameof(UrlMalformed), PresignErrorKind.InvalidData,
        $"This is not a URL: {reason}.",
        "Give the whole presigned URL, in single quotes, as the program that signed it wrote it.");

    internal static PresignException UrlTooLong(int length, int maximum) => new(
        nameof(UrlTooLong), PresignErrorKind.InvalidData,
        $"This text has {length} characters; a URL of more than {maximum} is not read.",
        $"Give one URL. A file or a log is searched for URLs by {Say.Command(PresignTask.Diagnose)}.");

    internal static PresignException UrlIncomplete(
        IReadOnlyList<string> missing,
        string? cutAfter,
        string? cutInside,
        bool firstOnly
    ) =>
        new(
            nameof(UrlIncomplete),
            PresignErrorKind.InvalidData,
            string.Join(", ", missing)
                + (missing.Count == 1 ? " is missing" : " are missing")
                + (
                    cutInside is not null ? $": the URL was cut off inside {Printable.Of(cutInside)}."
                    : cutAfter is not null ? $": the URL was cut off after {Printable.Of(cutAfter)}."
                    : " in this URL."),
            firstOnly
                ? "Put the URL in single quotes: an unquoted & ends the command in PowerShell, cmd and sh, and the rest of the URL is lost."
                : "Copy the whole URL again, or sign it again.");

    internal static PresignException UrlNotSigned(bool isS3) =>
        new(
            nameof(UrlNotSigned),
            PresignErrorKind.InvalidData,
            isS3
                ? "This is an ordinary object URL without signature."
                : "This URL is not presigned: it has no signature parameters (X-Amz-Signature or Signature).",
            $"Sign one with {SignObject} . If the URL had a query once, it was lost after the ?: copy it again, "
                + "in single quotes.");

    internal static PresignException UrlIsS3Uri() => new(
        nameof(UrlIsS3Uri), PresignErrorKind.InvalidData,
        "This is an s3:// URI, not a presigned URL: it names an object and carries no signature.",
        $"Sign a URL for it with {SignObject} .");

    internal static PresignException UrlIsArn() => new(
        nameof(UrlIsArn), PresignErrorKind.InvalidData,
        "This is an ARN, not a presigned URL: it names a resource and carries no signature.",
        $"Sign a URL for it with {SignObject}; {Setting.BucketName} takes access-point ARNs.");

    internal static PresignException UrlIsCloudFront() => new(
        nameof(UrlIsCloudFront), PresignErrorKind.NotSupported,
        "This is a CloudFront signed URL (Policy or Expires, Signature, Key-Pair-Id), not an S3 presigned URL.",
        "CloudFront checks it with the key pair of the distribution: see \"Use signed URLs\" in the CloudFront Developer Guide.");

    internal static PresignException UrlIsGoogleCloud() => new(
        nameof(UrlIsGoogleCloud), PresignErrorKind.NotSupported,
        "This is a signed URL of Google Cloud Storage (X-Goog-… or GoogleAccessId), not an S3 presigned URL.",
        "Check it with Google's tools: gcloud storage sign-url.");

    internal static PresignException UrlIsAzureSas() => new(
        nameof(UrlIsAzureSas), PresignErrorKind.NotSupported,
        "This is a shared access signature (SAS) URL of Azure Storage (sv, se, sig), not an S3 presigned URL.",
        "Check it with the tools of Azure Storage, which make such URLs.");

    internal static PresignException UrlBehindWrapper(string service) => new(
        nameof(UrlBehindWrapper), PresignErrorKind.NotSupported,
        $"This is a link of {service} that hides the real URL: only that service knows it.",
        "Open the link in a browser and copy the address it leads to, or ask the sender for the URL itself.");
}
