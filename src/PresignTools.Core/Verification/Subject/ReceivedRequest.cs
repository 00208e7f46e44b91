namespace PresignTools.Verification.Subject;

/// <summary>
/// What is known of a request that was, or will be, made with a presigned URL. What is null is not known: then nothing is said against it.
/// </summary>
public sealed record ReceivedRequest
{
    /// <summary>The URL as it was sent, raw.</summary>
    public required string Url { get; init; }

    /// <summary>HTTP method as sent; null if it is not known.</summary>
    public string? Method { get; init; }

    /// <summary>
    /// All headers that the client sends, names in any case; null if they are not known. An empty list says that it sends none beside those
    /// that every client sends (Host, User-Agent, Accept).
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Headers { get; init; }

    /// <summary>The Host header as the server saw it, with its port; null for the host of the URL.</summary>
    public string? Host { get; init; }

    /// <summary>Method and host; the URL is a secret.</summary>
    public override string ToString() => (Method ?? "?") + " " + (Host ?? "?");
}
