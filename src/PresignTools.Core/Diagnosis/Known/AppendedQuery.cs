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
}
