using System.Globalization;
using PresignTools.Errors;
using PresignTools.Signing;
using PresignTools.Text;

namespace PresignTools.Watching.Lists;

/// <summary>
/// Reads a list of URLs: one a line, or a table of comma-separated values with a column Url, as Export-Csv writes it of signed URLs. Lines
/// that begin with # are comments. Method, EffectiveExpiresAt and LimitedBy of a table are taken, too.
/// </summary>
internal static class WatchList
{
    private static readonly char[] Separators = [',', ';', '\t'];
    private static readonly char[] Wrappers = ['"', '\'', '<', '>', ' ', '\t', '\r', '\uFEFF'];

    /// <summary>The URLs of a text.</summary>
    /// <param name="text">The content of the file.</param>
    /// <param name="fault">Hears of a line that has no URL.</param>
    internal static IReadOnlyList<WatchedUrl> Read(string text, Action<PresignException> fault)
    {
        string plain = text.TrimStart('\uFEFF');
        var urls = new List<WatchedUrl>();
        foreach ((int line, WatchedUrl? url) in Separator(plain) is { } separator ? Table(plain, separator) : Lines(plain))
        {
            if (url is null)
            {
                fault(WatchErrors.WatchLineWithoutUrl(line));
            }
            else
            {
                urls.Add(url);
            }
        }

        return urls;
    }

    /// <summary>What separates the columns, if the first line names a column Url; null for a plain list.</summary>
    private static char? Separator(string text)
    {
        foreach ((_, string line) in TextLines(text))
        {
            foreach (char separator in Separators)
            {
                if (Columns.Of(CsvRows.Of(line, separator).First()) is not null)
                {
                    return separator;
                }
            }

            return null;
        }

        return null;
    }

    private static IEnumerable<(int Line, WatchedUrl? Url)> Table(string text, char separator)
    {
        Columns? columns = null;
        foreach (CsvRow row in CsvRows.Of(text, separator))
        {
            if (columns is null)
            {
                columns = Columns.Of(row)!;
                continue;
            }

            yield return (row.Line, columns.Read(row));
        }
    }

    /// <summary>In a plain list commas belong to the URL.</summary>
    private static IEnumerable<(int Line, WatchedUrl? Url)> Lines(string text)
    {
        foreach ((int line, string content) in TextLines(text))
        {
            string url = content.Trim(Wrappers);
            yield return (line, IsUrl(url) ? new WatchedUrl { Url = url, Line = line } : null);
        }
    }

    /// <summary>The lines that are neither empty nor comments, with their numbers.</summary>
    private static IEnumerable<(int Line, string Text)> TextLines(string text)
    {
        int line = 0;
        for (int at = 0; at < text.Length;)
        {
            int end = Scan.LineEnd(text, at);
            string content = text[at..end];
            (line, at) = (line + 1, end + 1);
            if (content.Length > 0 && content[0] != '#' && !string.IsNullOrWhiteSpace(content))
            {
                yield return (line, content);
            }
        }
    }

    private static bool IsUrl(string text) =>
        text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Which column is where; a list without a column Url is no table.</summary>
    private sealed record Columns(int Url, int Method, int End, int Limit)
    {
        internal static Columns? Of(CsvRow header)
        {
            int Find(string name) =>
                Array.FindIndex([.. header.Cells], c => c.Trim().Equals(name, StringComparison.OrdinalIgnoreCase));
            int url = Find("Url");
            return url < 0 ? null : new(url, Find("Method"), Find("EffectiveExpiresAt"), Find("LimitedBy"));
        }

        internal WatchedUrl? Read(CsvRow row)
        {
            string Cell(int column) => column >= 0 && column < row.Cells.Count ? row.Cells[column].Trim() : string.Empty;
            string url = Cell(Url), method = Cell(Method);
            bool isLimited = Enum.TryParse(Cell(Limit), ignoreCase: true, out UrlLimit limit) && limit != UrlLimit.Expiry;
            return !IsUrl(url) ? null : new WatchedUrl
            {
                Url = url,
                Method = method.Length == 0 ? null : method,
                KnownEnd = isLimited ? Time(Cell(End)) : null,
                KnownLimit = isLimited ? limit : UrlLimit.Expiry,
                Line = row.Line,
            };
        }

        private static DateTimeOffset? Time(string text) =>
            DateTimeOffset.TryParse(
                text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out DateTimeOffset at)
                ? at
                : null;
    }
}
