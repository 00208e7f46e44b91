namespace PresignTools.Responses;

/// <summary>What is known of a failed answer, before it is read: any one part suffices.</summary>
public sealed record S3ResponseInput
{
    /// <summary>HTTP status, 100 to 599; null where it is not known.</summary>
    public int? Status { get; init; }

    /// <summary>Headers of the answer, names in any case; a name may come more than once.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>
    /// The body as text: S3's XML, a website endpoint's HTML, an S3-compatible server's JSON, or any text in which such a body stands
    /// (the output of <c>curl -i</c>, an AWS CLI message). At most <see cref="S3ErrorResponseReader.MaximumLength"/> characters.
    /// </summary>
    public string? Body { get; init; }

    /// <summary>The body as bytes, used where <see cref="Body"/> is null; UTF-8, or UTF-16 with a byte order mark.</summary>
    public IReadOnlyList<byte>? BodyBytes { get; init; }

    /// <summary>Whether sentences that lines have broken are joined in the body already.</summary>
    internal bool IsJoined { get; init; }
}

/// <summary>In which form the answer came.</summary>
public enum S3ResponseKind : long
{
    /// <summary>The XML that S3's REST endpoints send.</summary>
    Xml,

    /// <summary>An HTML page, as static website endpoints send.</summary>
    Html,

    /// <summary>JSON, as some S3-compatible servers and gateways send.</summary>
    Json,

    /// <summary>Status and headers only: the answer to a HEAD request has no body.</summary>
    Headers,

    /// <summary>Plain text: a message of an SDK, of the AWS CLI, or an error page whose tags were taken out.</summary>
    Text,
}
