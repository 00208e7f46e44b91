using System.Globalization;
using System.Text;
using PresignTools.Logs;

namespace PresignTools.Measuring.Queries;

/// <summary>
/// A row of a query as the line that it came from: whatever reads lines reads rows as well. The table of AWS's document keeps the quotes of
/// quoted fields; other tables do not.
/// </summary>
public static class AccessLogRow
{
    private const string Nothing = "-";

    /// <summary>Columns of the table, and the property of a record that says the same.</summary>
    private static readonly Dictionary<string, string> Properties = new(StringComparer.Ordinal)
    {
        ["bucket_name"] = "Bucket",
        ["requestdatetime"] = "Time",
        ["request_uri"] = "RequestUri",
        ["httpstatus"] = "Status",
        ["referrer"] = "Referer",
        ["sigv"] = "SignatureVersion",
        ["authtype"] = "AuthenticationType",
        ["endpoint"] = "HostHeader",
    };

    /// <summary>Whether an object with these columns is a row of an access log, or a copy of a record.</summary>
    /// <param name="column">Gives the text of a column, and null where there is none.</param>
    public static bool Is(Func<string, string?> column)
    {
        _ = column ?? throw new ArgumentNullException(nameof(column));
        return column(AthenaQuery.CountColumn) is "0"
            || (Value(column, "requestdatetime") is not null && column("operation") is not null && Value(column, "httpstatus") is not null);
    }

    /// <summary>The line of a row.</summary>
    /// <param name="column">Gives the text of a column, and null where there is none. Times in ISO 8601, or as the log has them.</param>
    public static string ToLine(Func<string, string?> column)
    {
        _ = column ?? throw new ArgumentNullException(nameof(column));
        var line = new StringBuilder();
        foreach (string name in AccessLogQuery.Columns)
        {
            string? value = Value(column, name)?.Trim();
            string text = string.IsNullOrEmpty(value) ? Nothing : value;
            _ = line.Append(line.Length == 0 ? string.Empty : " ").Append(name switch
            {
                "requestdatetime" => "[" + Time(text.Trim('[', ']')) + "]",
                "request_uri" or "referrer" or "useragent" => "\"" + Unquoted(text) + "\"",
                _ => Joined(text),
            });
        }

        return line.ToString();
    }

    /// <summary>When requests of a row were received, as queries write times; null where it is none.</summary>
    /// <param name="text">A time in ISO 8601, or as Athena writes it: <c>2026-03-01 12:05:00.000 UTC</c>.</param>
    public static DateTimeOffset? TimeOf(string? text)
    {
        string plain = text?.Trim() ?? string.Empty;
        plain = plain.EndsWith(" UTC", StringComparison.Ordinal) ? plain[..^4] : plain;
        return DateTimeOffset.TryParse(
            plain, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
            ? time : null;
    }

    private static string? Value(Func<string, string?> column, string name) =>
        column(name) ?? (Properties.TryGetValue(name, out string? property) ? column(property) : null);

    private static string Time(string text) =>
        !AccessLogTime.TryRead(text, out _) && TimeOf(text) is { } time ? AccessLogTime.Write(time) : text;

    private static string Unquoted(string text) => text.Length > 1 && text[0] == '"' && text[^1] == '"' ? text[1..^1] : text;

    /// <summary>A field without quotes has no blank in it.</summary>
    private static string Joined(string text) => text.Replace(" ", "%20", StringComparison.Ordinal).ReplaceLineEndings("%0A");
}
