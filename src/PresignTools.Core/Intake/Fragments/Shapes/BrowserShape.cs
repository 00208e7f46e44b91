using PresignTools.Text;

namespace PresignTools.Intake.Fragments.Shapes;

/// <summary>What a browser's console and network tab show.</summary>
internal static class BrowserShape
{
    private static readonly string[] Heads =
    [
        "Access to fetch at ", "Access to XMLHttpRequest at ", "Access to image at ", "Access to font at ", "Access to script at ",
        "Access to resource at ", "Cross-Origin Request Blocked", "Cross-origin request blocked", "Failed to load resource", "Refused to ",
        "Uncaught (in promise)", "Uncaught TypeError", "Mixed Content:", "Request URL", "Request Method", "Status Code:", "Remote Address",
        "Referrer Policy", "Content Security Policy:", "Content-Security-Policy:", "Origin http", "XMLHttpRequest cannot load",
        "Fetch API cannot load", "NS_ERROR_", "Response to preflight", "TypeError: Failed to fetch", "TypeError: NetworkError",
        "TypeError: Load failed", "Request Headers", "Response Headers", "Form Data", "Request Payload", "Query String Parameters",
        "Status\n", "CORS error", "strict-origin-when-cross-origin",
    ];

    private static readonly string[] Methods = ["GET ", "PUT ", "POST ", "HEAD ", "DELETE ", "OPTIONS ", "PATCH ", "XHR", "Preflight"];

    /// <summary>Whether a line is what a browser shows.</summary>
    internal static bool Is(string line)
    {
        int at = Scan.SkipBlanks(line, 0);
        return at < line.Length
            && (
                Scan.OneOf(line, at, Heads) is not null
                || Scan.Find(line, "blocked by CORS policy", at) >= 0
                || (Scan.OneOf(line, at, Methods) is not null && IsRequest(line, at))
                || IsPseudoHeader(line, at));
    }

    /// <summary><c>PUT https://… 403 (Forbidden)</c>, <c>GET https://… net::ERR_FAILED</c>.</summary>
    private static bool IsRequest(string line, int at) =>
        line.AsSpan(at).Contains("://", StringComparison.Ordinal)
        && (
            line.AsSpan(at).Contains("net::ERR_", StringComparison.Ordinal)
            || line.EndsWith(')')
            || line.AsSpan(at).Contains("NS_ERROR", StringComparison.Ordinal));

    private static bool IsPseudoHeader(string line, int at) =>
        line[at] == ':' && Scan.OneOf(line, at, [":authority", ":method", ":path", ":scheme", ":status"]) is not null;
}
