using PresignTools.Errors;
using PresignTools.Transfers;

namespace PresignTools.Transfer.Uploads;

/// <summary>Content to send, which can be read again for another attempt.</summary>
internal abstract class BodySource
{
    /// <summary>What it is, in words: a path, or the pipeline.</summary>
    internal abstract string Name { get; }

    /// <summary>How long it is.</summary>
    internal abstract long Length { get; }

    /// <summary>What of it becomes the object: itself, unless a form is around it.</summary>
    internal virtual BodySource Content => this;

    /// <summary>Whether somebody has written to it since.</summary>
    internal virtual bool HasChanged => false;

    /// <summary>Opens a part of it.</summary>
    /// <exception cref="PresignException">The file cannot be read, or has another length now.</exception>
    internal abstract Stream Open(ByteRange range);
}

/// <summary>Bytes in memory.</summary>
/// <param name="bytes">The content.</param>
internal sealed class MemoryBody(byte[] bytes) : BodySource
{
    internal override string Name => "(input)";

    internal override long Length => bytes.Length;

    internal override Stream Open(ByteRange range) => new MemoryStream(bytes, (int)range.Start, (int)range.Length, writable: false);
}

/// <summary>A file.</summary>
internal sealed class FileBody : BodySource
{
    private readonly DateTime _written;

    /// <param name="path">Its full path.</param>
    internal FileBody(string path)
    {
        Name = path;
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw TransferErrors.TransferFileMissing(path);
        }

        Length = file.Length;
        _written = file.LastWriteTimeUtc;
    }

    internal override string Name { get; }

    internal override long Length { get; }

    internal override bool HasChanged
    {
        get
        {
            var file = new FileInfo(Name);
            return !file.Exists || file.Length != Length || file.LastWriteTimeUtc != _written;
        }
    }

    internal override Stream Open(ByteRange range)
    {
        try
        {
            var stream = new FileStream(Name, new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Share = FileShare.ReadWrite | FileShare.Delete,
                BufferSize = 0,
                Options = FileOptions.SequentialScan,
            });
            stream.Seek(range.Start, SeekOrigin.Begin);
            return stream;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw TransferErrors.TransferFileFailed(Name, e);
        }
    }
}
