using System.Globalization;
using PresignTools.Errors;
using PresignTools.Text;

namespace PresignTools.LogFiles;

/// <summary>Errors of files with logs: a method an error, its id the method's name.</summary>
internal static class LogFileErrors
{
    internal static PresignException LogFileNotFound(string path, string reason, Exception? inner = null) => new(
        nameof(LogFileNotFound), PresignErrorKind.ObjectNotFound,
        $"'{Printable.Of(path, 300)}' cannot be found: {Printable.Of(reason, 300)}",
        "Give the path of a log file or of a folder with log files.",
        inner);

    internal static PresignException LogFolderEmpty(string path) => new(
        nameof(LogFolderEmpty), PresignErrorKind.ObjectNotFound,
        $"The folder '{Printable.Of(path, 300)}' has no files.",
        "If the files are in folders below it, add -Recurse.");

    internal static PresignException LogFileNotReadable(string path, Exception inner) => new(
        nameof(LogFileNotReadable), PresignErrorKind.ResourceUnavailable,
        $"The file '{Printable.Of(path, 300)}' cannot be read: {Printable.Of(inner.Message, 200)}",
        "Check the permissions of the file, and that nothing is writing to it.",
        inner);

    internal static PresignException LogFileDamaged(string path, long line, Exception inner) => new(
        nameof(LogFileDamaged), PresignErrorKind.InvalidData,
        string.Format(CultureInfo.InvariantCulture,
            "The compressed file '{0}' is damaged or was cut{1}. What stood before the damage was read.",
            Printable.Of(path, 300), line > 0 ? string.Format(CultureInfo.InvariantCulture, " behind line {0}", line) : string.Empty),
        "Get the file again.",
        inner);

    internal static PresignException LogFileTooLarge(string path, long most) => new(
        nameof(LogFileTooLarge), PresignErrorKind.InvalidData,
        string.Format(CultureInfo.InvariantCulture,
            "The file '{0}' has more than {1:N0} bytes. CloudTrail's log files are far smaller. It is not read.",
            Printable.Of(path, 300), most),
        "Give the files as CloudTrail delivers them, one by one or as a folder.");

    internal static PresignException LogInputUnknown(string type) => new(
        nameof(LogInputUnknown), PresignErrorKind.InvalidArgument,
        $"An object of type {Printable.Of(type)} is not a log, a line of one, or a file.",
        "Give lines as text, files of Get-ChildItem, or a path with -Path.");

    internal static PresignException LogLinesNotReadable(string path, long lines) => new(
        nameof(LogLinesNotReadable), PresignErrorKind.InvalidData,
        string.Format(CultureInfo.InvariantCulture,
            "'{0}' has {1:N0} more lines that cannot be read. They are not counted.", Printable.Of(path, 300), lines),
        "Check that the file is a server access log of S3.");

    internal static PresignException LogRowNotReadable(string reason) => new(
        nameof(LogRowNotReadable), PresignErrorKind.InvalidData,
        $"The row cannot be read as a record of a log: {Printable.Of(reason, 200)}.",
        "Give the rows of the query as they come, with all of their columns.");
}
