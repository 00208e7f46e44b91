using System.Globalization;
using PresignTools.Addressing;
using PresignTools.Inspection;

namespace PresignTools.Signing.Uploads;

/// <summary>
/// Where a set's URLs go, read from one of them: what they were signed for is in them, so that it is kept nowhere else.
/// </summary>
internal static class UploadAddress
{
    internal static S3Address Of(PresignedUpload upload, RawUrl url)
    {
        // The path is the prefix (a base path, the bucket) and the key, encoded as it was signed.
        string key = "/" + UriEncoding.Encode(upload.Key, keepSlash: true);
        string[] scope = (url.Find("X-Amz-Credential")?.Value ?? string.Empty).Split('/');
        if (
            url.Authority.Contains('@', StringComparison.Ordinal)
            || url.Find("uploadId")?.Value != upload.UploadId
            || !url.Path.EndsWith(key, StringComparison.Ordinal)
            || scope.Length < 5)
        {
            throw UploadErrors.UploadSetOfOtherPlace();
        }

        string prefix = url.Path[..^key.Length];
        bool isPath = prefix.EndsWith("/" + upload.BucketName, StringComparison.Ordinal);
        bool isArn = S3BucketArn.Looks(upload.BucketName);
        if (!isPath && !isArn && !url.Host.StartsWith(upload.BucketName + ".", StringComparison.OrdinalIgnoreCase))
        {
            throw UploadErrors.UploadSetOfOtherPlace();
        }

        (S3HostKind kind, S3Partition? partition) = S3HostParser.KindOfHost(
            isPath || isArn ? url.Host : url.Host[(upload.BucketName.Length + 1)..]);
        return new S3Address(
            url.Scheme,
            url.Authority,
            HostHeader(url),
            prefix,
            upload.BucketName,
            scope[^3],
            scope[^2],
            partition?.Id,
            kind,
            isPath);
    }

    private static string HostHeader(RawUrl url) => url.Port is { } port && port != S3EndpointUrl.DefaultPort(url.Scheme)
        ? url.Host.ToLowerInvariant() + ":" + port.ToString(CultureInfo.InvariantCulture)
        : url.Host.ToLowerInvariant();
}
