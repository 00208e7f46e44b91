using System.Globalization;
using PresignTools.Addressing;
using PresignTools.Inspection;

namespace PresignTools.Signing.Uploads;

/// <summary>
/// Signs the URLs of an upload in parts. What they share is checked and canonicalized once, so that ten thousand parts cost little more
/// than their hashes.
/// </summary>
public static class UploadSigner
{
    private static readonly string[] Algorithms = ["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"];

    /// <summary>The name of a checksum algorithm as S3 writes it; null for an empty text.</summary>
    /// <exception cref="PresignTools.Errors.PresignException"><c>ChecksumAlgorithmUnknown</c>.</exception>
    public static string? Algorithm(string? name) => string.IsNullOrEmpty(name)
        ? null
        : Array.Find(
            Algorithms,
            a => a.Equals(name.Replace("-", string.Empty, StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase))
            ?? throw UploadErrors.ChecksumAlgorithmUnknown(name);

    /// <summary>Signs a set.</summary>
    /// <param name="request">What to sign.</param>
    /// <param name="credentials">Who signs: the one who started the upload, or another who may write the object.</param>
    /// <param name="signer">Keeps the signing keys.</param>
    /// <exception cref="PresignTools.Errors.PresignException"><c>UploadIdMissing</c>, <c>ChecksumAlgorithmUnknown</c>,
    /// <c>ChecksumsMissing</c>, <c>ChecksumInvalid</c>, <c>ExpiryOutOfRange</c>, and those of <see cref="Signer.Sign"/>.</exception>
    public static PresignedUpload Sign(UploadRequest request, SigningCredentials credentials, Signer signer)
    {
        if (string.IsNullOrEmpty(request.UploadId))
        {
            throw UploadErrors.UploadIdMissing();
        }

        string? algorithm = Algorithm(request.ChecksumAlgorithm);
        if (algorithm is not null && request.PartChecksums.Count != request.Plan.Count)
        {
            throw UploadErrors.ChecksumsMissing(algorithm);
        }

        PresignedUrl complete = signer.Sign(For(request, "POST"), credentials);
        return new PresignedUpload
        {
            BucketName = request.Address.Bucket!,
            Key = request.Key,
            UploadId = request.UploadId,
            Size = request.Plan.Size,
            PartSize = request.Plan.PartSize,
            ChecksumAlgorithm = algorithm,
            Parts = Parts(request, algorithm, credentials, signer),
            Complete = Of(complete),
            Abort = Of(signer.Sign(For(request, "DELETE"), credentials)),
            ListParts = Of(signer.Sign(For(request, "GET"), credentials)),
            ListFurtherParts = FurtherLists(request, credentials, signer),
            Region = complete.Region,
            Endpoint = complete.Endpoint,
            SignedAt = complete.SignedAt,
            ExpiresAt = complete.ExpiresAt,
            EffectiveExpiresAt = complete.EffectiveExpiresAt,
            EarliestExpiresAt = complete.EarliestExpiresAt,
            LimitedBy = complete.LimitedBy,
            AccessKeyId = complete.AccessKeyId,
            HasSessionToken = complete.HasSessionToken,
        };
    }

    /// <summary>What is legal in a set but likely to surprise.</summary>
    /// <param name="upload">The set.</param>
    /// <param name="request">What it was signed for.</param>
    /// <param name="credentials">Who signed.</param>
    /// <param name="now">The time it is.</param>
    public static IReadOnlyList<PresignWarning> Warnings(
        PresignedUpload upload, UploadRequest request, SigningCredentials credentials, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(upload);
        PresignedUrl likeAll = new Signer().Sign(For(request, "GET"), credentials);
        return [.. PresignAdvice.For(request.Address), .. PresignAdvice.For(credentials), .. PresignAdvice.For(likeAll, now)];
    }

    /// <summary>The request that made a set, to be signed again for another time.</summary>
    /// <param name="upload">The set.</param>
    /// <param name="signedAt">The new instant of X-Amz-Date.</param>
    /// <param name="expiresIn">How long the new URLs shall last.</param>
    /// <exception cref="PresignTools.Errors.PresignException"><c>UploadSetOfOtherPlace</c>.</exception>
    public static UploadRequest Again(PresignedUpload upload, DateTimeOffset signedAt, TimeSpan expiresIn)
    {
        RawUrl url = RawUrl.Parse(upload.Complete.Url);
        S3Address address = UploadAddress.Of(upload, url);
        string? header = upload.ChecksumAlgorithm is null ? null : ChecksumHeader(upload.ChecksumAlgorithm);
        return new UploadRequest
        {
            Address = address,
            Key = upload.Key,
            UploadId = upload.UploadId,
            Plan = PartPlan.For(upload.Size, upload.PartSize),
            SignedAt = signedAt,
            ExpiresIn = expiresIn,
            IsForAmazonS3 = address.HostKind != S3HostKind.Custom,
            RequesterPays = url.Find("x-amz-request-payer") is not null,
            ExpectedBucketOwner = upload.Complete.RequiredHeaders?.GetValueOrDefault("x-amz-expected-bucket-owner"),
            ChecksumAlgorithm = upload.ChecksumAlgorithm,
            PartChecksums = header is null
                ? []
                : [.. upload.Parts.Select(p => p.RequiredHeaders?.GetValueOrDefault(header) ?? string.Empty)],
        };
    }

    /// <summary>The header that has the checksum of a part.</summary>
    internal static string ChecksumHeader(string algorithm) => "x-amz-checksum-" + algorithm.ToLowerInvariant();

    private static PresignedUploadParts Parts(UploadRequest request, string? algorithm, SigningCredentials credentials, Signer signer)
    {
        PresignRequest whole = For(request, "PUT");
        PartPlan plan = request.Plan;
        var parts = new PresignedUploadPart[plan.Count];
        for (int i = 0; i < parts.Length; i++)
        {
            int number = i + 1;
            PresignRequest part = whole with
            {
                Query = whole.Query.After("partNumber", number.ToString(CultureInfo.InvariantCulture)),
                Headers = algorithm is null ? whole.Headers : With(whole.Headers, algorithm, request.PartChecksums[i]),
            };
            string url = signer.Sign(part, credentials).Url;
            parts[i] = new(number, plan.Offset(number), plan.Length(number), url, Sent(part.Headers));
        }

        return new PresignedUploadParts(parts);
    }

    /// <summary>
    /// One for each further thousand of parts. Where each begins is known before any part has arrived, since a list goes by part numbers.
    /// </summary>
    private static PresignedUploadUrls FurtherLists(UploadRequest request, SigningCredentials credentials, Signer signer)
    {
        const int most = S3MultipartLimits.PartsInAList;
        PresignRequest whole = For(request, "GET");
        var urls = new PresignedUploadUrl[(request.Plan.Count - 1) / most];
        for (int i = 0; i < urls.Length; i++)
        {
            string marker = ((i + 1) * most).ToString(CultureInfo.InvariantCulture);
            urls[i] = Of(signer.Sign(whole with { Query = whole.Query.With("part-number-marker", marker) }, credentials));
        }

        return new PresignedUploadUrls(urls);
    }

    private static PresignRequest For(UploadRequest request, string method)
    {
        var template = new PresignTemplate(new PresignOptions
        {
            Method = method,
            IsForAmazonS3 = request.IsForAmazonS3,
            UploadId = request.UploadId,
            RequesterPays = request.RequesterPays,
            ExpectedBucketOwner = request.ExpectedBucketOwner,
        });
        return template.For(request.Address, request.Key, null, request.SignedAt, request.ExpiresIn);
    }

    private static CanonicalHeaders With(CanonicalHeaders headers, string algorithm, string checksum) => CanonicalHeaders.Create(
        [.. headers.Headers, new(ChecksumHeader(algorithm), BodyChecksum.Check(algorithm.ToLowerInvariant(), checksum))]);

    private static PresignedUploadUrl Of(PresignedUrl url) => new(url.Url, url.Method, url.RequiredHeaders);

    private static RequiredHeaders? Sent(CanonicalHeaders headers) => headers.Headers.Count == 0 ? null : new(headers.Headers);
}
