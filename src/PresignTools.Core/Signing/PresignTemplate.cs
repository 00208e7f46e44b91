using System.Globalization;
using PresignTools.Addressing;
using PresignTools.Errors;

namespace PresignTools.Signing;

/// <summary>
/// The part of a request that stays the same from one object to the next, checked and canonicalized once: a listing of 100,000 keys
/// costs one template and 100,000 signatures.
/// x-amz-* settings become signed headers and not query parameters: S3 has not always applied a hoisted x-amz-tagging or checksum, but a
/// signed header must arrive. Only x-amz-request-payer goes into the query, so that the link works in a browser
/// (<see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/ObjectsinRequesterPaysBuckets.html"/>).
/// </summary>
public sealed class PresignTemplate
{
    private readonly string _method;
    private readonly CanonicalHeaders _headers;
    private readonly CanonicalQuery _query;
    private readonly DateTimeOffset? _retainedUntil;

    /// <summary>Checks the options.</summary>
    /// <exception cref="PresignException">For everything that S3 would refuse; see the ids of <see cref="CanonicalHeaders.Create"/>, <see
    /// cref="CanonicalQuery.Create"/> and
    /// <c>PartNumberOutOfRange</c>, <c>PartNumberWithoutUpload</c>, <c>PayloadHashInvalid</c>, <c>ChecksumInvalid</c>,
    /// <c>MetadataNotAscii</c>,
    /// <c>MetadataNameMissing</c>, <c>TooManyTags</c>, <c>TagTooLong</c>, <c>KmsKeyWithoutKms</c>, <c>EncryptionUnknown</c>,
    /// <c>OwnerNotAnAccount</c>,
    /// <c>ValueNotUnicode</c>, <c>HeaderAndParameterDiffer</c>; for Amazon S3 also <c>MetadataTooLarge</c>, <c>HeadersTooLarge</c>,
    /// <c>SeveralChecksums</c>, <c>TagInvalid</c>, <c>TagReserved</c>, <c>TagTwice</c>, <c>HeaderValueRefused</c>,
    /// <c>HeadersContradict</c>, <c>QueryValueRefused</c>.</exception>
    public PresignTemplate(PresignOptions options)
    {
        _method = options.Method;
        List<KeyValuePair<string, string>> query = [.. Query(options)];
        _headers = CanonicalHeaders.Create(Headers(options));
        _query = CanonicalQuery.Create(query);
        RefuseTwoValues(query);
        KeyValuePair<string, string>[] settings = [.. _headers.Headers, .. RequestLimits.Hoisted(_headers.Headers, query)];
        PresignException? fault = RequestLimits.Faults(_headers.Headers, query)
            .Concat(ValueLimits.Faults(_method, settings, query).Select(static f => f.Error))
            .FirstOrDefault();
        if (fault is not null && options.IsForAmazonS3)
        {
            throw fault;
        }

        Warnings = [.. PresignAdvice.For(options, _headers, query, fault), .. options.IsForAmazonS3 ? KnownValues.Warnings(settings) : []];
        _retainedUntil = options.IsForAmazonS3 ? ValueLimits.RetainedUntil(_method, settings) : null;
    }

    /// <summary>What is legal in these options but likely to surprise.</summary>
    public IReadOnlyList<PresignWarning> Warnings { get; }

    /// <summary>The request for one object, or for the bucket itself if <paramref name="key"/> is null.</summary>
    /// <param name="address">Where it goes.</param>
    /// <param name="key">Object key as S3 stores it.</param>
    /// <param name="versionId">Version of the object; empty counts as none.</param>
    /// <param name="signedAt">The instant of X-Amz-Date.</param>
    /// <param name="expiresIn">How long S3 accepts the URL, 1 second to 7 days; fractions of a second are cut off.</param>
    /// <exception cref="PresignException"><c>ExpiryOutOfRange</c>, <c>RetentionAlreadyOver</c>.</exception>
    public PresignRequest For(S3Address address, string? key, string? versionId, DateTimeOffset signedAt, TimeSpan expiresIn) => new()
    {
        Method = _method,
        Address = address,
        Key = key,
        VersionId = string.IsNullOrEmpty(versionId) ? null : versionId,
        Headers = _headers,
        Query = _query,
        SignedAt = _retainedUntil is { } end && end <= signedAt ? throw SigningErrors.RetentionAlreadyOver(end) : signedAt,
        ExpiresInSeconds = Seconds(expiresIn),
    };

    /// <summary>Whole seconds of a validity that S3 accepts.</summary>
    /// <exception cref="PresignException"><c>ExpiryOutOfRange</c>.</exception>
    public static int Seconds(TimeSpan expiresIn) =>
        expiresIn.TotalSeconds is >= 1 and <= SignatureV4.LongestExpiry
            ? (int)expiresIn.TotalSeconds
            : throw SigningErrors.ExpiryOutOfRange(expiresIn.TotalSeconds);

    private static IEnumerable<KeyValuePair<string, string>> Headers(PresignOptions options)
    {
        foreach (KeyValuePair<string, string> header in options.Headers)
        {
            yield return header;
        }

        if (!string.IsNullOrEmpty(options.ContentType))
        {
            yield return new("content-type", options.ContentType!);
        }

        foreach (KeyValuePair<string, string> item in options.Metadata)
        {
            yield return MetadataHeader(item);
        }

        if (options.Tags.Count > 0)
        {
            yield return new("x-amz-tagging", Tagging(options.Tags));
        }

        foreach (KeyValuePair<string, string> header in Encryption(options))
        {
            yield return header;
        }

        foreach (KeyValuePair<string, string> checksum in options.Checksums)
        {
            yield return new("x-amz-checksum-" + checksum.Key, BodyChecksum.Check(checksum.Key, checksum.Value));
        }

        if (!string.IsNullOrEmpty(options.ExpectedBucketOwner))
        {
            yield return new("x-amz-expected-bucket-owner", Owner(options.ExpectedBucketOwner!));
        }

        if (!string.IsNullOrEmpty(options.PayloadHash))
        {
            yield return new("x-amz-content-sha256", BodyChecksum.CheckPayloadHash(options.PayloadHash!));
        }
    }

