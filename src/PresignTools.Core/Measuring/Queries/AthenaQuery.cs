using System.Globalization;

namespace PresignTools.Measuring.Queries;

/// <summary>
/// Writes the query that counts where the logs are. It groups by what the user wants and by what the cause depends on; each row has one
/// request of its group with the columns of the table, so that its rows can be counted like records.
/// </summary>
public static class AthenaQuery
{
    /// <summary>Name of the column that says for how many requests a row stands.</summary>
    public const string CountColumn = "requestcount";

    /// <summary>Name of the column with the time of the first of them.</summary>
    public const string FirstColumn = "firstseen";

    /// <summary>Name of the column with the time of the last of them.</summary>
    public const string LastColumn = "lastseen";

    /// <summary>The query.</summary>
    /// <param name="kind">Which logs.</param>
    /// <param name="options">What is counted.</param>
    /// <param name="table">Name of the table; null for the one of AWS's document.</param>
    public static string Write(LogKind kind, MeasureOptions options, string? table = null)
    {
        _ = options ?? throw new ArgumentNullException(nameof(options));
        return kind == LogKind.AccessLog
            ? AccessLogQuery.Write(options, table ?? AccessLogQuery.Table)
            : CloudTrailQuery.Write(options, table ?? CloudTrailQuery.Table);
    }

    /// <summary>
    /// The client by its user agent: the names that records are counted under, so that both count alike. A product name ends at its slash.
    /// </summary>
    internal static string Client(string column)
    {
        var cases = ClientNames.All
            .Select(c => $"WHEN strpos(lower({column}), {QueryText.Quoted(c.Phrase.Trim('*').ToLowerInvariant())}) > 0 "
                + $"THEN {QueryText.Quoted(c.Name)}");
        return "CASE " + string.Join("\n      ", cases) + $"\n      ELSE regexp_extract({column}, '^[\"\\[]?([^/ (;,]*)', 1) END";
    }

    /// <summary>The first folders of a key.</summary>
    internal static string Prefix(string column, int depth) => string.Create(
        CultureInfo.InvariantCulture, $"regexp_extract({column}, '^/?((?:[^/]*/){{0,{depth}}})', 1)");

    /// <summary>Who signed, without the name of the session.</summary>
    internal static string Signer(string column) => $"regexp_replace({column}, '(:assumed-role/[^/]+)/.*$', '$1')";
}
