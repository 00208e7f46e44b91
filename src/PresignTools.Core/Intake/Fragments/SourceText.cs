using PresignTools.Text;

namespace PresignTools.Intake.Fragments;

/// <summary>A text with its lines, so that every offset has a line and a column. Made once for each text.</summary>
internal sealed class SourceText
{
    private readonly List<int> _starts = [0];
    private string?[] _lines = [];
    private readonly SourceText? _outer;
    private readonly IReadOnlyList<(int Inner, int Outer)> _map = [];

    /// <summary>A text that was inside another one: in quotes, behind a gutter, in a string's escapes.</summary>
    /// <param name="text">The text without its wrapping.</param>
    /// <param name="outer">The text that it was in.</param>
    /// <param name="map">Where its pieces begin, in it and in the outer text, in order.</param>
    internal SourceText(string text, SourceText outer, IReadOnlyList<(int Inner, int Outer)> map)
        : this(text)
    {
        _outer = outer;
        _map = map;
        Depth = outer.Depth + 1;
    }

    internal SourceText(string text)
    {
        Text = text;
        for (int feed = Scan.Find(text, '\n', 0, text.Length); feed >= 0; feed = Scan.Find(text, '\n', feed + 1, text.Length))
        {
            _starts.Add(feed + 1);
        }
    }

    internal string Text { get; }

    /// <summary>In how many wrappings it was; 0 for the text as it was given.</summary>
    internal int Depth { get; }

    /// <summary>The text as it was given.</summary>
    internal SourceText Root => _outer?.Root ?? this;

    /// <summary>How many lines there are; an empty text has one.</summary>
    internal int LineCount => _starts.Count;

    /// <summary>Offset of a line's first character.</summary>
    /// <param name="line">From 0.</param>
    internal int StartOf(int line) => _starts[line];

    /// <summary>Offset behind a line's last character, without its line break.</summary>
    /// <param name="line">From 0.</param>
    internal int EndOf(int line)
    {
        int end = line + 1 < _starts.Count ? _starts[line + 1] - 1 : Text.Length;
        return end > _starts[line] && Text[end - 1] == '\r' ? end - 1 : end;
    }

    /// <summary>A line without its line break. Each is cut out once: all shapes look at it, and those of the line above.</summary>
    /// <param name="line">From 0.</param>
    internal string Line(int line)
    {
        if (_lines.Length == 0)
        {
            _lines = new string?[LineCount];
        }

        return _lines[line] ??= Text[StartOf(line)..EndOf(line)];
    }

    /// <summary>The line, from 0, that an offset is on.</summary>
    internal int LineAt(int offset)
    {
        int found = _starts.BinarySearch(offset);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>Line and column, both from 1, of an offset.</summary>
    internal TextPosition PositionOf(int offset)
    {
        int line = LineAt(offset);
        return new TextPosition(line + 1, offset - _starts[line] + 1);
    }

    /// <summary>The offset in the text as it was given.</summary>
    internal int RootOffset(int offset)
    {
        if (_outer is null)
        {
            return offset;
        }

        int low = 0, high = _map.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = _map[middle].Inner <= offset ? (middle, high) : (low, middle - 1);
        }

        if (_map.Count == 0)
        {
            return _outer.RootOffset(0);
        }

        // An escape is longer than what it stands for; beyond a piece's own characters is still that piece.
        int last = low + 1 < _map.Count ? _map[low + 1].Outer : _outer.Text.Length;
        int mapped = _map[low].Outer + Math.Max(0, offset - _map[low].Inner);
        return _outer.RootOffset(Math.Min(mapped, Math.Max(_map[low].Outer, last)));
    }

    /// <summary>The place of a stretch of the text, in the text as it was given.</summary>
    internal TextPlace PlaceOf(int offset, int length)
    {
        if (_outer is not null)
        {
            int start = RootOffset(offset);
            int end = length <= 0 ? start : RootOffset(offset + length - 1) + 1;
            return Root.PlaceOf(start, Math.Max(0, end - start));
        }

        int last = LineAt(Math.Max(offset, offset + length - 1));
        return new TextPlace(PositionOf(offset), length, last + 1);
    }
}
