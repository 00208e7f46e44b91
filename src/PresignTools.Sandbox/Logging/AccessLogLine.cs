using System.Globalization;
using PresignTools.Logs;
using PresignTools.Sandbox.Operations;
using PresignTools.Signing;

namespace PresignTools.Sandbox.Logging;

/// <summary>
/// A line of S3's server access log. Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/LogFormat.html. Nothing in quotes is
/// escaped, and the key is encoded twice.
/// </summary>
internal static class AccessLogLine
{
    private static readonly Dictionary<string, string> Logged = new(StringComparer.Ordinal)
    {
        ["GetObject"] = "REST.GET.OBJECT",
        ["HeadObject"] = "REST.HEAD.OBJECT",
        ["PutObject"] = "REST.PUT.OBJECT",
        ["PostObject"] = "REST.POST.OBJECT",
        ["DeleteObject"] = "REST.DELETE.OBJECT",
        ["CopyObject"] = "REST.COPY.OBJECT",
        ["UploadPart"] = "REST.PUT.PART",
        ["UploadPartCopy"] = "REST.COPY.PART",
        ["CreateMultipartUpload"] = "REST.POST.UPLOADS",
        ["CompleteMultipartUpload"] = "REST.POST.UPLOAD",
        ["AbortMultipartUpload"] = "REST.DELETE.UPLOAD",
        ["ListParts"] = "REST.GET.UPLOAD",
        ["ListMultipartUploads"] = "REST.GET.UPLOADS",
        ["DeleteObjects"] = "REST.POST.MULTI_OBJECT_DELETE",
        ["ListObjects"] = "REST.GET.BUCKET",
        ["ListObjectsV2"] = "REST.GET.BUCKET",
        ["ListObjectVersions"] = "REST.GET.BUCKETVERSIONS",
        ["HeadBucket"] = "REST.HEAD.BUCKET",
        ["GetBucketLocation"] = "REST.GET.LOCATION",
        ["GetBucketPolicy"] = "REST.GET.BUCKETPOLICY",
        ["GetBucketVersioning"] = "REST.GET.VERSIONING",
        ["GetBucketCors"] = "REST.GET.CORS",
        ["GetBucketEncryption"] = "REST.GET.ENCRYPTION",
        ["GetObjectTagging"] = "REST.GET.OBJECT_TAGGING",
        ["Preflight"] = "REST.OPTIONS.PREFLIGHT",
    };

    /// <summary>The line; null for a request whose bucket is not known, which is in no log.</summary>
    internal static string? Of(LoggedExchange x)
    {
        if (x.Bucket is not { } bucket)
        {
            return null;
        }

        string key = x.Request.Target.Key is { Length: > 0 } named
            ? UriEncoding.Encode(UriEncoding.Encode(named, keepSlash: true), keepSlash: true) : "-";
        string target = x.Request.Path + (x.Request.Url.Query is { } query ? "?" + query : string.Empty);
        bool isHead = x.Request.IsHead || x.Answer.Status is 204 or 304;
        long sent = isHead ? 0 : x.Answer.Body.Length;
        long? size = bucket.Current(x.Request.Target.Key ?? string.Empty)?.Body.LongLength;
        string operation = Logged.GetValueOrDefault(x.Operation) ?? $"REST.{x.Request.Method}.{(key == "-" ? "BUCKET" : "OBJECT")}";
        string milliseconds = Math.Max(1, (long)x.Duration.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        bool isTls = x.Network.SecureTransport;
        return string.Join(' ',
            BucketReads.CanonicalId(x.World, bucket.Owner),
            x.Request.Target.Bucket,
            "[" + AccessLogTime.Write(x.Time) + "]",
            x.Network.SourceIp ?? x.Network.VpcSourceIp ?? "-",
            x.Caller.IsAnonymous ? "-" : x.Caller.Principal.Text,
            x.RequestId,
            operation,
            key,
            $"\"{x.Request.Method} {target} HTTP/1.1\"",
            x.Answer.Status.ToString(CultureInfo.InvariantCulture),
            x.Answer.Code ?? "-",
            sent == 0 ? "-" : sent.ToString(CultureInfo.InvariantCulture),
            size?.ToString(CultureInfo.InvariantCulture) ?? "-",
            milliseconds,
            milliseconds,
            Quoted(x.Request.Header("referer")),
            Quoted(x.Request.Header("user-agent")),
            x.Request.Query("versionId") is { Length: > 0 } version ? UriEncoding.Encode(version) : "-",
            x.HostId,
            x.SignatureVersion ?? "-",
            isTls ? "TLS_AES_128_GCM_SHA256" : "-",
            x.AuthenticationType ?? "-",
            x.Request.Host,
            isTls ? "TLSv" + x.Network.TlsVersion : "-",
            "-",
            "-",
            "-");
    }

    private static string Quoted(string? text) =>
        text is null ? "\"-\"" : "\"" + new string([.. text.Select(static c => char.IsControl(c) ? ' ' : c)]) + "\"";
}
