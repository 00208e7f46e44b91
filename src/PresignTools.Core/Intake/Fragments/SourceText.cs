using PresignTools.Text;

namespace PresignTools.Intake.Fragments;

/// <summary>A text with its lines, so that every offset has a line and a column. Made once for each text.</summary>
internal sealed class SourceText
{
    private readonly List<int> _starts = [0];

    internal SourceText(string text)
    {
        Text = text;
        Work.Add(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                _starts.Add(i + 1);
            }
        }
    }

    internal string Text { get; }

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

    /// <summary>A line without its line break.</summary>
    /// <param name="line">From 0.</param>
    internal string Line(int line) => Text[StartOf(line)..EndOf(line)];

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

    /// <summary>The place of a stretch of the text.</summary>
    internal TextPlace PlaceOf(int offset, int length)
    {
        int last = LineAt(Math.Max(offset, offset + length - 1));
        return new TextPlace(PositionOf(offset), length, last + 1);
    }
}
