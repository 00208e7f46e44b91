using System.Text;

namespace PresignTools.Intake.Fragments.Unwrapping;

/// <summary>Builds a text without its wrapping, and keeps where each piece of it was.</summary>
/// <param name="outer">The text that it is in.</param>
internal sealed class UnwrappedText(SourceText outer)
{
    private readonly StringBuilder _text = new();
    private readonly List<(int Inner, int Outer)> _map = [];

    internal int Length => _text.Length;

    /// <summary>Takes a stretch of the outer text as it is.</summary>
    internal void Take(int start, int length)
    {
        Mark(start);
        _text.Append(outer.Text, start, length);
    }

    /// <summary>Puts characters in that stand for something else of the outer text.</summary>
    internal void Put(int start, string characters)
    {
        Mark(start);
        _text.Append(characters);
    }

    /// <summary>Puts one character in that stands for something else of the outer text.</summary>
    internal void Put(int start, char character)
    {
        Mark(start);
        _text.Append(character);
    }

    internal SourceText ToSource() => new(_text.ToString(), outer, _map);

    private void Mark(int start)
    {
        if (_map.Count == 0 || _map[^1].Outer + (_text.Length - _map[^1].Inner) != start)
        {
            _map.Add((_text.Length, start));
        }
    }
}
