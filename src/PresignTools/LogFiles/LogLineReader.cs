using PresignTools.Logs;

namespace PresignTools.LogFiles;

/// <summary>
/// Lines of a log, one after the other, in a buffer of fixed size: memory stays flat over any number of lines and any length of one. Of a
/// line that is longer than a log's, only the length is kept.
/// </summary>
/// <param name="reader">The text; closed with this.</param>
internal sealed class LogLineReader(TextReader reader) : IDisposable
{
    private readonly char[] _buffer = new char[(S3AccessLogReader.LongestLine * 2) + 4];
    private int _start;
    private int _end;
    private bool _isAtEnd;

    /// <summary>Number of the line that was read last, from 1.</summary>
    internal long Number { get; private set; }

    /// <summary>Characters of the line that was read last; more than the line itself has where it was too long.</summary>
    internal long Length { get; private set; }

    /// <summary>Whether the line that was read last is longer than a line of a log; then what is given is its beginning.</summary>
    internal bool IsTooLong { get; private set; }

    /// <summary>The next line without its line break; false at the end. It is valid until the next call.</summary>
    internal bool TryNext(out ReadOnlySpan<char> line)
    {
        int looked = 0;
        IsTooLong = false;
        for (; ; )
        {
            int found = _buffer.AsSpan(_start + looked, _end - _start - looked).IndexOf('\n');
            if (found >= 0)
            {
                int length = looked + found;
                line = _buffer.AsSpan(_start, length).TrimEnd('\r');
                _start += length + 1;
                return Done(length);
            }

            looked = _end - _start;
            if (_isAtEnd)
            {
                line = _buffer.AsSpan(_start, looked).TrimEnd('\r');
                _start = _end;
                return looked > 0 && Done(looked);
            }

            if (looked > S3AccessLogReader.LongestLine)
            {
                line = _buffer.AsSpan(0, 64);
                _buffer.AsSpan(_start, 64).CopyTo(_buffer);
                IsTooLong = true;
                return Done(looked + SkipRest());
            }

            Fill();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => reader.Dispose();

    private bool Done(long length)
    {
        Number++;
        Length = length;
        return true;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        int read = reader.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _isAtEnd = read == 0;
    }

    /// <summary>Reads on to the end of a line without keeping it; the beginning of the buffer stays.</summary>
    private long SkipRest()
    {
        const int Kept = 64;
        long skipped = 0;
        (_start, _end) = (Kept, Kept);
        while (true)
        {
            int read = reader.Read(_buffer, Kept, _buffer.Length - Kept);
            if (read == 0)
            {
                _isAtEnd = true;
                return skipped;
            }

            int found = _buffer.AsSpan(Kept, read).IndexOf('\n');
            if (found >= 0)
            {
                (_start, _end) = (Kept + found + 1, Kept + read);
                return skipped + found;
            }

            skipped += read;
        }
    }
}
