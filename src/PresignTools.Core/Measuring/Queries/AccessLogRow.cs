using System.Text;

namespace PresignTools.Measuring.Queries;

/// <summary>
/// A row of a query as the line that it came from: whatever reads lines reads rows as well. The table of AWS's document keeps the quotes of
/// quoted fields; other tables do not.
/// </summary>
public static class AccessLogRow
{
    private const string Nothing = "-";

    /// <summary>Whether an object with these columns is a row of an access log.</summary>
    /// <param name="column">Gives the text of a column, and null where there is none.</param>
    public static bool Is(Func<string, string?> column)
    {
        _ = column ?? throw new ArgumentNullException(nameof(column));
        return column("requestdatetime") is not null && column("operation") is not null;
    }

    /// <summary>The line of a row.</summary>
    /// <param name="column">Gives the text of a column, and null where there is none.</param>
    public static string ToLine(Func<string, string?> column)
    {
        _ = column ?? throw new ArgumentNullException(nameof(column));
        var line = new StringBuilder();
        foreach (string name in AccessLogQuery.Columns)
        {
            string? value = column(name)?.Trim();
            string text = string.IsNullOrEmpty(value) ? Nothing : value;
            _ = line.Append(line.Length == 0 ? string.Empty : " ").Append(name switch
            {
                "requestdatetime" => "[" + text.Trim('[', ']') + "]",
                "request_uri" or "referrer" or "useragent" => "\"" + Unquoted(text) + "\"",
                _ => Joined(text),
            });
        }

        return line.ToString();
    }

    private static string Unquoted(string text) => text.Length > 1 && text[0] == '"' && text[^1] == '"' ? text[1..^1] : text;

    /// <summary>A field without quotes has no blank in it.</summary>
    private static string Joined(string text) => text.Replace(' ', '+').ReplaceLineEndings("+");
}
