using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// Methods with the status that each got, as tables, logs and people write them: <c>| HEAD | 403 |</c>, <c>GET -&gt; 200</c>,
/// <c>FAIL 400 HEAD https://…</c>.
/// </summary>
internal static class MethodStatuses
{
    private const int MostLines = 2000;
    private const int LongestLine = 4000;
    private static readonly string[] Methods = ["HEAD", "GET", "PUT", "POST", "DELETE", "OPTIONS"];

    /// <summary>The pairs, in the order of the text.</summary>
    internal static IReadOnlyList<(string Method, int Status)> In(string text)
    {
        var found = new List<(string, int)>();
        int start = 0;
        for (int lines = 0; start < text.Length && lines < MostLines; lines++)
        {
            int end = Scan.LineEnd(text, start);
            if (end - start is > 5 and < LongestLine)
            {
                found.AddRange(OfLine(text, start, end));
            }

            start = end + 1;
        }

        return found;
    }

    /// <summary>Whether a number stands in the text as a status does: by itself.</summary>
    internal static bool HasStatus(string text, params int[] statuses)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (StatusAt(text, i, text.Length) is { } status && statuses.Contains(status))
            {
                return true;
            }
        }

        Work.Add(text.Length);
        return false;
    }

    /// <summary>Each method takes the next status behind it on its line; the only one of a line also one that stands before.</summary>
    private static List<(string Method, int Status)> OfLine(string text, int start, int end)
    {
        var found = new List<(string, int)>();
        string? method = null;
        int methods = 0, before = 0;
        for (int i = start; i < end; i++)
        {
            if (Scan.IsEdge(text, i) && Scan.OneOf(text, i, Methods) is { } name && Scan.IsEdge(text, i + name.Length))
            {
                (method, methods) = (name, methods + 1);
                i += name.Length - 1;
            }
            else if (StatusAt(text, i, end) is { } status)
            {
                if (method is not null)
                {
                    found.Add((method, status));
                }
                else
                {
                    before = status;
                }

                method = null;
                i += 2;
            }
        }

        if (found.Count == 0 && methods == 1 && before > 0 && method is not null)
        {
            found.Add((method, before));
        }

        Work.Add(end - start);
        return found;
    }

    private static int? StatusAt(string text, int index, int end)
    {
        bool isNumber = index + 3 <= end && text[index] is >= '2' and <= '5' && Scan.IsDigit(text[index + 1])
            && Scan.IsDigit(text[index + 2]);
        bool begins = isNumber && (index == 0 || text[index - 1] is ' ' or '\t' or '\n' or '|' or '*' or '(' or '>' or '=' or ':' or '"');
        bool ends = begins && (index + 3 == text.Length || text[index + 3] is ' ' or '\t' or '\r' or '\n' or '|' or '*' or ')' or ',' or ';'
            or '"' or '/' or '.');
        return ends ? ((text[index] - '0') * 100) + ((text[index + 1] - '0') * 10) + text[index + 2] - '0' : null;
    }
}
