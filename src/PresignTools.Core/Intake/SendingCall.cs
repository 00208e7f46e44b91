namespace PresignTools.Intake;

/// <summary>How a client sends the body of a request.</summary>
public enum SentBody : long
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>No body.</summary>
    None,

    /// <summary>The bytes themselves, with a length.</summary>
    Raw,

    /// <summary>A stream without a length, which goes out in chunks.</summary>
    Chunked,

    /// <summary>A form of several parts (multipart/form-data).</summary>
    MultipartForm,

    /// <summary>A form in URL encoding.</summary>
    UrlEncodedForm,

    /// <summary>JSON that the client makes of an object.</summary>
    Json,
}

/// <summary>A call in code, or a command, that sends a request.</summary>
public sealed record SendingCall
{
    /// <summary>The client: <c>fetch</c>, <c>axios</c>, <c>requests</c>, <c>HttpClient</c>, <c>curl</c>; null if it is not known.</summary>
    public string? Client { get; init; }

    /// <summary>The method that it sends; null if it is not known.</summary>
    public string? Method { get; init; }

    /// <summary>Headers that it is given; the value is null where it is no literal.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Headers { get; init; } = [];

    /// <summary>Whether all headers that the code gives are known.</summary>
    public bool IsComplete { get; init; }

    /// <summary>How the body goes out.</summary>
    public SentBody Body { get; init; }

    /// <summary>The Content-Type that the client sets by itself; null if it sets none, or it is not known.</summary>
    public string? ContentTypeOfItsOwn { get; init; }

    /// <summary>Whether it adds parameters to the query of the URL.</summary>
    public bool AddsQuery { get; init; }

    /// <summary>Where it is.</summary>
    public TextPlace Place { get; init; }
}
