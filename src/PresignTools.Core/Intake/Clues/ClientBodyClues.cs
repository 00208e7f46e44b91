using PresignTools.Text;

namespace PresignTools.Intake.Clues;

/// <summary>
/// What clients say before they send: that they do not know how long the body is, and so cannot sign or send it; that a header has a value
/// that no header may have.
/// </summary>
internal static class ClientBodyClues
{
    // The sentences of SDKs and HTTP clients about bodies without a length, or that cannot be read twice.
    private static readonly string[] UnknownLengths =
    [
        "request stream is not seekable",                               // SDK for Go v2
        "unseekable stream is not supported",
        "failed to seek body to start",
        "Cannot determine length of",                                   // SDK for JavaScript v2
        "Unable to calculate hash for flowing readable stream",         // SDK for JavaScript v3
        "x-amz-decoded-content-length",                                 // the same, with the value undefined: see below
        "Are you using a Stream of unknown length as the Body",
        "because it was not seekable",                                  // SDK for PHP
        "Could not determine content length",                           // SDK for .NET
        "Could not determine content-length",
        "Base stream does not support seeking",
        "No content length specified for stream data",                  // SDK for Java v1
        "Content length must be specified before sending the HTTP request",
        "Only request bodies with a known size",                        // SDK for Rust
        "unsized request body",
        "UnsizedRequestBody",
        "stream of unknown length",
        "stream with unknown length",
        "body of unknown length",
        "size must be provided with disable multipart upload",          // MinIO's client for Go
        "UnseekableStreamError",                                        // botocore
        "Need to rewind the stream",
    ];

    // The sentences of HTTP clients about the value of a header.
    private static readonly string[] RefusedHeaders =
    [
        "ERR_HTTP_INVALID_HEADER_VALUE",                                // Node.js
        "for header \"",                                                // Node.js: Invalid value "undefined" for header "x-…"
        "invalid header field value",                                   // net/http of Go
        "Illegal character(s) in message header value",                 // HttpURLConnection
        "invalid header value",                                         // HttpClient of Java, hyper, undici
        "Invalid header value",                                         // http.client of Python
        "Illegal header value",                                         // httpx, h11
        "must be of type str or bytes",                                 // requests
        "Header value must be str or bytes",
        "New-line characters are not allowed in header values",         // .NET
        "header field value cannot include CR/LF",                      // Net::HTTP of Ruby
        "is not valid header value",                                    // Guzzle
        "Newline or carriage return detected in headers",               // aiohttp
        "Newline, carriage return, or null byte detected in headers",
        "Header value contains invalid characters",
        "failed to parse header value",                                 // reqwest
    ];

    internal static IEnumerable<Clue> Find(string text) => [.. Length(text), .. Header(text)];

    private static IEnumerable<Clue> Length(string text)
    {
        foreach (string sentence in UnknownLengths)
        {
            int i = Scan.Find(text, sentence, 0, true);
            if (i < 0)
            {
                continue;
            }

            int start = text.LastIndexOf('\n', i) + 1, end = Scan.LineEnd(text, i);
            bool isName = sentence[0] == 'x';
            if (!isName || text[start..end].ContainsAny("\"undefined\"", "undefined for", ": undefined", "NaN"))
            {
                yield return Clue.Of(ClueKind.LengthUnknown, text, start, end);
                yield break;
            }
        }
    }

    private static IEnumerable<Clue> Header(string text)
    {
        foreach (string sentence in RefusedHeaders)
        {
            int i = Scan.Find(text, sentence, 0);
            if (i < 0)
            {
                continue;
            }

            int start = text.LastIndexOf('\n', i) + 1, end = Scan.LineEnd(text, i);
            bool isOfNode = sentence[^1] == '"';
            if (!isOfNode || Scan.Find(text[start..end], "Invalid value", 0) >= 0)
            {
                yield return Clue.Of(ClueKind.HeaderRefused, text, start, end);
                yield break;
            }
        }
    }
}
