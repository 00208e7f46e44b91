using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// A client that looks for a host called https: the scheme stands in a setting that takes a host alone, so that the client put its own in
/// front, or split the value at the colon.
/// </summary>
internal static class SchemeAsHost
{
    // What stands right before the name of a host that is not found, or in front of one in a URL. Node, Go, curl, Java, Python, Ruby.
    private static readonly string[] Openings =
    [
        "ENOTFOUND ", "EAI_AGAIN ", "lookup ", "resolve host: ", "resolve host '", "HostException: ", "resolve host ", "resolve ",
        "http://", "https://", "host='", "hostname: ", "address for '", "address for ", "host not found: ", "name resolution of ",
        "connect to ", "connection to ", "connecting to ",
    ];

    /// <summary>The scheme that was looked for; null where none was.</summary>
    internal static string? In(string text)
    {
        foreach (string opening in Openings)
        {
            for (int i = Scan.Find(text, opening, 0); i >= 0; i = Scan.Find(text, opening, i + opening.Length))
            {
                int start = i + opening.Length;
                int end = Scan.Skip(text, start, static c => char.IsAsciiLetterLower(c));
                bool isScheme = end - start is 4 or 5 && text[start..end] is "http" or "https";
                if (isScheme && IsEnd(text, end, opening))
                {
                    return text[start..end];
                }
            }
        }

        return null;
    }

    /// <summary>Whether the name ends there: a URL goes on with ://, a second scheme with a colon or slashes alone.</summary>
    private static bool IsEnd(string text, int end, string opening)
    {
        if (opening.EndsWith("://", StringComparison.Ordinal))
        {
            return Scan.At(text, end, "://") || Scan.At(text, end, "//") || Scan.At(text, end, ":443") || Scan.At(text, end, ":80");
        }

        bool isLookup = opening is not ("resolve " or "connect to " or "connection to " or "connecting to ");
        return isLookup
            ? end == text.Length || text[end] is '\n' or '\r' or '\'' or '"' or ')' or ',' or ';'
                || (text[end] == ' ' && opening is "ENOTFOUND " or "EAI_AGAIN " or "HostException: ") || Scan.At(text, end, ": ")
                || Scan.At(text, end, ":443") || Scan.At(text, end, ":80") || Scan.At(text, end, " on ")
            : Scan.At(text, end, ":443") || Scan.At(text, end, ":80") || Scan.At(text, end, ": ");
    }
}
