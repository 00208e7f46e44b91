namespace PresignTools.Views;

/// <summary>
/// An object as a list of its values: labels in a column, values broken between words. What has no value is left out. A value that would
/// push the rest off the screen is cut, and the last line says how to see all of it.
/// </summary>
/// <param name="drawing">Where it is drawn.</param>
internal sealed class Fields(Drawing drawing)
{
    // Above this, the rest of the view would leave a screen of 24 lines.
    private const int UrlLines = 12;
    private const int UrlIndent = 2;

    private readonly List<Field> _fields = [];

    /// <summary>Adds a value; nothing if it is empty.</summary>
    /// <param name="label">What it is.</param>
    /// <param name="value">The value; it may have several lines.</param>
    /// <param name="most">How many lines are drawn at most.</param>
    internal Fields Add(string label, string value, int most = int.MaxValue)
    {
        if (value.Length > 0)
        {
            _fields.Add(new Field(label, value, most, IsUrl: false));
        }

        return this;
    }

    /// <summary>Adds a value and where it comes from.</summary>
    internal Fields From(string label, string value, string source) => Add(label, $"{value} ({source})");

    /// <summary>Adds a URL, broken before its parameters.</summary>
    internal Fields Url(string label, string value)
    {
        if (value.Length > 0)
        {
            _fields.Add(new Field(label, value, UrlLines, IsUrl: true));
        }

        return this;
    }

    /// <summary>Draws what was added.</summary>
    internal void Draw()
    {
        int left = _fields.Count == 0 ? 0 : _fields.Max(static f => Cells.Of(f.Label)) + 3;
        bool isCut = false;
        foreach (Field field in _fields)
        {
            // A long URL gets the whole width below its label.
            bool isBelow = field.IsUrl && Cells.Of(field.Value) > drawing.Width - left;
            int indent = isBelow ? UrlIndent : left;
            int width = drawing.Width - indent;
            string[] lines = [.. field.IsUrl ? UrlText.Lines(field.Value, width) : Drawing.Wrap(field.Value, width)];
            bool isLong = lines.Length > field.Most;
            isCut |= isLong;
            string start = drawing.Style.Label(field.Label.PadRight(left - 3) + " : ");
            if (isBelow)
            {
                drawing.Line(start.TrimEnd());
                start = new string(' ', indent);
            }

            for (int i = 0; i < Math.Min(lines.Length, field.Most); i++)
            {
                bool isLast = isLong && i == field.Most - 1;
                drawing.Line((start + (isLast ? Shortened(lines[i], width) : lines[i])).TrimEnd());
                start = new string(' ', indent);
            }
        }

        if (isCut)
        {
            drawing.Text("The list is shortened: \u2026 | Format-List shows all of it.", 0, string.Empty, drawing.Style.Quiet);
        }
    }

    private static string Shortened(string line, int width) =>
        Cells.Of(line) + 2 <= width ? line + " \u2026" : Cells.CutAtWord(line + " \u2026", width);

    private sealed record Field(string Label, string Value, int Most, bool IsUrl);
}
