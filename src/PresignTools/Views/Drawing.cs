using System.Text;

namespace PresignTools.Views;

/// <summary>
/// Lines as they are drawn, none wider than the screen: words stay whole, and what goes on is indented. PowerShell itself breaks lines
/// between words in a few languages only, and in the middle of words elsewhere.
/// </summary>
/// <param name="screen">Where it is drawn.</param>
internal sealed class Drawing(Screen screen)
{
    private readonly List<string> _lines = [];

    /// <summary>Cells of a line.</summary>
    internal int Width => screen.Width;

    /// <summary>Colors, or none.</summary>
    internal Style Style => screen.Style;

    /// <summary>How many lines it has.</summary>
    internal int Count => _lines.Count;

    /// <summary>An empty one for the same screen, to be added later.</summary>
    internal Drawing Another() => new(screen);

    /// <summary>The lines of another one, below these.</summary>
    internal void Add(Drawing other) => _lines.AddRange(other._lines);

    /// <summary>An empty line, but never two, and none at the top.</summary>
    internal void Blank()
    {
        if (_lines.Count > 0 && _lines[^1].Length > 0)
        {
            _lines.Add(string.Empty);
        }
    }

    /// <summary>A line that fits, as it is.</summary>
    internal void Line(string text) => _lines.Add(text);

    /// <summary>A text of any length, broken between words.</summary>
    /// <param name="text">The text; its own line breaks stay.</param>
    /// <param name="indent">Cells before each line.</param>
    /// <param name="first">What stands before the first line, within the indent and beyond; empty for nothing.</param>
    /// <param name="paint">Colors a line that is broken off.</param>
    internal void Text(string? text, int indent = 0, string first = "", Func<string, string>? paint = null)
    {
        bool isFirst = true;
        foreach (string line in Wrap(text ?? string.Empty, Width - indent, Math.Max(0, Cells.Of(first) - indent)))
        {
            string before = isFirst ? first + Spaces(indent - Cells.Of(first)) : Spaces(indent);
            string shown = paint is null || line.Length == 0 ? line : paint(line);
            _lines.Add((before + shown).TrimEnd());
            isFirst = false;
        }
    }

    /// <summary>A text at the left and one at the right edge; on two lines where they do not fit on one.</summary>
    internal void Apart(string left, string right, Func<string, string> paintLeft, Func<string, string> paintRight)
    {
        int gap = Width - Cells.Of(left) - Cells.Of(right);
        if (gap >= 2)
        {
            _lines.Add(paintLeft(left) + (right.Length == 0 ? string.Empty : Spaces(gap) + paintRight(right)));
            return;
        }

        Text(left, 0, string.Empty, paintLeft);
        Text(right, 2, string.Empty, paintRight);
    }

    /// <summary>
    /// A command: never broken by a line break that PowerShell would not read over. One with a word that is wider than the screen is not
    /// shown, as the host would cut it in two.
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="indent">Cells before each line.</param>
    internal void Command(string command, int indent)
    {
        string[] lines = [.. CommandText.Lines(command, Width - indent)];
        if (lines.Any(l => Cells.Of(l) > Width - indent))
        {
            Text("(The command is too long for this screen.)", indent);
            return;
        }

        _lines.AddRange(lines.Select(l => Spaces(indent) + l));
    }

    /// <summary>A URL, each line broken off behind a parameter.</summary>
    internal void Url(string url, int indent = 0, Func<string, string>? paint = null)
    {
        foreach (string line in UrlText.Lines(url, Width - indent))
        {
            _lines.Add(Spaces(indent) + (paint is null ? line : paint(line)));
        }
    }

    /// <summary>All lines, as one text.</summary>
    public override string ToString() => string.Join(Environment.NewLine, _lines);

    /// <summary>Lines of at most so many cells.</summary>
    /// <param name="text">The text; its own line breaks stay.</param>
    /// <param name="width">Cells of a line.</param>
    /// <param name="taken">Cells of the first line that are taken already.</param>
    internal static IEnumerable<string> Wrap(string text, int width, int taken = 0)
    {
        foreach (string paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            int indent = paragraph.Length - paragraph.TrimStart(' ').Length;
            var line = new StringBuilder();
            int cells = taken;
            taken = 0;
            foreach (string word in paragraph.Split(' ').SelectMany(w => Pieces(w, width)))
            {
                int needed = Cells.Of(word);
                if (line.Length > indent && cells + 1 + needed > width)
                {
                    yield return line.ToString();
                    line.Clear();
                    cells = 0;
                }

                if (line.Length > 0 || (cells == 0 && word.Length == 0))
                {
                    line.Append(' ');
                    cells++;
                }

                line.Append(word);
                cells += needed;
            }

            yield return line.ToString();
        }
    }

    /// <summary>A word in pieces that fit on a line; nearly always the word itself.</summary>
    internal static IEnumerable<string> Pieces(string word, int width)
    {
        while (Cells.Of(word) > width)
        {
            int end = Math.Max(1, Cells.Cut(word, width).Length - 1);
            yield return word[..end];
            word = word[end..];
        }

        yield return word;
    }

    private static string Spaces(int count) => count <= 0 ? string.Empty : new string(' ', count);
}
