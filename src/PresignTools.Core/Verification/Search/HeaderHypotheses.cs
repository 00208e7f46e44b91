using PresignTools.Text;
using PresignTools.Text.Masking;
using PresignTools.Verification.Subject;

namespace PresignTools.Verification.Search;

/// <summary>A signed header is missing or has another value; common values are tried for it. The payload line is among them.</summary>
internal static class HeaderHypotheses
{
    private const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static readonly string[] ContentTypes =
    [
        "application/octet-stream",
        "binary/octet-stream",
        "application/x-www-form-urlencoded",
        "text/plain",
        "application/json",
        "text/plain; charset=utf-8",
        "text/plain;charset=UTF-8",
        "application/json; charset=utf-8",
        "application/json;charset=utf-8",
        "application/json;charset=UTF-8",
        "multipart/form-data",
        "text/csv",
        "text/html",
        "text/html; charset=utf-8",
        "text/xml",
        "application/xml",
        "application/pdf",
        "application/zip",
        "application/gzip",
        "application/x-gzip",
        "application/x-tar",
        "application/javascript",
        "text/javascript",
        "text/css",
        "image/png",
        "image/jpeg",
        "image/jpg",
        "image/gif",
        "image/webp",
        "image/svg+xml",
        "video/mp4",
        "video/quicktime",
        "audio/mpeg",
        "audio/wav",
        "application/msword",
        "application/vnd.ms-excel",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/parquet",
        "application/vnd.apache.parquet",
        "*/*",
        "undefined",
        "null",
    ];

    internal static IEnumerable<Hypothesis> For(VerificationContext j, RequestParts received)
    {
        foreach (KeyValuePair<string, string> header in received.Headers.Headers)
        {
            bool supplied = j.HeaderOrNull(header.Key) is not null || j.SemiHeader(header.Key) is not null;
            foreach (string value in Values(header.Key, header.Value, supplied).Distinct())
            {
                yield return Of(header.Key, value, supplied, j.Headers is not null);
            }
        }

        foreach (string payload in new[] { "UNSIGNED-PAYLOAD", EmptyHash, "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
            j.SemiHeader("x-amz-content-sha256") ?? string.Empty })
        {
            yield return new Hypothesis(
                CauseId.PayloadHashMismatch, "header:x-amz-content-sha256",
                p => payload.Length == 0 || p.Payload == payload ? null : p with { Payload = payload },
                () => $"The signature fits if the payload line is {Printable.Of(payload, 70)}, not {Printable.Of(received.Payload, 70)}.")
            { Part = "payload", Pairs = payload == "UNSIGNED-PAYLOAD" };
        }
    }

    private static IEnumerable<string> Values(string name, string now, bool supplied)
    {
        if (supplied && now.Length > 0)
        {
            int semicolon = now.IndexOf(';');
            yield return string.Empty;
            yield return semicolon < 0 ? now : now[..semicolon].Trim();
            yield return now.ToLowerInvariant();
            yield return now.Trim('"');
            yield return "\"" + now + "\"";
            yield return now[..^1];
            yield return now.Replace("; ", ";");
            yield return now.Replace(";", "; ");
            yield return PercentEncoding.Decode(now);
            yield return Signing.UriEncoding.Encode(now);
        }

        foreach (string value in Common(name))
        {
            yield return value;
        }
    }

    private static string[] Common(string name) =>
        name switch
        {
            "content-type" => ContentTypes,
            "x-amz-acl" =>
            [
                "private",
                "public-read",
                "bucket-owner-full-control",
                "public-read-write",
                "authenticated-read",
                "bucket-owner-read",
            ],
            "x-amz-server-side-encryption" => ["AES256", "aws:kms", "aws:kms:dsse"],
            "x-amz-server-side-encryption-customer-algorithm" => ["AES256"],
            "x-amz-storage-class" =>
            [
                "STANDARD",
                "STANDARD_IA",
                "INTELLIGENT_TIERING",
                "ONEZONE_IA",
                "GLACIER",
                "GLACIER_IR",
                "DEEP_ARCHIVE",
                "REDUCED_REDUNDANCY",
            ],
            "x-amz-checksum-mode" => ["ENABLED"],
            "x-amz-sdk-checksum-algorithm" or "x-amz-checksum-algorithm" => ["CRC32", "CRC32C", "CRC64NVME", "SHA256", "SHA1"],
            "x-amz-checksum-crc32" or "x-amz-checksum-crc32c" => ["AAAAAA=="],
            "x-amz-checksum-crc64nvme" => ["AAAAAAAAAAA="],
            "x-amz-request-payer" => ["requester"],
            "x-amz-metadata-directive" or "x-amz-tagging-directive" => ["COPY", "REPLACE"],
            "x-amz-content-sha256" => ["UNSIGNED-PAYLOAD", EmptyHash, "STREAMING-UNSIGNED-PAYLOAD-TRAILER"],
            "cache-control" =>
            [
                "no-cache",
                "no-store",
                "public",
                "private",
                "max-age=0",
                "max-age=60",
                "max-age=3600",
                "max-age=86400",
                "max-age=31536000",
                "public, max-age=31536000",
                "public, max-age=31536000, immutable",
            ],
            "content-encoding" => ["gzip", "br", "deflate", "identity", "aws-chunked", "utf-8"],
            "content-disposition" => ["attachment", "inline"],
            "content-language" => ["en", "en-US", "de"],
            "content-length" => ["0"],
            "range" => ["bytes=0-0", "bytes=0-", "bytes=0-99", "bytes=0-1023"],
            "if-none-match" or "if-match" => ["*"],
            "accept" => ["*/*", "application/json"],
            "accept-encoding" => ["identity", "gzip", "gzip, deflate"],
            "user-agent" => [],
            _ => [],
        };

    private static Hypothesis Of(string name, string value, bool supplied, bool known)
    {
        string cause = name switch
        {
            _ when !supplied => CauseId.MissingSignedHeader,
            "content-type" => CauseId.ContentTypeMismatch,
            "x-amz-content-sha256" => CauseId.PayloadHashMismatch,
            _ => CauseId.SignedHeaderChanged,
        };
        string shown = CanonicalMask.IsSecretHeader(name) ? "***" : Printable.Of(value, 80);
        return new Hypothesis(
            cause, "header:" + name,
            p => p.WithHeader(name, value),
            () => (supplied, known) switch
            {
                (false, true) => $"Header {name} is not sent; it was signed with the value '{shown}'.",
                (false, false) => $"The client must send {name} with the value '{shown}', which was signed.",
                _ when value.Length == 0 => $"Header {name} was signed with an empty value, or absent.",
                _ => $"Header {name} was signed with the value '{shown}'; another one is sent.",
            })
        {
            Part = "header:" + name,
            Pairs = !supplied,
            Remedy = value.Length == 0 ? null : $"Send {name}: {shown}",
        };
    }
}
