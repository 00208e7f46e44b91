using PresignTools.Addressing;

namespace PresignTools.Signing;

/// <summary>Everything that goes into one presigned URL, beside the credentials. Values are plain text, not yet encoded.</summary>
public sealed record PresignRequest
{
    /// <summary>HTTP method; signed, so the client must send exactly this one.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>Where the request goes.</summary>
    public required S3Address Address { get; init; }

    /// <summary>
    /// Object key, exactly as S3 stores it: <c>.</c>, <c>..</c>, <c>//</c>, <c>%</c> and <c>+</c> are ordinary characters. Null for a
    /// request on the bucket itself.
    /// </summary>
    public string? Key { get; init; }

    /// <summary>Version of the object, as parameter versionId; null for the current one.</summary>
    public string? VersionId { get; init; }

    /// <summary>Query parameters beside those of the signature (versionId, response-content-type, uploadId, …).</summary>
    public CanonicalQuery Query { get; init; } = CanonicalQuery.None;

    /// <summary>
    /// Headers to sign; the client must send each with exactly this value. <c>host</c> is added by the signer. A header
    /// x-amz-content-sha256 gives the payload line; without it the payload is UNSIGNED-PAYLOAD.
    /// </summary>
    public CanonicalHeaders Headers { get; init; } = CanonicalHeaders.None;

    /// <summary>The instant of X-Amz-Date; cut to whole seconds.</summary>
    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>X-Amz-Expires in seconds, 1 to 604800.</summary>
    public required int ExpiresInSeconds { get; init; }
}
