using System.Globalization;
using PresignTools.Errors;

namespace PresignTools.Signing;

/// <summary>
/// Values of headers and parameters that S3 refuses whatever the signature. What is said of an upload holds for
/// <see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html"/> and its relatives; reading ignores those headers.
/// </summary>
internal static class ValueLimits
{
    private const string Lock = "x-amz-object-lock-mode";
    private const string RetainUntil = "x-amz-object-lock-retain-until-date";
    private const string Checksum = "x-amz-checksum-";
    private const string SdkAlgorithm = "x-amz-sdk-checksum-algorithm";

    /// <summary>Everything that S3 would refuse, one error each; they are made, not thrown.</summary>
    /// <param name="method">The method that is signed.</param>
    /// <param name="headers">Headers, and x-amz-* settings that are taken from the query; names in lower case.</param>
    /// <param name="query">Plain names and values, without those of the signature.</param>
    internal static IEnumerable<LimitFault> Faults(
        string method,
        IReadOnlyList<KeyValuePair<string, string>> headers,
        IReadOnlyList<KeyValuePair<string, string>> query) =>
        [
            .. IsUpload(method) ? Each(headers, OfUpload, static n => "header:" + n).Concat(Contradictions(headers)) : [],
            .. Each(headers, OfAnyRequest, static n => "header:" + n),
            .. Each(query, OfParameter, static _ => "query"),
            .. ReadLimits.Faults(method, headers),
            .. OfPart(method, query),
        ];

