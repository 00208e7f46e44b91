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

    private const int LongestClause = 140;

    private static readonly string[] Targets =
    [
        "to the query", "on the query", "in the query", "into the query", "to the url", "onto the url", "behind the url", "to my url",
        "to the signed url", "to the presigned url", "to the pre-signed url", "to the link", "onto the link", "behind the link",
        "end of the url", "end of the link", "to its query", "to that url",
    ];

    private static readonly string[] Adding =
        ["append", "add ", "adds ", "added ", "adding ", "put ", "puts ", "putting ", "tack", "attach"];

    private static readonly string[] Denials = ["not ", "n't ", "never ", "without ", "nothing "];

    // What people put behind an address, besides what they name with an equals sign.
    private static readonly string[] Things =
        ["parameter", "param", "uploadId", "partNumber", "versionId", "token", "timestamp", "cache", "utm", "=", "query string", "x-id"];

    /// <summary>A clause that tells of something added to a URL or its query; null where there is none.</summary>
    internal static string? Told(string text)
    {
        foreach (string line in text.Split('\n'))
        {
            foreach (string clause in line.Split([". ", "; "], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (clause.Length <= LongestClause && clause.ContainsAny(Targets) && clause.ContainsAny(Things)
                    && IsAdded(clause))
                {
                    return clause;
                }
            }
        }

        return null;
    }

    /// <summary>A word for adding, and no word before it that denies it.</summary>
    private static bool IsAdded(string clause)
    {
        if (clause.FirstContained(Adding) is not { } verb)
        {
            return false;
        }

        int at = clause.IndexOf(verb, StringComparison.OrdinalIgnoreCase);
        return !clause[Math.Max(0, at - LongestDenial)..at].ContainsAny(Denials);
    }

    private const int LongestDenial = 20;
}
