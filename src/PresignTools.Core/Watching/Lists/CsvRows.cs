using System.Text;
using PresignTools.Text;

namespace PresignTools.Watching.Lists;

/// <summary>A row of a table.</summary>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="Cells">Its values, quotes taken off.</param>
internal sealed record CsvRow(int Line, IReadOnlyList<string> Cells);

/// <summary>
/// Comma-separated values (RFC 4180), or separated by another character: a value in quotes may hold separators, line breaks and doubled
/// quotes. Empty lines are left out, and so are those that begin with #, as Import-Csv does. Each character is looked at once.
/// </summary>
internal static class CsvRows
{
    internal static IEnumerable<CsvRow> Of(string text, char separator)
    {
        int line = 1;
        for (int at = 0; at < text.Length;)
        {
            int start = at, first = line;
            var cells = new List<string>();
            var cell = new StringBuilder();
            bool isComment = text[at] == '#';
            bool isQuoted = false, isRowOver = false;
            while (at < text.Length && !isRowOver)
            {
                char c = text[at++];
                line += c == '\n' ? 1 : 0;
                switch (c)
                {
                    case '"' when isQuoted && at < text.Length && text[at] == '"':
                        cell.Append('"');
                        at++;
                        break;
                    case '"' when !isComment && (isQuoted || cell.Length == 0):
                        isQuoted = !isQuoted;
                        break;
                    case '\n' when !isQuoted:
                        isRowOver = true;
                        break;
                    case var _ when c == separator && !isQuoted:
                        cells.Add(cell.ToString());
                        cell.Clear();
                        break;
                    case '\r' when !isQuoted:
                        break;
                    default:
                        cell.Append(c);
                        break;
                }
            }

            cells.Add(cell.ToString());
            Work.Add(at - start);
            if (!isComment && !string.IsNullOrWhiteSpace(text[start..at]))
            {
                yield return new CsvRow(first, cells);
            }
        }
    }
}
