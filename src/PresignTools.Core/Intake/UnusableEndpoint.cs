using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>
/// What clients say of an endpoint or URL that they cannot use as it is set: no scheme, a path where none may be, no URL at all. Nothing
/// is sent then.
/// </summary>
internal static class UnusableEndpoint
{
    // Go (net/http, net/url), Python (requests, botocore, httpx), Java (AWS SDK 2, java.net.URI), JavaScript (node-fetch, undici,
    // minio-js), Rust (url, reqwest), .NET (System.Uri), curl, MinIO's SDKs for Go and Python.
    private static readonly string[] Sentences =
    [
        "unsupported protocol scheme",
        "first path segment in URL cannot contain colon",
        "missing protocol scheme",
        "No scheme supplied",
        "No connection adapters were found",
        "Invalid endpoint:",
        "Invalid endpoint provided",
        "UnsupportedProtocol",
        "unknown url type",
        "scheme of endpointOverride must not be null",
        "Illegal character in scheme name",
        "Target host is not specified",
        "Only absolute URLs are supported",
        "Only absolute URIs are supported",
        "Only HTTP(S) protocols are supported",
        "InvalidEndpointError",
        "Invalid endPoint",
        "relative URL without a base",
        "URL scheme is not allowed",
        "builder error for url",
        "The format of the URI could not be determined",
        "URL using bad/illegal format",
        "does not follow ip address or domain name standards",
        "Endpoint url cannot have fully qualified paths",
        "path in endpoint is not allowed",
        "ERR_INVALID_URL",
        "was not a valid URI",
        "endpoint must be a valid",
        "Invalid URI:",
        "no Host in request URL",
        "failed to parse endpoint",
        "invalid endpoint url",
        "endpoint is not a valid",
        "must be a full URI",                   // PHP
        "endpoint to be a HTTP",                // Ruby
    ];

    // Those that are said of an endpoint only; the others are said of any URL.
    private static readonly string[] OfEndpoint =
    [
        "Invalid endpoint:", "Invalid endpoint provided", "endpointOverride", "InvalidEndpointError", "Invalid endPoint",
        "does not follow ip address", "Endpoint url cannot", "path in endpoint", "endpoint must be", "parse endpoint",
        "invalid endpoint url", "endpoint is not a valid", "must be a full URI", "endpoint to be a HTTP",
    ];

    /// <summary>Whether the words name the endpoint.</summary>
    internal static bool NamesEndpoint(string word) => word.ContainsAny(OfEndpoint);


    /// <summary>The client's words; null if there are none.</summary>
    internal static string? Word(string? text) => text.FirstContained(Sentences);
}
