namespace PresignTools.Verification.Sending;

/// <summary>Which headers are the client's own, which of a paste may go on, and which would tell a token.</summary>
internal static class HeaderRules
{
    /// <summary>
    /// Headers that make S3 let somebody in, or that a server takes for somebody's session. Signed or not, a paste may not send them.
    /// </summary>
    private static readonly HashSet<string> Credentials = new(StringComparer.Ordinal)
    {
        "authorization", "proxy-authorization", "cookie", "cookie2", "set-cookie",
    };

    /// <summary>
    /// Beside x-amz-*, the headers that S3 reads or that clients send of themselves
    /// (<see href="https://docs.aws.amazon.com/AmazonS3/latest/API/RESTCommonRequestHeaders.html"/>, GetObject, PutObject, CORS).
    /// </summary>
    private static readonly HashSet<string> OfS3 = new(StringComparer.Ordinal)
    {
        "accept",
        "accept-charset",
        "accept-encoding",
        "accept-language",
        "access-control-request-headers",
        "access-control-request-method",
        "cache-control",
        "content-disposition",
        "content-encoding",
        "content-language",
        "content-md5",
        "content-type",
        "date",
        "expires",
        "if-match",
        "if-modified-since",
        "if-none-match",
        "if-range",
        "if-unmodified-since",
        "origin",
        "pragma",
        "range",
        "referer",
        "user-agent",
    };

    /// <summary>Whether the client writes this header itself: framing and the connection.</summary>
    internal static bool IsClients(string lowerCaseName) =>
        lowerCaseName is "host" or "content-length" or "transfer-encoding" or "connection" or "expect";

    /// <summary>
    /// Whether the header makes some servers run another method than that of the request, as in X-HTTP-Method-Override: DELETE. What was
    /// made harmless would not be so any more. Many servers take an underscore for a dash.
    /// </summary>
    internal static bool ChangesMethod(string lowerCaseName) =>
        lowerCaseName.Replace('_', '-') is "x-http-method-override" or "x-method-override" or "x-http-method";

    /// <summary>Whether a header that was found in text may go without being asked for.</summary>
    /// <param name="lowerCaseName">Its name.</param>
    /// <param name="isSigned">Whether the URL's signature demands it.</param>
    internal static bool MayComeFromText(string lowerCaseName, bool isSigned) =>
        !Credentials.Contains(lowerCaseName)
        && (isSigned || OfS3.Contains(lowerCaseName) || lowerCaseName.StartsWith("x-amz-", StringComparison.Ordinal));

    /// <summary>Whether the header's value is a secret of its own, which plain http would tell.</summary>
    internal static bool IsToken(string lowerCaseName) => lowerCaseName is "x-amz-security-token" or "x-amz-s3session-token";
}
