using System.Diagnostics.CodeAnalysis;
using PresignTools.Errors;
using PresignTools.Text;

namespace PresignTools.Logs;

/// <summary>
/// Reads lines of S3's server access log. Fields that S3 appends some day are kept. Quotes inside quotes are not escaped in these logs, so
/// a quoted field ends where the fields behind it can follow, not at the next quote.
/// </summary>
public static class S3AccessLogReader
{
    /// <summary>Longest line that is read, in characters; those that S3 writes have at most some 20,000.</summary>
    public const int LongestLine = S3AccessLogFields.LongestLine;

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line, with or without its line break.</param>
    /// <exception cref="PresignException"><c>LogLineNotReadable</c>, <c>LogLineTooLong</c>, <c>LogLineTruncated</c>.</exception>
    public static S3AccessLogRecord Read(string line)
    {
        _ = line ?? throw new ArgumentNullException(nameof(line));
        return TryRead(line, out S3AccessLogRecord? record, out LogLineFault fault) ? record : throw LogErrors.Line(fault, line.Length);
    }

    /// <summary>Reads a line, or says why it cannot be read.</summary>
    /// <param name="line">The line, with or without its line break. It is copied.</param>
    /// <param name="record">What it tells.</param>
    /// <param name="fault">Why it cannot be read.</param>
    public static bool TryRead(ReadOnlySpan<char> line, [NotNullWhen(true)] out S3AccessLogRecord? record, out LogLineFault fault)
    {
        ReadOnlySpan<char> text = WithoutLineBreak(line);
        fault = Split(text, out S3AccessLogFields fields, out int further, out DateTimeOffset time);
        record = fault == LogLineFault.None ? new S3AccessLogRecord(text.ToString(), fields, further, time) : null;
        return record is not null;
    }

    /// <summary>Reads a line, or says why it cannot be read.</summary>
    /// <param name="line">The line, with or without its line break. The record keeps it.</param>
    /// <param name="record">What it tells.</param>
    /// <param name="fault">Why it cannot be read.</param>
    public static bool TryRead(string line, [NotNullWhen(true)] out S3AccessLogRecord? record, out LogLineFault fault)
    {
        _ = line ?? throw new ArgumentNullException(nameof(line));
        fault = Split(WithoutLineBreak(line), out S3AccessLogFields fields, out int further, out DateTimeOffset time);
        record = fault == LogLineFault.None ? new S3AccessLogRecord(line, fields, further, time) : null;
        return record is not null;
    }

    /// <summary>Reads a line that a person pasted: it may end anywhere behind the error code.</summary>
    internal static S3AccessLogRecord? ReadPasted(string line)
    {
        LogLineFault fault = Split(WithoutLineBreak(line), out S3AccessLogFields fields, out int further, out DateTimeOffset time);
        bool isCut = fault is LogLineFault.Truncated or LogLineFault.QuotesUnbalanced && fields[S3AccessLogField.ErrorCode].End.Value > 0;
        return fault == LogLineFault.None || isCut ? new S3AccessLogRecord(line, fields, isCut ? line.Length : further, time) : null;
    }

    private static ReadOnlySpan<char> WithoutLineBreak(ReadOnlySpan<char> line) => line.TrimEnd("\r\n");

    /// <summary>Finds the fields of a line, without a line break, and makes no object.</summary>
    internal static LogLineFault Split(
        ReadOnlySpan<char> line, out S3AccessLogFields fields, out int further, out DateTimeOffset time)
    {
        fields = default;
        further = 0;
        time = default;
        if (line.Length is 0 or > LongestLine)
        {
            return line.Length == 0 ? LogLineFault.Empty : LogLineFault.TooLong;
        }

        Work.Add(line.Length);
        int at = 0;
        LogLineFault fault = Head(line, ref fields, ref at, out time);
        if (fault != LogLineFault.None)
        {
            return fault;
        }

        if (!Request(line, ref fields, ref at))
        {
            return LogLineFault.QuotesUnbalanced;
        }

        for (S3AccessLogField field = S3AccessLogField.Status; field <= S3AccessLogField.TurnAroundTime; field++)
        {
            if (!Token(line, ref fields, field, ref at))
            {
                return LogLineFault.Truncated;
            }
        }

        fault = Client(line, ref fields, ref at);
        further = fault == LogLineFault.None ? Tail(line, ref fields, at) : 0;
        return fault;
    }

    /// <summary>Owner, bucket, time, address, requester, request id, operation, key: none has a blank but the time.</summary>
    private static LogLineFault Head(ReadOnlySpan<char> line, ref S3AccessLogFields fields, ref int at, out DateTimeOffset time)
    {
        time = default;
        bool isHead = Token(line, ref fields, S3AccessLogField.BucketOwner, ref at)
            && Token(line, ref fields, S3AccessLogField.Bucket, ref at)
            && at < line.Length && line[at] == '[';
        if (!isHead)
        {
            return LogLineFault.NotALogLine;
        }

        int close = at + 1 + AccessLogTime.Length;
        if (close + 1 >= line.Length)
        {
            return LogLineFault.Truncated;
        }

        if (line[close] != ']' || line[close + 1] != ' ' || !AccessLogTime.TryRead(line[(at + 1)..close], out time))
        {
            return LogLineFault.TimeNotReadable;
        }

        fields.Set(S3AccessLogField.Time, at + 1, close);
        at = close + 2;
        for (S3AccessLogField field = S3AccessLogField.RemoteIp; field <= S3AccessLogField.Key; field++)
        {
            if (!Token(line, ref fields, field, ref at))
            {
                return LogLineFault.Truncated;
            }
        }

        return line[fields[S3AccessLogField.Operation]].Contains('.') ? LogLineFault.None : LogLineFault.NotALogLine;
    }

