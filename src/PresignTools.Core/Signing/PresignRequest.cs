using PresignTools.Addressing;

namespace PresignTools.Signing;

/// <summary>Everything that goes into one presigned URL, beside the credentials. Values are plain text, not yet encoded.</summary>
public sealed record PresignRequest
{
    /// <summary>HTTP method; signed, so the client must send exactly this one.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>Where the request goes.</summary>
    public required S3Address Address { get; init; }

    /// <summary>Object key, exactly as S3 stores it: <c>.</c>, <c>..</c>, <c>//</c>, <c>%</c> and <c>+</c> are ordinary characters. Null for a request on the bucket itself.</summary>
    public string? Key { get; init; }

    /// <summary>Query parameters beside those of the signature (versionId, response-content-type, uploadId, …).</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    /// <summary>Headers to sign; the client must send each with exactly this value. <c>host</c> is added by the signer.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>SHA-256 of the body in hex, to be signed as header x-amz-content-sha256; null for UNSIGNED-PAYLOAD.</summary>
    public string? PayloadHash { get; init; }

    /// <summary>The instant of X-Amz-Date; cut to whole seconds.</summary>
    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>X-Amz-Expires in seconds, 1 to 604800.</summary>
    public required int ExpiresInSeconds { get; init; }
}
