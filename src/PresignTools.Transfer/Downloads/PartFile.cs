using System.Globalization;
using Microsoft.Win32.SafeHandles;
using PresignTools.Errors;
using PresignTools.Transfers;
using PresignTools.Transfers.Files;

namespace PresignTools.Transfer.Downloads;

/// <summary>
/// The file that a download is written to until it is whole, and the record beside it that says how to go on. Only <see cref="Finish"/>
/// gives it its final name.
/// </summary>
internal sealed class PartFile : IDisposable
{
    private const string Extension = ".presign-part";

    private readonly SafeFileHandle _handle;
    private readonly bool _mayReplace;
    private bool _isKept;

    private PartFile(string target, SafeFileHandle handle, bool mayReplace, PartRecord? record)
    {
        Target = target;
        _handle = handle;
        _mayReplace = mayReplace;
        Record = record;
    }

    /// <summary>The final name.</summary>
    internal string Target { get; }

    /// <summary>Where it is until then.</summary>
    internal string Part => Target + Extension;

    /// <summary>What is known of the part that is there; null for a new one.</summary>
    internal PartRecord? Record { get; private set; }

    private string RecordPath => Part + ".json";

    /// <summary>Checks that the final name is free.</summary>
    /// <exception cref="PresignException"><c>TransferTargetExists</c>, <c>TransferFolderMissing</c>.</exception>
    internal static void CheckTarget(string target, bool mayReplace)
    {
        if (Directory.Exists(target) || (File.Exists(target) && !mayReplace))
        {
            throw TransferErrors.TransferTargetExists(target);
        }

        if (Path.GetDirectoryName(target) is { Length: > 0 } folder && !Directory.Exists(folder))
        {
            throw TransferErrors.TransferFolderMissing(folder);
        }
    }

    /// <summary>Opens the part, or begins it.</summary>
    /// <param name="target">The final name, as a full path.</param>
    /// <param name="mayReplace">Whether a file of that name may be replaced, and a part thrown away.</param>
    /// <param name="mayGoOn">Whether a part that is there is gone on with.</param>
    internal static PartFile Open(string target, bool mayReplace, bool mayGoOn)
    {
        CheckTarget(target, mayReplace);
        string part = target + Extension;
        try
        {
            PartRecord? record = ReadRecord(part + ".json");
            long there = File.Exists(part) ? new FileInfo(part).Length : 0;
            if (record is { CanGoOn: true } && there > 0 && !mayGoOn && !mayReplace)
            {
                throw TransferErrors.TransferPartExists(part, Words(record));
            }

            bool isGoneOnWith = mayGoOn && record is { CanGoOn: true } && there > 0;
            SafeFileHandle handle = File.OpenHandle(part, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            if (!isGoneOnWith)
            {
                RandomAccess.SetLength(handle, 0);
            }

            return new PartFile(target, handle, mayReplace, isGoneOnWith ? Within(record!, there) : null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw TransferErrors.TransferFileFailed(part, e);
        }
    }

    /// <summary>How much of it is there, in words.</summary>
    internal static string Words(PartRecord record) => string.Create(
        CultureInfo.InvariantCulture, $"{(record.Done ?? []).Sum(static r => r.Length)} of {record.Length} bytes");

    /// <summary>Begins it anew.</summary>
    internal void Begin(PartRecord record)
    {
        InFile(() => RandomAccess.SetLength(_handle, 0));
        Save(record);
    }

    /// <summary>Writes bytes at a place.</summary>
    internal void Write(long at, ReadOnlySpan<byte> data)
    {
        try
        {
            RandomAccess.Write(_handle, data, at);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw TransferErrors.TransferFileFailed(Part, e);
        }
    }

    /// <summary>Reads bytes back, to compare them.</summary>
    internal int Read(long at, Span<byte> buffer)
    {
        try
        {
            return RandomAccess.Read(_handle, buffer, at);
        }
        catch (IOException e)
        {
            throw TransferErrors.TransferFileFailed(Part, e);
        }
    }

    /// <summary>Notes what is there. The record is replaced whole, so that a stop in the middle leaves the one before.</summary>
    internal void Save(PartRecord record)
    {
        Record = record;
        _isKept = record.CanGoOn;
        if (_isKept)
        {
            InFile(() =>
            {
                File.WriteAllText(RecordPath + ".new", record.ToJson());
                File.Move(RecordPath + ".new", RecordPath, overwrite: true);
            });
        }
    }

    /// <summary>
    /// Has the system write to disk what it holds in memory: else a power cut may leave a record, or a final name, of bytes that were never
    /// written.
    /// </summary>
    internal void Flush() => InFile(() => RandomAccess.FlushToDisk(_handle));

    /// <summary>Gives the whole file its final name.</summary>
    internal void Finish(long length)
    {
        InFile(() => RandomAccess.SetLength(_handle, length));
        Flush();
        _handle.Dispose();
        if (File.Exists(Target) && !_mayReplace)
        {
            throw TransferErrors.TransferTargetExists(Target);
        }

        InFile(() => File.Move(Part, Target, _mayReplace));
        _isKept = true;
        InFile(() => File.Delete(RecordPath));
    }

    /// <summary>Throws it away: it is of no use to anybody.</summary>
    internal void Discard() => _isKept = false;

    /// <summary>Closes it. A part that nobody can go on with is removed.</summary>
    public void Dispose()
    {
        _handle.Dispose();
        if (_isKept)
        {
            return;
        }

        try
        {
            File.Delete(Part);
            File.Delete(RecordPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It stays, under a name that says what it is.
        }
    }

    /// <summary>Only what the file really has counts, whatever the record says.</summary>
    private static PartRecord Within(PartRecord record, long there) =>
        record with { Done = RangePlan.Merged(record.Done ?? [], Math.Min(there, record.Length ?? 0)) };

    private static PartRecord? ReadRecord(string path) =>
        File.Exists(path) && new FileInfo(path).Length < 1024 * 1024 ? PartRecord.Parse(File.ReadAllText(path)) : null;

    private void InFile(Action work)
    {
        try
        {
            work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw TransferErrors.TransferFileFailed(Part, e);
        }
    }
}
