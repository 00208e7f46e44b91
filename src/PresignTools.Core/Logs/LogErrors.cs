using System.Globalization;
using PresignTools.Errors;

namespace PresignTools.Logs;

/// <summary>Errors of logs that cannot be read: a method an error, its id the method's name.</summary>
internal static class LogErrors
{
    private const string LineHelp =
        "A line begins with the bucket's owner, the bucket, the time in brackets, the address, the requester, the request id and the "
        + "operation. If it is from another log, leave it out.";

    internal static PresignException Line(LogLineFault fault, string line) => fault switch
    {
        LogLineFault.TooLong => LogLineTooLong(line.Length),
        LogLineFault.Truncated => LogLineTruncated(),
        LogLineFault.QuotesUnbalanced => LogLineNotReadable("a quote opens and does not close before the fields that follow it"),
        LogLineFault.TimeNotReadable => LogLineNotReadable("the time in brackets cannot be read"),
        LogLineFault.Empty => LogLineNotReadable("it is empty"),
        _ => LogLineNotReadable("it is not a line of an S3 server access log"),
    };

    internal static PresignException LogLineTooLong(long length) => new(
        nameof(LogLineTooLong), PresignErrorKind.InvalidData,
        string.Format(CultureInfo.InvariantCulture,
            "The line has {0:N0} characters. S3 writes no line longer than {1:N0}; it is not read.", length, S3AccessLogReader.LongestLine),
        LineHelp);

    internal static PresignException LogLineTruncated() => new(
        nameof(LogLineTruncated), PresignErrorKind.InvalidData,
        "The line ends too early: fields are missing at its end.",
        "Get the log file again: a download or a copy that was cut ends this way.");

    internal static PresignException CloudTrailNotReadable(string reason) => new(
        nameof(CloudTrailNotReadable), PresignErrorKind.InvalidData,
        $"The text holds no event of CloudTrail: {reason}.",
        "Give the log file as CloudTrail delivers it, or the JSON of one event.");

    private static PresignException LogLineNotReadable(string reason) => new(
        nameof(LogLineNotReadable), PresignErrorKind.InvalidData, $"The line cannot be read: {reason}.", LineHelp);
}
