namespace PresignTools.Measuring.Shapes;

/// <summary>Writes a shape into the same buffer again and again.</summary>
internal sealed class ShapeWriter
{
    private const int Longest = 4096;

    private readonly char[] _buffer = new char[Longest];
    private int _length;

    /// <summary>What was written.</summary>
    internal ReadOnlySpan<char> Text => _buffer.AsSpan(0, _length);

    /// <summary>Begins anew.</summary>
    internal void Clear() => _length = 0;

    /// <summary>Writes a text, and ends the field.</summary>
    internal void Field(ReadOnlySpan<char> text)
    {
        Add(text);
        Add('\n');
    }

    /// <summary>
    /// Writes a text. What is beyond the end of the buffer is left out: nobody but a prankster makes names that long.
    /// </summary>
    internal void Add(ReadOnlySpan<char> text)
    {
        int length = Math.Min(text.Length, Longest - _length);
        text[..length].CopyTo(_buffer.AsSpan(_length));
        _length += length;
    }

    /// <summary>Writes a character.</summary>
    internal void Add(char c)
    {
        if (_length < Longest)
        {
            _buffer[_length++] = c;
        }
    }

    /// <summary>Writes a number.</summary>
    internal void Add(long number)
    {
        if (number.TryFormat(_buffer.AsSpan(_length), out int written, provider: System.Globalization.CultureInfo.InvariantCulture))
        {
            _length += written;
        }
    }
}