    /// <summary>When an object's retention is to end; null where no such header is there, or it is no time.</summary>
    internal static DateTimeOffset? RetainedUntil(string method, IReadOnlyList<KeyValuePair<string, string>> headers) =>
        IsUpload(method)
        && Find(headers, RetainUntil) is { } text
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset end)
            ? end
            : null;

    private static IEnumerable<LimitFault> Each(
        IEnumerable<KeyValuePair<string, string>> items,
        Func<KeyValuePair<string, string>, PresignException?> judge,
        Func<string, string> element)
    {
        foreach (KeyValuePair<string, string> item in items)
        {
            if (judge(item) is { } error)
            {
                yield return new(error, element(item.Key));
            }
        }
    }

    private static bool IsUpload(string method) => method is "PUT" or "POST";

    private static PresignException? OfUpload(KeyValuePair<string, string> header) => header.Key switch
    {
        _ when SizeOf(header.Key) is { } size => IsBase64(header.Value, size) ? null
            : SigningErrors.ChecksumInvalid(header.Key[Checksum.Length..], size),

        // RFC 1864: base64 of the 128 bits of the digest. S3 answers InvalidDigest:
        // https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
        "content-md5" when !IsBase64(header.Value, 16) => SigningErrors.HeaderValueRefused(
            header.Key, "it must be base64 of the 16 bytes of an MD5 hash", "InvalidDigest"),

        // RFC 9110, section 8.6.
        "content-length" when header.Value.Length == 0 || !header.Value.All(char.IsAsciiDigit) => SigningErrors.HeaderValueRefused(
            header.Key, "it must be a number of bytes", "400 Bad Request"),

        // https://docs.aws.amazon.com/AmazonS3/latest/userguide/how-to-page-redirect.html: "must be prefixed by /, http://, or https://".
        "x-amz-website-redirect-location" when !(header.Value.StartsWith('/')
            || header.Value.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || header.Value.StartsWith("https://", StringComparison.OrdinalIgnoreCase)) => SigningErrors.HeaderValueRefused(
            header.Key, "it must begin with /, http:// or https://", "InvalidRedirectLocation"),
        _ => null,
    };

    /// <summary>
    /// SSE-C: <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerSideEncryptionCustomerKeys.html"/>, "the 256-bit,
    /// base64-encoded encryption key".
    /// </summary>
    private static PresignException? OfAnyRequest(KeyValuePair<string, string> header)
    {
        // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html: the twelve digits of an account.
        if (header.Key is "x-amz-expected-bucket-owner" or "x-amz-source-expected-bucket-owner"
            && !(header.Value.Length == 12 && header.Value.All(char.IsAsciiDigit)))
        {
            return SigningErrors.HeaderValueRefused(
                header.Key, "it must be the 12 digits of an AWS account", "InvalidBucketOwnerAWSAccountID");
        }

        const string Ending = "server-side-encryption-customer-key";
        return header.Key is "x-amz-" + Ending or "x-amz-copy-source-" + Ending && !IsBase64(header.Value, 32)
            ? SigningErrors.HeaderValueRefused(header.Key, "it must be base64 of a key of 32 bytes", "InvalidArgument")
            : null;
    }

    private static IEnumerable<LimitFault> Contradictions(IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        // API_PutObject: a checksum that "doesn't match the checksum algorithm you set" fails with BadDigest.
        if (Find(headers, SdkAlgorithm) is { } algorithm
            && headers.FirstOrDefault(static h => SizeOf(h.Key) is not null).Key is { } sum
            && !sum.AsSpan(Checksum.Length).Equals(algorithm, StringComparison.OrdinalIgnoreCase))
        {
            yield return new(
                SigningErrors.HeadersContradict(SdkAlgorithm, sum, "they must use one algorithm", "BadDigest"),
                "header:" + sum);
        }

        // https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html: "either a canned ACL or … explicitly. You cannot do
        // both."
        if (Find(headers, "x-amz-acl") is not null
            && headers.FirstOrDefault(static h => h.Key.StartsWith("x-amz-grant-", StringComparison.Ordinal)).Key is { } grant)
        {
            yield return new(
                SigningErrors.HeadersContradict("x-amz-acl", grant, "one request cannot have both", "InvalidRequest"),
                "header:x-amz-acl");
        }

        // https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html: mode and date together.
        if (Find(headers, Lock) is null != Find(headers, RetainUntil) is null)
        {
            yield return new(
                SigningErrors.HeadersContradict(
                    Lock,
                    RetainUntil,
                    "they must both be given, and one is missing",
                    "InvalidArgument"),
                "header:" + Lock);
        }
    }

    private static PresignException? OfParameter(KeyValuePair<string, string> parameter) => parameter.Key switch
    {
        // https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html: part numbers 1 to 10,000.
        "partNumber" when !(int.TryParse(parameter.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int part)
            && part is >= 1 and <= 10000) => SigningErrors.QueryValueRefused(parameter.Key, "it must be a number from 1 to 10000"),

        // https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html: S3 answers "Version id cannot be the empty string".
        "versionId" when string.IsNullOrEmpty(parameter.Value) => SigningErrors.QueryValueRefused(parameter.Key, "it must not be empty"),
        _ => null,
    };

    /// <summary>
    /// A part is uploaded to an upload: <see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPart.html"/>.
    /// </summary>
    private static IEnumerable<LimitFault> OfPart(string method, IReadOnlyList<KeyValuePair<string, string>> query) =>
        method == "PUT"
        && query.Any(static p => p.Key == "partNumber")
        && !query.Any(static p => p.Key == "uploadId" && !string.IsNullOrEmpty(p.Value))
            ? [new(SigningErrors.PartNumberWithoutUpload(), "query")]
            : [];

    /// <summary>
    /// Bytes of a checksum that this version knows (checking-object-integrity in the user guide); null for another header.
    /// </summary>
    private static int? SizeOf(string header) => header switch
    {
        Checksum + "crc32" or Checksum + "crc32c" => 4,
        Checksum + "crc64nvme" => 8,
        Checksum + "sha1" => 20,
        Checksum + "sha256" => 32,
        _ => null,
    };

    private static bool IsBase64(string value, int size)
    {
        Span<byte> bytes = stackalloc byte[64];
        return value.Length <= 64 && Convert.TryFromBase64String(value, bytes, out int count) && count == size;
    }

    private static string? Find(IReadOnlyList<KeyValuePair<string, string>> headers, string name)
    {
        foreach (KeyValuePair<string, string> header in headers)
        {
            if (header.Key == name)
            {
                return header.Value;
            }
        }

        return null;
    }
}
