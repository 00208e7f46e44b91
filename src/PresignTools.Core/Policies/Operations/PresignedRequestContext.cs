using System.Globalization;
using PresignTools.Errors;
using PresignTools.Inspection;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Matching;

namespace PresignTools.Policies.Operations;

/// <summary>
/// The condition keys that a presigned URL settles by itself. Some belong to the signer, whose identity the request has; others
/// to whoever uses the URL, whose network, client and clock count (S3 guide, "Limiting presigned URL capabilities").
/// </summary>
public sealed class PresignedRequestContext
{
    private readonly PresignedUrlInfo _url;
    private readonly IReadOnlyList<KeyValuePair<string, string>> _headers;

    /// <summary>Looks at a URL.</summary>
    /// <param name="url">The URL that was read.</param>
    /// <param name="headers">Headers that the client sends beside the URL, above all those that are signed; may be empty.</param>
    public PresignedRequestContext(PresignedUrlInfo url, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        _url = url ?? throw new ArgumentNullException(nameof(url));
        _headers = headers ?? throw new ArgumentNullException(nameof(headers));
    }

    /// <summary>Whose a condition key is: the signer's, whose credentials signed, or the user's, who sends the request.</summary>
    /// <param name="key">A condition key.</param>
    public static ContextKeySource SourceOf(string key) => ContextKeySources.Of(key ?? string.Empty);

    /// <summary>
    /// The keys at an instant. s3:signatureAge is in milliseconds since signing (always 0 for SigV2, by AWS's documents) and is
    /// never negative: before its X-Amz-Date a URL does not work at all.
    /// </summary>
    public RequestContext At(DateTimeOffset time)
    {
        var keys = new List<(string, string)>
        {
            ("s3:authType", "REST-QUERY-STRING"),
            ("s3:signatureversion", Version),
            ("s3:signatureAge", Age(time).ToString(CultureInfo.InvariantCulture)),
            ("aws:SecureTransport", _url.Scheme == "https" ? "true" : "false"),
        };
        if (_url.SignatureVersion != SignatureVersion.SigV2 && (_url.PayloadHash ?? Header("x-amz-content-sha256")) is { } hash)
        {
            keys.Add(("s3:x-amz-content-sha256", hash));
        }

        if (_url.EndpointRegion is { } region)
        {
            keys.Add(("aws:RequestedRegion", region));
        }

        RequestContext own = RequestContext.Of([.. keys]).WithDefaults(TimeKeys.At(time));
        return own.WithDefaults(S3RequestKeys.Of(_headers, Query()));
    }

    /// <summary>
    /// Headers that the URL has signed, so that the request must have them, and whose values neither the URL nor the caller tells.
    /// A SigV2 URL does not say which headers it has signed.
    /// </summary>
    public IReadOnlyList<string> UnknownHeaders =>
        [.. _url.SignedHeaders.Where(name => name != "host" && Header(name) is null && !IsInQuery(name))];

    /// <summary>The condition keys of <see cref="UnknownHeaders"/>.</summary>
    public IReadOnlyList<string> UnknownKeys => [.. UnknownHeaders.Select(S3RequestKeys.KeyOf).OfType<string>()];

    /// <summary>The operation that the URL is for: by the method if it is given, else what the URL tells, else the likeliest.</summary>
    /// <param name="method">HTTP method; it is signed but does not stand in the URL. Null if it is not known.</param>
    /// <returns>The operation, and whether it is only the likeliest of several.</returns>
    /// <exception cref="PresignException"><c>OperationUnknown</c> if the method fits nothing.</exception>
    public (string Operation, bool IsGuess) Operation(string? method)
    {
        if (method is not null)
        {
            string? byMethod = S3Operations.OfHttpRequest(
                method,
                _url.BucketName,
                _url.Key,
                Names(),
                _headers.Select(h => h.Key).Concat(_url.SignedHeaders));
            return (byMethod ?? throw PolicyErrors.OperationUnknown(method + " on this URL"), false);
        }

        if (_url.Operation is { } known)
        {
            return (known, false);
        }

        return _url.PossibleOperations.Count > 0
            ? (_url.PossibleOperations[0], true)
            : throw PolicyErrors.OperationNeeds("The URL", Setting.Method);
    }

    private string Version => _url.SignatureVersion switch
    {
        SignatureVersion.SigV2 => "AWS",
        SignatureVersion.SigV4A => "AWS4-ECDSA-P256-SHA256",   // not documented; the algorithm of the URL is the likeliest value
        _ => "AWS4-HMAC-SHA256",
    };

    private long Age(DateTimeOffset time)
    {
        if (_url.SignatureVersion == SignatureVersion.SigV2 || _url.SignedAt is not { } signed)
        {
            return 0;
        }

        return Math.Max(0, (time.UtcTicks - signed.UtcTicks) / TimeSpan.TicksPerMillisecond);
    }

    private string? Header(string name) =>
        _headers.Where(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value).FirstOrDefault();

    private bool IsInQuery(string name) => _url.HoistedHeaders.Keys.Contains(name, StringComparer.OrdinalIgnoreCase);

    private IEnumerable<string> Names() => Query().Select(p => p.Key);

    private IEnumerable<KeyValuePair<string, string>> Query() =>
        _url.OtherParameters.Concat(_url.HoistedHeaders).Concat(_url.ResponseOverrides)
            .Concat(_url.VersionId is { } version ? [new KeyValuePair<string, string>("versionId", version)] : []);
}