    /// <summary>
    /// The request line. Its quote closes before a status; a target has no blank, so the first quote that closes it behind the version of
    /// HTTP is it, whatever quotes the client wrote into the URL, and whatever it calls itself.
    /// </summary>
    private static bool Request(ReadOnlySpan<char> line, ref S3AccessLogFields fields, ref int at)
    {
        if (at + 1 < line.Length && line[at] == '-' && line[at + 1] == ' ')
        {
            return Token(line, ref fields, S3AccessLogField.RequestUri, ref at);
        }

        if (at >= line.Length || line[at] != '"')
        {
            return false;
        }

        int open = at, close = -1;
        for (int quote = Next(line, open + 1); quote >= 0; quote = Next(line, quote + 1))
        {
            if (!IsStatusAt(line, quote + 1))
            {
                continue;
            }

            if (IsVersionBefore(line, quote) || quote == open + 2)
            {
                close = quote;
                break;
            }

            close = close < 0 ? quote : close;
        }

        fields.Set(S3AccessLogField.RequestUri, open + 1, Math.Max(open + 1, close));
        at = close + 2;
        return close >= 0;
    }

    /// <summary>Referer and user agent, either of them a dash without quotes where S3 acts by itself.</summary>
    private static LogLineFault Client(ReadOnlySpan<char> line, ref S3AccessLogFields fields, ref int at)
    {
        if (at >= line.Length)
        {
            return LogLineFault.Truncated;
        }

        if (line[at] == '"' && line[at..].StartsWith("\"-\" - "))
        {
            at += 6;
            return LogLineFault.None;
        }

        int agent = at;
        if (line[at] == '-')
        {
            agent = at + 2;
            if (line[at..].StartsWith("- -"))
            {
                at = Math.Min(line.Length, at + 4);
                return LogLineFault.None;
            }
        }

        int close = agent < line.Length && line[agent] == '"' ? AccessLogTail.EndOfAgent(line, agent) : -1;
        if (close < 0)
        {
            return LogLineFault.QuotesUnbalanced;
        }

        if (agent == at)
        {
            int between = line[at..close].IndexOf("\" \"");
            if (between < 1)
            {
                return LogLineFault.QuotesUnbalanced;
            }

            fields.Set(S3AccessLogField.Referer, at + 1, at + between);
            agent = at + between + 2;
        }

        fields.Set(S3AccessLogField.UserAgent, agent + 1, close);
        at = Math.Min(line.Length, close + 2);
        return LogLineFault.None;
    }

    /// <summary>What follows the user agent; returns where the fields begin that have no name yet.</summary>
    private static int Tail(ReadOnlySpan<char> line, ref S3AccessLogFields fields, int at)
    {
        for (S3AccessLogField field = S3AccessLogField.VersionId; field <= S3AccessLogField.SourceRegion && at < line.Length; field++)
        {
            Token(line, ref fields, field, ref at);
        }

        return Math.Min(at, line.Length);
    }

    /// <summary>A field without blanks. Moves behind the blank that follows it.</summary>
    private static bool Token(ReadOnlySpan<char> line, ref S3AccessLogFields fields, S3AccessLogField field, ref int at)
    {
        if (at >= line.Length)
        {
            return false;
        }

        int length = line[at..].IndexOf(' ');
        int end = length < 0 ? line.Length : at + length;
        fields.Set(field, at, end);
        bool isThere = end > at;
        at = end + 1;
        return isThere;
    }

    private static int Next(ReadOnlySpan<char> line, int from)
    {
        int found = from < line.Length ? line[from..].IndexOf('"') : -1;
        return found < 0 ? -1 : from + found;
    }

    /// <summary>A blank, a status or a dash, and a blank.</summary>
    private static bool IsStatusAt(ReadOnlySpan<char> line, int at) =>
        (at + 2 < line.Length && line[at] == ' ' && line[at + 1] == '-' && line[at + 2] == ' ')
        || (at + 4 < line.Length && line[at] == ' ' && line[at + 4] == ' ' && Scan.IsDigit(line[at + 1]) && Scan.IsDigit(line[at + 2])
            && Scan.IsDigit(line[at + 3]));

    /// <summary><c> HTTP/1.1</c>.</summary>
    private static bool IsVersionBefore(ReadOnlySpan<char> line, int quote) =>
        quote >= 9 && line.Slice(quote - 9, 6).SequenceEqual(" HTTP/") && Scan.IsDigit(line[quote - 1]);
}
