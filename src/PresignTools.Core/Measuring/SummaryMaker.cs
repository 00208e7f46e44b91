using System.Globalization;
using PresignTools.Logs;
using PresignTools.Measuring.Grouping;
using PresignTools.Text;
using PresignTools.Text.Masking;

namespace PresignTools.Measuring;

/// <summary>Makes objects of what was counted. Here texts are masked and made fit to be shown: once a group, not once a line.</summary>
/// <param name="names">The texts of the numbers.</param>
/// <param name="requests">How many requests were counted in all.</param>
internal sealed class SummaryMaker(RequestNames names, long requests)
{
    private const int LongestText = 200;

    internal FailureSummary Make(
        FailureMeter meter,
        FailureTally tally,
        IReadOnlyList<FailureTally> reported,
        TimeSeries? series,
        long firstTicks,
        long lastTicks) =>
        new()
        {
            Read = meter.Read,
            Requests = meter.Requests,
            Failures = meter.Failures,
            Diagnosed = meter.Diagnosed,
            FirstSeen = Time(firstTicks),
            LastSeen = Time(lastTicks),
            Groups = Groups(tally),
            By = reported.ToDictionary(static t => t.By[0], Groups),
            Steps = series is null ? [] : [.. series.Counts
                .Select(c => new FailureStep(Time(c.Hour * TimeSpan.TicksPerHour)!.Value, CauseText(c.Cause), c.Count))
                .OrderBy(static s => s.Start).ThenBy(static s => s.Cause, StringComparer.Ordinal)],
            HoursPerStep = series?.HoursPerStep ?? 0,
        };

    private IReadOnlyList<PresignFailureGroup> Groups(FailureTally tally)
    {
        IEnumerable<PresignFailureGroup> groups = tally.Groups
            .Select(g => Group(g.Totals, tally.By, isRest: false))
            .OrderByDescending(static g => g.Count)
            .ThenBy(static g => g.Group, StringComparer.Ordinal);
        return tally.Rest is null ? [.. groups] : [.. groups, Group(tally.Rest, tally.By, isRest: true)];
    }

    private PresignFailureGroup Group(GroupTotals totals, IReadOnlyList<FailureDimension> by, bool isRest)
    {
        string? cause = Text(totals, FailureDimension.Cause);
        return new PresignFailureGroup
        {
            Cause = cause,
            Title = TitleOf(cause),
            Certainty = totals.Certainty,
            Count = totals.Count,
            Share = requests == 0 ? 0 : (double)totals.Count / requests,
            Requests = requests,
            ErrorCode = Text(totals, FailureDimension.ErrorCode),
            Status = totals.Shared(FailureDimension.Status) is > 0 and var status ? (int)status : null,
            Operation = Text(totals, FailureDimension.Operation),
            Signer = Text(totals, FailureDimension.Signer),
            Bucket = Text(totals, FailureDimension.Bucket),
            KeyPrefix = Text(totals, FailureDimension.KeyPrefix),
            Client = Text(totals, FailureDimension.Client),
            Hour = totals.Shared(FailureDimension.Hour) is >= 0 and var hour ? Time(hour * TimeSpan.TicksPerHour) : null,
            FirstSeen = Time(totals.FirstSeen),
            LastSeen = Time(totals.LastSeen),
            RequestIds = [.. totals.RequestIds.Select(static id => Shown(id))],
            Example = totals.Record ?? ExampleOf(totals),
            GroupedBy = [.. by.Select(static d => d.ToString())],
            Group = isRest ? "(all other groups)" : string.Join(", ", by.Select(d => Value(totals, d))),
            IsRest = isRest,
        };
    }

    private static S3AccessLogRecord? ExampleOf(GroupTotals totals) =>
        !totals.Line.IsEmpty && S3AccessLogReader.TryRead(totals.Line, out S3AccessLogRecord? record, out _) ? record : null;

    private string Value(GroupTotals totals, FailureDimension dimension)
    {
        const string NotRecorded = "(not recorded)";
        if (dimension == FailureDimension.Hour)
        {
            return totals.Shared(dimension) is >= 0 and var hour
                ? Time(hour * TimeSpan.TicksPerHour)!.Value.ToString("yyyy-MM-dd HH':00Z'", CultureInfo.InvariantCulture)
                : NotRecorded;
        }

        if (dimension == FailureDimension.Status)
        {
            return totals.Shared(dimension) is > 0 and var status ? status.ToString(CultureInfo.InvariantCulture) : NotRecorded;
        }

        return Text(totals, dimension) is { Length: > 0 } text ? text : NotRecorded;
    }

    private string? Text(GroupTotals totals, FailureDimension dimension) =>
        totals.Shared(dimension) is >= 0 and var number ? Empty(Shown(names.Text(dimension, number))) : null;

    private string CauseText(int number) =>
        number == SpanTable.Full ? FailureSummary.Unexplained : names.Text(FailureDimension.Cause, number);

    private static string? Empty(string text) => text.Length == 0 ? null : text;

    private static string Shown(string text) => Printable.Of(SecretMask.Of(text), LongestText);

    private static string? TitleOf(string? cause) =>
        cause is null ? null : CauseCatalogue.TryFind(cause, out Cause? known) ? known.Title : "No cause was found";

    private static DateTimeOffset? Time(long ticks) =>
        ticks is long.MinValue or long.MaxValue ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
}
