using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>
/// What clients say when no answer came: the name did not resolve, no connection, no TLS, no reply. Then S3 judged nothing, and no fault of
/// the URL is the reason, but one that leads to a wrong host.
/// </summary>
internal static class NotReached
{
    // Beginnings of words, as clients and their libraries write them.
    private static readonly string[] Openings =
    [
        "HTTP response to HTTPS client",
        "ENOTFOUND",
        "EAI_AGAIN",
        "PKIX",
        "x509",
        "handshake",
        "resolve host",
        "getaddrinfo",
        "name or service not known",
        "could not be resolved",
        "couldn't resolve",
        "name resolution",
        "NameResolution",
        "no such host",
        "inaccessible host",
        "could not connect to the endpoint",
        "nodename nor servname",
        "NXDOMAIN",
        "UnknownHost",
        "ERR_NAME_NOT_RESOLVED",
        "ERR_CERT",
        "ERR_SSL",
        "ERR_CONNECTION",
        "ERR_TIMED_OUT",
        "ERR_ADDRESS",
        "ERR_INTERNET_DISCONNECTED",
        "ERR_NETWORK_CHANGED",
        "ERR_TUNNEL",
        "ERR_PROXY",
        "ERR_EMPTY_RESPONSE",
        "connection refused",
        "ECONNREFUSED",
        "timed out",
        "timeout",
        "ETIMEDOUT",
        "ESOCKETTIMEDOUT",
        "connection reset",
        "ECONNRESET",
        "connection aborted",
        "connection closed",
        "connection was closed",
        "RemoteDisconnected",
        "socket hang up",
        "empty reply",
        "EPIPE",
        "broken pipe",
        "unreachable",
        "EHOSTUNREACH",
        "ENETUNREACH",
        "no route to host",
        "failed to connect",
        "couldn't connect",
        "could not connect",
        "unable to connect",
        "Unable to execute HTTP request",           // SDK for Java, whatever kept it from getting an answer
        "requested URL could not be retrieved",     // the heading of every error page of Squid, a proxy
        "actively refused",
        "server gave HTTP response to HTTPS client",
        "HTTP request to an HTTPS server",
        "wrong version number",
        "NoHttpResponseException",
        "Failed to open TCP connection",
        "OpenTimeout",
        "invalid for dns resolution",       // CRT of AWS
        "host name was invalid",
        "DNS_PROBE",
        "dns error",
        "failed to lookup address",
        "Temporary failure in name",
    ];

    // Words that stand in any description of a set-up, with those that make a failure of them on the same line.
    private static readonly string[] Neutral = ["certificate", "ssl", "tls", "hostname"];

    private static readonly string[] Troubles =
    [
        "error", "fail", "verif", "valid", "expired", "match", "alert", "self-signed", "self signed", "unable", "could not", "couldn't",
        "can not", "cannot", "can't", "trust", "unknown", "refus", "routines", "reset", "exception", "problem", "reject", "wrong", "bad ",
        "handshake", "abort", "closed", "eof", "complain", "warning", "not secure", "issue", "trouble", "broken", "mismatch", "required",
        "unrecognized", "resolve", "not found", "no alternative", "not cover", "insecure",
        "konnte", "fehler", "ung\u00fcltig", "erreur", "impossible", "\u00e9chec", "no se pudo", "errore", "erro ",
        "\u043e\u0448\u0438\u0431", "\u043d\u0435 \u0443\u0434\u0430", "\u5931\u8d25", "\u9519\u8bef", "\u5931\u6557",
        "\u30a8\u30e9\u30fc", "\uc624\ub958", "\uc2e4\ud328",
    ];

    // s3fs tells so of a signature that was refused.
    private const string BySignature = "connect by sig";

    // What browsers block of a page that came over TLS (Mixed Content, W3C), in the words of Chrome, Firefox and Safari.
    private static readonly string[] Mixed =
        ["Mixed Content:", "mixed active content", "mixed display content", "insecure content from"];

    // Numbers of curl (man curl, EXIT CODES) for: name, connection, timeout, TLS, no or broken reply.
    private static readonly int[] CurlCodes = [5, 6, 7, 28, 35, 51, 52, 53, 54, 55, 56, 58, 59, 60, 66, 77, 80, 83, 90, 91, 97];

    /// <summary>
    /// The words by which a client says that it got no answer; null if it does not say so. URLs in the text do not count.
    /// </summary>
    internal static string? Word(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        string plain = UrlFree.Text(text);
        return UnusableEndpoint.Word(plain) ?? plain.FirstContained(Mixed)
            ?? Array.Find(Openings, w => Begins(plain, w, w != "failed to connect" || !plain.ContainsAny(BySignature)))
            ?? Array.Find(Neutral, w => IsTroubled(plain, w)) ?? Curl(plain);
    }

    /// <summary>Whether the words are a browser's that blocks plain HTTP in a page that came over TLS.</summary>
    internal static bool IsMixedContent(string word) => Array.IndexOf(Mixed, word) >= 0;

    /// <summary>Whether a request may fail before it reaches S3 for this cause.</summary>
    internal static bool Admits(string cause) =>
        cause is CauseId.WebsiteEndpoint or CauseId.WrongRegion or CauseId.AccessPointOrMrapSigV4A or CauseId.UrlMangledInTransit
            or CauseId.ThrottledOrUnavailable;

    /// <summary>Whether the word stands on a line that tells of trouble with it.</summary>
    private static bool IsTroubled(string text, string word)
    {
        int end;
        for (int i = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); i >= 0;
            i = end < text.Length ? text.IndexOf(word, end, StringComparison.OrdinalIgnoreCase) : -1)
        {
            int first = Math.Max(0, i - NearTrouble);
            int start = text.LastIndexOf('\n', i, i - first + 1) + 1;
            end = Math.Min(Scan.LineEnd(text, i), i + NearTrouble);
            Work.Add(end - first);
            if (IsBeginning(text, i) && text[Math.Max(start, first)..end].Replace(word, string.Empty, StringComparison.OrdinalIgnoreCase)
                .ContainsAny(Troubles))
            {
                return true;
            }

            end = Math.Max(end, i + word.Length);
        }

        return false;
    }

    private const int NearTrouble = 160;

    /// <summary>s3:TlsVersion is a policy's key, OpenSSL another beginning of the same; :nxdomain is an atom of Elixir.</summary>
    private static bool IsBeginning(string text, int i) =>
        i == 0 || !(char.IsLetterOrDigit(text[i - 1])
            || (text[i - 1] == ':' && i > 1 && (char.IsLetterOrDigit(text[i - 2]) || text[i - 2] is '-' or '_')));

    private static bool Begins(string text, string word, bool counts)
    {
        if (!counts)
        {
            return false;
        }

        for (
            int i = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            i >= 0;
            i = text.IndexOf(word, i + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (IsBeginning(text, i))
            {
                return true;
            }
        }

        return false;
    }

    private static string? Curl(string text)
    {
        const string Mark = "curl: (";
        int start = text.IndexOf(Mark, StringComparison.OrdinalIgnoreCase);
        int end = start < 0 ? -1 : text.IndexOf(')', start);
        return
            end > 0
            && end - start - Mark.Length is 1 or 2
            && int.TryParse(
                text.AsSpan(start + Mark.Length, end - start - Mark.Length),
                System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture,
                out int code
            )
            && Array.IndexOf(CurlCodes, code) >= 0
            ? text[start..(end + 1)]
            : null;
    }
}
