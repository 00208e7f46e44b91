using System.Globalization;
using PresignTools.Errors;

namespace PresignTools.Logs;

/// <summary>Errors of logs that cannot be read: a method an error, its id the method's name.</summary>
internal static class LogErrors
{
    private const string LineHelp =
        "A line begins with the bucket's owner, the bucket, the time in brackets, the address, the requester, the request id and the "
        + "operation. If it is from another log, leave it out.";

    /// <summary>The error of a line.</summary>
    /// <param name="fault">What is wrong.</param>
    /// <param name="length">Its characters.</param>
    /// <param name="place">Where it is: a file and a line; empty where there is only this line.</param>
    /// <param name="line">Number of the line; 0 where there is only this one.</param>
    internal static PresignException Line(LogLineFault fault, long length, string place = "", long line = 0) => fault switch
    {
        LogLineFault.TooLong => LogLineTooLong(place, length, line),
        LogLineFault.Truncated => LogLineTruncated(place, line),
        LogLineFault.QuotesUnbalanced =>
            LogLineNotReadable(place, "a quote opens and does not close before the fields that follow it", line),
        LogLineFault.TimeNotReadable => LogLineNotReadable(place, "the time in brackets cannot be read", line),
        LogLineFault.Empty => LogLineNotReadable(place, "it is empty", line),
        _ => LogLineNotReadable(place, "it is not a line of an S3 server access log", line),
    };

    internal static PresignException LogLineTooLong(string place, long length, long line) => new(
        nameof(LogLineTooLong), PresignErrorKind.InvalidData,
        string.Format(CultureInfo.InvariantCulture,
            "{0}The line has {1:N0} characters. S3 writes no line longer than {2:N0}. It is not read.", Place(place), length,
            S3AccessLogReader.LongestLine),
        LineHelp)
    {
        Line = Number(line),
    };

    internal static PresignException LogLineTruncated(string place, long line) => new(
        nameof(LogLineTruncated), PresignErrorKind.InvalidData,
        Place(place) + "The line ends too early: fields are missing at its end.",
        "Get the log file again: a download or a copy that was cut ends this way.")
    {
        Line = Number(line),
    };

    internal static PresignException CloudTrailNotReadable(string reason, string place = "") => new(
        nameof(CloudTrailNotReadable), PresignErrorKind.InvalidData,
        $"{Place(place)}The text holds no event of CloudTrail, or not only events: {reason}.",
        "Give the log file as CloudTrail delivers it, or the JSON of one event.");

    private static PresignException LogLineNotReadable(string place, string reason, long line) => new(
        nameof(LogLineNotReadable), PresignErrorKind.InvalidData, $"{Place(place)}The line cannot be read: {reason}.", LineHelp)
    {
        Line = Number(line),
    };

    private static string Place(string place) => place.Length == 0 ? string.Empty : Text.Printable.Of(place, 300) + ": ";

    private static int Number(long line) => (int)Math.Min(line, int.MaxValue);
}
