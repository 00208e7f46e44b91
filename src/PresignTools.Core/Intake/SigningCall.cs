namespace PresignTools.Intake;

/// <summary>A call in code, or a command, that signs a URL or a request.</summary>
public sealed record SigningCall
{
    /// <summary>The library or tool: <c>boto3</c>, <c>AWS SDK for JavaScript v3</c>, <c>minio-go</c>; null if it is not known.</summary>
    public string? Library { get; init; }

    /// <summary>The S3 operation that it signs: <c>PutObject</c>; null if it is not known.</summary>
    public string? Operation { get; init; }

    /// <summary>What is given to it, names as the API has them (<c>ContentType</c>); the value is null where it is no literal.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Parameters { get; init; } = [];

    /// <summary>Whether the whole call was read, so that what it does not give was not signed.</summary>
    public bool IsComplete { get; init; }

    /// <summary>Whether it makes a URL or form for somebody else, as opposed to a request that it sends itself.</summary>
    public bool IsPresigning { get; init; }

    /// <summary>Where it is.</summary>
    public TextPlace Place { get; init; }
}
