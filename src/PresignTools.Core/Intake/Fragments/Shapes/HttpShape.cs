using PresignTools.Text;

namespace PresignTools.Intake.Fragments.Shapes;

/// <summary>Lines of an HTTP exchange: request and status lines, headers, and the remarks that curl puts around them.</summary>
internal static class HttpShape
{
    private const int LongestName = 64;

    private static readonly string[] Methods = ["GET ", "PUT ", "POST ", "HEAD ", "DELETE ", "OPTIONS ", "PATCH ", "CONNECT "];

    private static readonly string[] Remarks =
    [
        "Trying ", "Connected to ", "Connection #", "Connection ", "Host ", "TLS", "SSL", "ALPN", "Using HTTP", "using HTTP",
            "Server certificate",
        "Server auth", "Mark bundle", "Closing connection", "old SSL", "upload completely", "We are completely", "Request completely",
        "Could not resolve", "connect to ", "Issue another request", "Re-using", "Found bundle", "Establish HTTP", "CONNECT ", "Proxy ",
        "h2h3", "[HTTP/2]", " CAfile", "  subject", "successfully set",
    ];

    private static readonly HashSet<string> PlainNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "host", "date", "server", "authorization", "via", "age", "allow", "vary", "etag", "location", "origin", "accept", "referer",
            "range",
        "connection", "expires", "pragma", "cookie", "trailer", "te", "upgrade", "expect",
    };

    /// <summary>A request line or a status line, with or without the marks of curl.</summary>
    internal static bool IsStart(string line)
    {
        int at = Scan.SkipBlanks(line, 0);
        at += Scan.At(line, at, "> ") || Scan.At(line, at, "< ") ? 2 : 0;
        return IsStatus(line, at) || IsRequest(line, at);
    }

    /// <summary>A line that goes on with an exchange.</summary>
    internal static bool Continues(string line)
    {
        string bare = line.Trim();
        return bare is ">" or "<"
            || IsRemark(bare)
            || IsStart(line)
            || HeaderColon(line, bare.StartsWith('>') || bare.StartsWith('<') ? Scan.SkipBlanks(line, line.IndexOf(bare[0]) + 1) : 0) > 0
            || bare.StartsWith("{ [", StringComparison.Ordinal)
            || bare.StartsWith("} [", StringComparison.Ordinal)
            || IsProgress(bare);
    }

    /// <summary>What <c>curl -v</c> says of the connection.</summary>
    internal static bool IsRemark(string bare) =>
        Scan.At(bare, 0, "* ") && Scan.OneOf(bare, Scan.SkipBlanks(bare, 1), Remarks) is not null;

    /// <summary>A header that stands alone and can be nothing else: a well-known name, or one with x-amz- or the like.</summary>
    internal static bool IsKnownHeader(string line)
    {
        int at = Scan.SkipBlanks(line, 0);
        int colon = HeaderColon(line, at);
        if (colon < 0 || colon + 1 >= line.Length || line[colon + 1] is not (' ' or '\t'))
        {
            return false;
        }

        string name = line[at..colon];
        return PlainNames.Contains(name)
            || (
                name.StartsWith("x-", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith("content-", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith("access-control-", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith("sec-", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith("cf-", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith("if-", StringComparison.OrdinalIgnoreCase)
                || name is "User-Agent" or "user-agent" or "Accept-Ranges" or "Last-Modified" or "Cache-Control" or "Transfer-Encoding"
                    or "Accept-Encoding" or "Accept-Language" or "Proxy-Authorization" or "last-modified" or "cache-control"
                    or "transfer-encoding" or "accept-encoding" or "accept-ranges" or "accept-language");
    }

    /// <summary>The colon behind a header's name; -1 if the line has none.</summary>
    internal static int HeaderColon(string line, int at)
    {
        int end = at;
        while (end < line.Length && end - at <= LongestName && (char.IsAsciiLetterOrDigit(line[end]) || line[end] is '-' or '_'))
        {
            end++;
        }

        Work.Add(end - at);
        bool hasBlank = end + 1 >= line.Length || line[end + 1] is ' ' or '\t' || !char.IsAsciiLetter(line[at]);
        return end - at > 1 && end < line.Length && line[end] == ':' && char.IsAsciiLetter(line[at]) && hasBlank ? end : -1;
    }

    private static bool IsStatus(string line, int at) =>
        Scan.At(line, at, "HTTP/")
        && Scan.Skip(line, at + 5, static c => Scan.IsDigit(c) || c == '.') is var end
        && end > at + 5
        && end + 3 < line.Length
        && line[end] == ' '
        && Scan.IsDigit(line[end + 1])
        && Scan.IsDigit(line[end + 2])
        && Scan.IsDigit(line[end + 3]);

    private static bool IsRequest(string line, int at)
    {
        if (Scan.OneOf(line, at, Methods) is not { } method)
        {
            return false;
        }

        int target = at + method.Length;
        int end = Scan.Skip(line, target, static c => !char.IsWhiteSpace(c));
        return end > target && Scan.At(line, Scan.SkipBlanks(line, end), "HTTP/");
    }

    private static bool IsProgress(string bare) =>
        bare.StartsWith("% Total", StringComparison.Ordinal)
        || bare.StartsWith("Dload  Upload", StringComparison.Ordinal)
        || bare.Contains("--:--:--", StringComparison.Ordinal);
}
