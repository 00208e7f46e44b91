using System.Text;

namespace PresignTools.Text;

/// <summary>
/// A growing run of bytes that canonical requests are written into. Reused, so that signing allocates little beside the URL itself.
/// </summary>
internal sealed class Utf8Buffer
{
    private const int LargestKept = 64 * 1024;

    // Signing needs two at once: the canonical request and the string to sign.
    [ThreadStatic]
    private static Utf8Buffer? _spare;

    [ThreadStatic]
    private static Utf8Buffer? _otherSpare;

    private byte[] _bytes = new byte[1024];

    internal int Length { get; private set; }

    internal byte[] Array => _bytes;

    internal ReadOnlySpan<byte> Written => new(_bytes, 0, Length);

    /// <summary>Takes one of this thread's spare buffers, emptied; give it back with <see cref="Return"/>.</summary>
    internal static Utf8Buffer Rent()
    {
        Utf8Buffer buffer;
        if (_spare is not null)
        {
            buffer = _spare;
            _spare = null;
        }
        else
        {
            buffer = _otherSpare ?? new Utf8Buffer();
            _otherSpare = null;
        }

        buffer.Length = 0;
        return buffer;
    }

    /// <summary>Keeps the buffer for the thread's next use. Its bytes are cleared: a session token may have been among them.</summary>
    internal void Return()
    {
        System.Array.Clear(_bytes, 0, Length);
        if (_bytes.Length > LargestKept)
        {
            return;
        }

        if (_spare is null)
        {
            _spare = this;
        }
        else
        {
            _otherSpare = this;
        }
    }

    /// <summary>
    /// Sets the length: drops what lies behind it, or takes in bytes that were written straight into <see cref="Array"/>.
    /// </summary>
    internal void SetLength(int length) => Length = length;

    internal void Append(byte value)
    {
        if (Length == _bytes.Length)
        {
            Grow(1);
        }

        _bytes[Length++] = value;
    }

    internal void Append(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    /// <summary>Appends text as UTF-8.</summary>
    internal void Append(string text)
    {
        Reserve(text.Length * 3);
        Length += Encoding.UTF8.GetBytes(text, 0, text.Length, _bytes, Length);
    }

    /// <summary>Appends each byte as two lower-case hexadecimal digits.</summary>
    internal void AppendHex(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length * 2);
        foreach (byte b in bytes)
        {
            _bytes[Length++] = (byte)"0123456789abcdef"[b >> 4];
            _bytes[Length++] = (byte)"0123456789abcdef"[b & 15];
        }
    }

    /// <summary>Appends a non-negative number in decimal, filled up with zeros to <paramref name="digits"/>.</summary>
    internal void AppendNumber(int value, int digits = 1)
    {
        int width = digits;
        for (int rest = value, n = 1; ; n++)
        {
            rest /= 10;
            if (rest == 0)
            {
                width = Math.Max(width, n);
                break;
            }
        }

        Reserve(width);
        for (int i = Length + width - 1; i >= Length; i--)
        {
            _bytes[i] = (byte)('0' + (value % 10));
            value /= 10;
        }

        Length += width;
    }

    /// <summary>Text of a part of the buffer; the part must be ASCII.</summary>
    internal string Ascii(int start, int length) => Encoding.ASCII.GetString(_bytes, start, length);

    /// <summary>All that was written, as text.</summary>
    internal string Utf8Text() => Encoding.UTF8.GetString(_bytes, 0, Length);

    internal void Reserve(int count)
    {
        if (_bytes.Length - Length < count)
        {
            Grow(count);
        }
    }

    private void Grow(int count)
    {
        byte[] larger = new byte[Math.Max(_bytes.Length * 2, Length + count)];
        Buffer.BlockCopy(_bytes, 0, larger, 0, Length);
        System.Array.Clear(_bytes, 0, Length);
        _bytes = larger;
    }
}