    /// <summary>
    /// S3 refuses an x-amz-* setting that stands in the query with one value and is sent as a header with another: documented as
    /// InvalidRequest, seen as SignatureDoesNotMatch (<see
    /// href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html"/>).
    /// </summary>
    private void RefuseTwoValues(IEnumerable<KeyValuePair<string, string>> query)
    {
        foreach (KeyValuePair<string, string> parameter in query)
        {
            string name = parameter.Key.ToLowerInvariant();
            if (name.StartsWith("x-amz-", StringComparison.Ordinal) && name != "x-amz-content-sha256"
                && _headers.Find(name) is { } sent && sent != (parameter.Value ?? string.Empty).Trim(' ', '\t'))
            {
                throw SigningErrors.HeaderAndParameterDiffer(name);
            }
        }
    }

    private static KeyValuePair<string, string> MetadataHeader(KeyValuePair<string, string> item)
    {
        if (item.Key.Length == 0 || item.Key.Equals(S3Limits.MetadataPrefix, StringComparison.OrdinalIgnoreCase))
        {
            throw SigningErrors.MetadataNameMissing();
        }

        string name = item.Key.StartsWith("x-amz-meta-", StringComparison.OrdinalIgnoreCase) ? item.Key : "x-amz-meta-" + item.Key;
        foreach (char c in item.Value ?? string.Empty)
        {
            if (c > '\x7e')
            {
                // Clients send such a value as Latin-1, as UTF-8 or not at all; the signature can match only one of them.
                throw SigningErrors.MetadataNotAscii(item.Key);
            }
        }

        return new(name, item.Value ?? string.Empty);
    }

    private static string Tagging(IReadOnlyList<KeyValuePair<string, string>> tags)
    {
        if (tags.Count > ObjectTags.Most)
        {
            throw SigningErrors.TooManyTags(tags.Count);
        }

        foreach (KeyValuePair<string, string> tag in tags)
        {
            if (ObjectTags.IsTooLong(tag.Key, tag.Value ?? string.Empty))
            {
                throw SigningErrors.TagTooLong(tag.Key);
            }

            if (!UriEncoding.IsValidUnicode(tag.Key) || !UriEncoding.IsValidUnicode(tag.Value ?? string.Empty))
            {
                throw SigningErrors.ValueNotUnicode($"tag '{tag.Key}'");
            }
        }

        return string.Join("&", tags.Select(static t => UriEncoding.Encode(t.Key) + "=" + UriEncoding.Encode(t.Value ?? string.Empty)));
    }

    private static IEnumerable<KeyValuePair<string, string>> Encryption(PresignOptions options)
    {
        bool kms = options.ServerSideEncryption is "aws:kms" or "aws:kms:dsse";
        if (!string.IsNullOrEmpty(options.ServerSideEncryption))
        {
            if (!kms && options.ServerSideEncryption != "AES256")
            {
                throw SigningErrors.EncryptionUnknown(options.ServerSideEncryption!);
            }

            yield return new("x-amz-server-side-encryption", options.ServerSideEncryption!);
        }

        if (!string.IsNullOrEmpty(options.SseKmsKeyId))
        {
            if (!kms)
            {
                throw SigningErrors.KmsKeyWithoutKms();
            }

            yield return new("x-amz-server-side-encryption-aws-kms-key-id", options.SseKmsKeyId!);
        }
    }

    private static string Owner(string account)
    {
        bool digits = account.Length == 12;
        foreach (char c in account)
        {
            digits &= c is >= '0' and <= '9';
        }

        return digits ? account : throw SigningErrors.OwnerNotAnAccount(account);
    }

    private static IEnumerable<KeyValuePair<string, string>> Query(PresignOptions options)
    {
        foreach (KeyValuePair<string, string> parameter in options.QueryParameters)
        {
            yield return parameter;
        }

        foreach (KeyValuePair<string, string> parameter in options.ResponseOverrides)
        {
            yield return parameter;
        }

        if (!string.IsNullOrEmpty(options.DownloadName))
        {
            if (!UriEncoding.IsValidUnicode(options.DownloadName!))
            {
                throw SigningErrors.ValueNotUnicode("download name");
            }

            yield return new("response-content-disposition", ContentDisposition.Attachment(options.DownloadName!));
        }

        if (options.RequesterPays)
        {
            yield return new("x-amz-request-payer", "requester");
        }

        if (options.PartNumber is { } part)
        {
            if (part is < 1 or > S3MultipartLimits.MostParts)
            {
                throw SigningErrors.PartNumberOutOfRange(part);
            }

            if (string.IsNullOrEmpty(options.UploadId) && options.Method is "PUT")
            {
                throw SigningErrors.PartNumberWithoutUpload();
            }

            yield return new("partNumber", part.ToString(CultureInfo.InvariantCulture));
        }

        if (!string.IsNullOrEmpty(options.UploadId))
        {
            yield return new("uploadId", options.UploadId!);
        }
    }
}
