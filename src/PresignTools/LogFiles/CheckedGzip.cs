using System.Buffers.Binary;
using System.IO.Compression;

namespace PresignTools.LogFiles;

/// <summary>
/// A gzip file, and at its end the check that it was all of it: .NET gives what a file has that was cut, and says nothing. The last four
/// bytes of a file are the length of its content (RFC 1952, ISIZE); of files that were put together, the last one's.
/// </summary>
/// <param name="file">The file, from its beginning.</param>
internal sealed class CheckedGzip(Stream file) : Stream
{
    private const int Smallest = 18;

    private readonly GZipStream _plain = new(file, CompressionMode.Decompress);
    private long _length;
    private bool _isChecked;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _length;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int read = _plain.Read(buffer);
        _length += read;
        if (read == 0 && buffer.Length > 0 && !_isChecked)
        {
            _isChecked = true;
            Check();
        }

        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _plain.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <exception cref="InvalidDataException">The file was cut.</exception>
    private void Check()
    {
        Span<byte> end = stackalloc byte[4];
        if (file.Length >= Smallest)
        {
            file.Position = file.Length - end.Length;
            file.ReadExactly(end);
            if (BinaryPrimitives.ReadUInt32LittleEndian(end) == (uint)_length || HasSecondMember())
            {
                return;
            }
        }

        throw new InvalidDataException("The file ends in the middle.");
    }

    private bool HasSecondMember()
    {
        ReadOnlySpan<byte> magic = [0x1F, 0x8B, 0x08];
        byte[] buffer = new byte[64 * 1024];
        file.Position = 1;
        int kept = 0;
        for (int read = file.Read(buffer, kept, buffer.Length - kept); read > 0; read = file.Read(buffer, kept, buffer.Length - kept))
        {
            ReadOnlySpan<byte> have = buffer.AsSpan(0, kept + read);
            if (have.IndexOf(magic) >= 0)
            {
                return true;
            }

            kept = Math.Min(2, have.Length);
            have[^kept..].CopyTo(buffer);
        }

        return false;
    }
}
