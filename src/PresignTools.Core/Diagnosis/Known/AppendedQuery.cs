using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// Code or a template that puts a parameter behind a variable with a URL: <c>{{ doc.url }}&amp;download=1</c>, <c>${link}?v=2</c>,
/// <c>url + "&amp;t=" + now</c>.
/// </summary>
internal static class AppendedQuery
{
    private const int LongestGap = 8;
    private const int LongestName = 40;
    private static readonly string[] Variables = ["url", "link", "href"];

    // "puts uploadId and partNumber on the query string of the url", "I append versionId to the presigned url".
    private static readonly string[] Verbs =
    [
        "append", "appends", "appended", "appending", "adds", "add", "added", "adding", "puts", "put", "attaches", "attached", "attach",
        "tacks", "concatenates", "concatenated", "concatenate", "sticks",
    ];

    private static readonly string[] Parameters =
    [
        "uploadId", "partNumber", "versionId", "response-content-disposition", "response-content-type", "response-cache-control", "?",
        "&", "utm_", "fbclid", "gclid", "query parameter", "query param", "parameter", "cache buster", "cachebuster", "timestamp", "token",
    ];

    private static readonly string[] Places =
    [
        "query string", "querystring", "to the url", "on the url", "to the presigned", "to the signed", "to that url", "to the link",
        "to it", "behind the url", "after the url", "to my url", "onto the url", "to the query", "in the query", "on the query",
        "into the query", "to the end of the",
    ];

    // What is denied, and what the signer itself does.
    private static readonly string[] Denials =
    [
        "before signing", "when signing", "not add", "not append", "never", "nothing", "don't", "without", "signer adds", "sdk adds",
    ];

    private const int LongestClause = 200;

    /// <summary>
    /// What a person says is put behind a URL that is signed already; null where nobody says so. The three stand in one clause, in this
    /// order.
    /// </summary>
    internal static string? Told(string text)
    {
        foreach (string clause in text.Split('\n', ';'))
        {
            Work.Add(clause.Length);
            foreach (string part in clause.Length <= LongestClause * 4 ? clause.Split(". ") : [])
            {
                int verb = part.Length > LongestClause * 2 ? -1 : Verb(part);
                int end = Math.Min(part.Length, verb + LongestClause);
                if (verb >= 0 && part[verb..end].FirstContained(Parameters) is { } parameter
                    && part[part.IndexOf(parameter, verb, StringComparison.OrdinalIgnoreCase)..end].ContainsAny(Places)
                    && !part.ContainsAny(Denials))
                {
                    return parameter;
                }
            }
        }

        return null;
    }

    private static int Verb(string part)
    {
        foreach (string verb in Verbs)
        {
            int at = Scan.Find(part, verb, 0, true);
            if (at >= 0 && Scan.IsEdge(part, at) && Scan.IsEdge(part, at + verb.Length))
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>The parameter with its sign; null where there is none. What belongs to a signature is no addition.</summary>
    internal static string? In(string text)
    {
        foreach (string variable in Variables)
        {
            for (int i = Scan.Find(text, variable, 0, true); i >= 0; i = Scan.Find(text, variable, i + variable.Length, true))
            {
                int end = Scan.Skip(text, i + variable.Length, static c => "()} \"'`+.=".Contains(c));
                bool isJoined = end > i + variable.Length && end - i - variable.Length <= LongestGap
                    && text.AsSpan(i + variable.Length, end - i - variable.Length).IndexOfAny('}', '+') >= 0;
                if (!isJoined || end >= text.Length || text[end] is not ('&' or '?'))
                {
                    continue;
                }

                int stop = Scan.Skip(text, end + 1, static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
                bool isParameter = stop > end + 1 && stop - end <= LongestName && stop < text.Length && text[stop] == '=';
                if (isParameter && !text[end..stop].ContainsAny("x-amz", "x-id", "partNumber", "uploadId", "AWSAccessKeyId"))
                {
                    return text[end..(stop + 1)];
                }
            }
        }

        return null;
    }
}
