namespace PresignTools.Measuring.Shapes;

/// <summary>A request of a log as it is counted: parts of its line, or of the object that was read from it. It makes no object.</summary>
internal readonly ref struct LoggedRequest
{
    /// <summary>When S3 received it; null if the record does not tell.</summary>
    internal DateTimeOffset? Time { get; init; }

    /// <summary>The bucket.</summary>
    internal ReadOnlySpan<char> Bucket { get; init; }

    /// <summary>The key: decoded in a record, as S3 encoded it in a line.</summary>
    internal ReadOnlySpan<char> Key { get; init; }

    /// <summary>Whether the key is encoded.</summary>
    internal bool IsKeyEncoded { get; init; }

    /// <summary>Who signed; empty for an anonymous request.</summary>
    internal ReadOnlySpan<char> Requester { get; init; }

    /// <summary>The operation as the log names it.</summary>
    internal ReadOnlySpan<char> Operation { get; init; }

    /// <summary>Path and query.</summary>
    internal ReadOnlySpan<char> Target { get; init; }

    /// <summary>The method, where the record has one.</summary>
    internal ReadOnlySpan<char> Method { get; init; }

    /// <summary>HTTP status; 0 if it is not recorded.</summary>
    internal int Status { get; init; }

    /// <summary>Error code.</summary>
    internal ReadOnlySpan<char> ErrorCode { get; init; }

    /// <summary>What S3 said, where the record has it.</summary>
    internal ReadOnlySpan<char> Message { get; init; }

    /// <summary>The user agent.</summary>
    internal ReadOnlySpan<char> UserAgent { get; init; }

    /// <summary>The address of the client.</summary>
    internal ReadOnlySpan<char> RemoteIp { get; init; }

    /// <summary>The request's id.</summary>
    internal ReadOnlySpan<char> RequestId { get; init; }

    /// <summary>How it was signed: QueryString, AuthHeader.</summary>
    internal ReadOnlySpan<char> Authentication { get; init; }

    /// <summary>Version of the signature.</summary>
    internal ReadOnlySpan<char> SignatureVersion { get; init; }

    /// <summary>The Host header.</summary>
    internal ReadOnlySpan<char> Host { get; init; }

    /// <summary>What a record tells with yes or no: TLS, access point, version, endpoint, session.</summary>
    internal int Flags { get; init; }

    /// <summary>The rest of what the record tells, as far as a diagnosis reads it.</summary>
    internal ReadOnlySpan<char> Further { get; init; }
}
