using PresignTools.Errors;
using PresignTools.Text;

namespace PresignTools.Transfers;

/// <summary>Errors of files.</summary>
internal static partial class TransferErrors
{
    internal static PresignException TransferTargetExists(string path) => new(
        nameof(TransferTargetExists), PresignErrorKind.InvalidArgument,
        $"The file exists already: {Printable.Of(path, 300)}",
        $"Give another name with {Setting.OutFile}, or {Setting.Force} to replace it.");

    internal static PresignException TransferPartExists(string path, string progress) => new(
        nameof(TransferPartExists), PresignErrorKind.InvalidArgument,
        $"An earlier download of this file was not finished: {progress} are in {Printable.Of(path, 300)}",
        $"{Setting.Resume} goes on with it. {Setting.Force} starts over.");

    internal static PresignException TransferPartOfOther(string path) => new(
        nameof(TransferPartOfOther), PresignErrorKind.InvalidArgument,
        $"The part that is there belongs to another object: {Printable.Of(path, 300)}",
        $"Give the file that this object belongs to with {Setting.OutFile}, or {Setting.Force} without {Setting.Resume} to start over.");

    internal static PresignException TransferFolderMissing(string path) => new(
        nameof(TransferFolderMissing), PresignErrorKind.ObjectNotFound,
        $"There is no such folder: {Printable.Of(path, 300)}",
        "Make the folder first, or give another one.");

    internal static PresignException TransferFileMissing(string path) => new(
        nameof(TransferFileMissing), PresignErrorKind.ObjectNotFound,
        $"There is no such file: {Printable.Of(path, 300)}",
        $"Check the path of {Setting.InFile}. A folder is not sent: give its files one by one.");

    internal static PresignException TransferPathUnusable(string path) => new(
        nameof(TransferPathUnusable), PresignErrorKind.InvalidArgument,
        $"This is not a path of the file system: {Printable.Of(path, 300)}",
        "Give the path of a file or folder on disk.");

    internal static PresignException TransferFileFailed(string path, Exception inner) => new(
        nameof(TransferFileFailed), PresignErrorKind.ResourceUnavailable,
        $"The file cannot be used: {Printable.Of(path, 300)} ({Printable.Of(inner.Message, 200)})",
        "Check free space, permissions, and whether another program has the file open.",
        inner);

    internal static PresignException TransferFileChanged(string path) => new(
        nameof(TransferFileChanged), PresignErrorKind.InvalidData,
        $"The file was changed while it was sent: {Printable.Of(path, 300)}",
        "Wait until no program writes to it, and send it again.");

    internal static PresignException TransferTooLarge(long length, long most) => new(
        nameof(TransferTooLarge), PresignErrorKind.InvalidArgument,
        $"The object has {Count(length)}; more than {Count(most)} are not put into the pipeline.",
        $"Save it to a file with {Setting.OutFile}.");
}
