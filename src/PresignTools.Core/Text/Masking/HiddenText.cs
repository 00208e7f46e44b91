using System.Text;

namespace PresignTools.Text.Masking;

/// <summary>Which characters of a text are hidden, and the text without them.</summary>
/// <param name="source">The text.</param>
internal sealed class HiddenText(string source)
{
    internal const string Mask = "***";

    private bool[]? _hidden;

    internal bool IsEmpty => _hidden is null;

    /// <summary>Hides a part of a view.</summary>
    internal void Hide(PlainView view, int start, int end)
    {
        if (end > start)
        {
            HideSource(view.SourceOf(start), view.SourceOf(end));
        }
    }

    /// <summary>Hides a part of the text itself.</summary>
    internal void HideSource(int start, int end)
    {
        _hidden ??= new bool[source.Length];
        Array.Fill(_hidden, true, start, end - start);
    }

    internal bool IsHidden(PlainView view, int index) => _hidden is not null && _hidden[view.SourceOf(index)];

    /// <summary>The text with three stars for each hidden part.</summary>
    internal string Shown()
    {
        if (_hidden is null)
        {
            return source;
        }

        var shown = new StringBuilder(source.Length);
        for (int i = 0; i < source.Length; i++)
        {
            if (!_hidden[i])
            {
                shown.Append(source[i]);
            }
            else if (i == 0 || !_hidden[i - 1])
            {
                shown.Append(Mask);
            }
        }

        return shown.ToString();
    }
}
