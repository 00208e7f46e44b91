using System.Globalization;
using System.Management.Automation;
using PresignTools.Input;
using PresignTools.Logs;
using PresignTools.Measuring.Queries;

namespace PresignTools.LogFiles;

/// <summary>
/// A row of a query as the records that it stands for: one of each of its tables, or of a CSV file of it, or a copy of a record from
/// another session.
/// </summary>
/// <param name="item">The row.</param>
internal sealed class LogRow(PSObject item)
{
    /// <summary>How many requests it stands for.</summary>
    internal long Count => Column(AthenaQuery.CountColumn) is { } text
        ? long.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out long count) ? count : 0
        : 1;

    /// <summary>When the first of them was received; null if it does not say.</summary>
    internal DateTimeOffset? First => AccessLogRow.TimeOf(Column(AthenaQuery.FirstColumn));

    /// <summary>When the last of them was received; null if it does not say.</summary>
    internal DateTimeOffset? Last => AccessLogRow.TimeOf(Column(AthenaQuery.LastColumn));

    /// <summary>Whether it is a row of access logs.</summary>
    internal bool IsAccessLog => AccessLogRow.Is(Column);

    /// <summary>Whether it is an event of CloudTrail.</summary>
    internal bool IsEvent => Column("eventname") is not null || Column("CloudTrailEvent") is not null;

    /// <summary>The line of a row of access logs.</summary>
    internal string Line => AccessLogRow.ToLine(Column);

    /// <summary>The events of a row of CloudTrail; those of LookupEvents have their JSON in a property.</summary>
    internal IReadOnlyList<CloudTrailEventRecord> Events =>
        CloudTrailEventReader.Read(Column("CloudTrailEvent") ?? ObjectText.Of(item));

    private string? Column(string name) => item.Properties[name]?.Value switch
    {
        null => null,
        PSObject { BaseObject: DateTime or DateTimeOffset } wrapped => Text(wrapped.BaseObject),
        PSObject copy when copy.Properties["UtcDateTime"]?.Value is DateTime time => Text(time),    // of another session
        var value => Text(value),
    };

    private static string? Text(object value) => value switch
    {
        DateTime time => time.ToUniversalTime().ToString("o", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToUniversalTime().ToString("o", CultureInfo.InvariantCulture),
        bool isTrue => isTrue ? "Yes" : "-",
        _ => Convert.ToString(value is PSObject wrapped ? wrapped.BaseObject : value, CultureInfo.InvariantCulture),
    };
}
