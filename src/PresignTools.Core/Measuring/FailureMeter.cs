using PresignTools.Logs;
using PresignTools.Measuring.Grouping;
using PresignTools.Measuring.Shapes;

namespace PresignTools.Measuring;

/// <summary>
/// Counts the requests of a log by why they failed. Lines are counted without an object for each, and the memory that it takes does not
/// grow with their number. The cause is what the diagnosis says of the record; of requests that are alike in everything that it reads, one
/// is diagnosed. Not for use by several threads at once.
/// </summary>
public sealed class FailureMeter
{
    private readonly MeasureOptions _options;
    private readonly RequestNames _names;
    private readonly FailureTally _tally;
    private readonly FailureTally[] _reported;
    private readonly TimeSeries? _series;
    private readonly VerdictMemory _verdicts = new();
    private readonly ShapeWriter _shape = new();
    private long _firstTicks = long.MaxValue;
    private long _lastTicks = long.MinValue;

    /// <summary>Begins with nothing counted.</summary>
    /// <param name="options">How requests are counted.</param>
    public FailureMeter(MeasureOptions options)
    {
        _options = options ?? throw new ArgumentNullException(nameof(options));
        _names = new RequestNames(options.PrefixDepth);
        _tally = new FailureTally([.. options.GroupBy.Distinct()], options.MostGroups);
        _reported = options.ForReport ? [.. FailureSummary.Reported.Select(d => new FailureTally([d], options.MostGroups))] : [];
        _series = options.ForReport ? new TimeSeries() : null;
    }

    /// <summary>How many records were read, of whatever kind.</summary>
    public long Read { get; private set; }

    /// <summary>How many of them are counted: those that were signed in their query, or all.</summary>
    public long Requests { get; private set; }

    /// <summary>How many of those failed.</summary>
    public long Failures { get; private set; }

    /// <summary>How many records were diagnosed; the others are of a shape that was diagnosed before.</summary>
    public long Diagnosed { get; private set; }

    /// <summary>Counts a line of an access log.</summary>
    /// <param name="line">The line, without its line break.</param>
    /// <returns>Why it cannot be read; <see cref="LogLineFault.None"/> if it was counted.</returns>
    public LogLineFault AddLine(ReadOnlySpan<char> line)
    {
        LogLineFault fault = S3AccessLogReader.Split(line, out S3AccessLogFields fields, out _, out DateTimeOffset time);
        if (fault != LogLineFault.None)
        {
            return fault;
        }

        LoggedRequest request = LoggedRequests.Of(line, fields, time);
        bool isPresigned = S3AccessLogRecord.IsSignedInQuery(request.Authentication, request.Target);
        if (Count(isPresigned, S3AccessLogRecord.IsRefusal(request.Status, !request.ErrorCode.IsEmpty), 1, time.UtcTicks, time.UtcTicks))
        {
            AddFailure(request, line, null, 1, time.UtcTicks, time.UtcTicks);
        }

        return LogLineFault.None;
    }

    /// <summary>Counts a record.</summary>
    /// <param name="record">What S3 recorded of a request.</param>
    public void Add(IS3LogRecord record) => Add(record, 1, null, null);

    /// <summary>Counts requests that a query found to be alike.</summary>
    /// <param name="record">One of them.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="first">When the first was received; null for the record's time.</param>
    /// <param name="last">When the last was received; null for the record's time.</param>
    public void Add(IS3LogRecord record, long count, DateTimeOffset? first, DateTimeOffset? last)
    {
        _ = record ?? throw new ArgumentNullException(nameof(record));
        if (count <= 0)
        {
            return;
        }

        long firstTicks = (first ?? record.Time)?.UtcTicks ?? long.MaxValue;
        long lastTicks = (last ?? record.Time)?.UtcTicks ?? long.MinValue;
        if (Count(record.IsPresigned, record.IsFailure, count, firstTicks, lastTicks))
        {
            AddFailure(LoggedRequests.Of(record), [], record, count, firstTicks, lastTicks);
        }
    }

    /// <summary>What was counted until now.</summary>
    public FailureSummary Summary() => new SummaryMaker(_names, Requests).Make(this, _tally, _reported, _series, _firstTicks, _lastTicks);

    /// <summary>The shape of a line; for tests, which hold the diagnosis of one line against that of another of its shape.</summary>
    internal string ShapeOf(string line)
    {
        _ = S3AccessLogReader.Split(line, out S3AccessLogFields fields, out _, out DateTimeOffset time);
        LoggedRequest request = LoggedRequests.Of(line, fields, time);
        RequestShape.Write(_shape, request, _names.ClientName(_names.Client(request.UserAgent)));
        return _shape.Text.ToString();
    }

    /// <summary>Counts a request among all; true if it failed and its cause is wanted.</summary>
    private bool Count(bool isPresigned, bool isFailure, long count, long firstTicks, long lastTicks)
    {
        Read += count;
        if (!isPresigned && !_options.CountsAll)
        {
            return false;
        }

        Requests += count;
        _firstTicks = Math.Min(_firstTicks, firstTicks);
        _lastTicks = Math.Max(_lastTicks, lastTicks);
        return isFailure;
    }

    private void AddFailure(
        in LoggedRequest request, ReadOnlySpan<char> line, IS3LogRecord? record, long count, long firstTicks, long lastTicks)
    {
        Failures += count;
        int client = _names.Client(request.UserAgent);
        Verdict verdict = VerdictOf(request, client, line, record);
        int cause = _names.Cause(verdict.Cause);
        var counted = new CountedRequest
        {
            Key = new GroupKey
            {
                Cause = cause,
                Signer = _names.Signer(request.Requester),
                KeyPrefix = _names.Prefix(request.Key, request.IsKeyEncoded),
                Client = client,
                Bucket = _names.Bucket(request.Bucket),
                ErrorCode = _names.ErrorCode(request.ErrorCode),
                Operation = _names.Operation(request.Operation),
                Status = request.Status,
                Hour = lastTicks == long.MinValue ? GroupKey.NoHour : lastTicks / TimeSpan.TicksPerHour,
            },
            Certainty = verdict.Certainty,
            Weight = count,
            FirstTicks = firstTicks,
            LastTicks = lastTicks,
            RequestId = request.RequestId,
            Record = record,
        };
        _tally.Add(counted, line);
        foreach (FailureTally tally in _reported)
        {
            tally.Add(counted, line);
        }

        _series?.Add(cause, counted.Key.Hour, count);
    }

    private Verdict VerdictOf(in LoggedRequest request, int client, ReadOnlySpan<char> line, IS3LogRecord? record)
    {
        RequestShape.Write(_shape, request, _names.ClientName(client));
        if (_verdicts.TryFind(_shape.Text, out Verdict known))
        {
            return known;
        }

        if (record is null && S3AccessLogReader.TryRead(line, out S3AccessLogRecord? read, out _))
        {
            record = read;
        }

        Diagnosed++;
        Verdict verdict = record is null ? new Verdict(FailureSummary.Unexplained, null) : RecordVerdict.Of(record);
        _verdicts.Add(_shape.Text, verdict);
        return verdict;
    }
}
