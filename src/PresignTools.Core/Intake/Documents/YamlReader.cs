using PresignTools.Text;

namespace PresignTools.Intake.Documents;

/// <summary>
/// Reads the part of YAML that people paste: names with values, lists, nesting by indentation, flow lists. Tags (<c>!Sub</c>) are left off.
/// </summary>
internal sealed class YamlReader
{
    private const int DeepestLevel = 20;

    private readonly string _text;
    private readonly List<Row> _rows = [];

    /// <param name="text">The text.</param>
    /// <param name="start">Where it begins; the beginning of a line.</param>
    /// <param name="end">Where it ends.</param>
    internal YamlReader(string text, int start, int end)
    {
        _text = text;
        Work.Add(end - start);
        int line = start;
        while (line < end)
        {
            int stop = text.IndexOf('\n', line, end - line) is >= 0 and var found ? found : end;
            int first = line;
            while (first < stop && text[first] is ' ' or '\t')
            {
                first++;
            }

            if (first < stop && text[first] != '\r' && text[first] != '#')
            {
                _rows.Add(new Row(line, first, stop > first && text[stop - 1] == '\r' ? stop - 1 : stop, first - line));
            }

            line = stop + 1;
        }
    }

    /// <summary>How many lines with something on them there are.</summary>
    internal int Count => _rows.Count;

    /// <summary>Everything as one mapping.</summary>
    internal LooseNode Document() => Mapping(0, _rows.Count, _rows.Count == 0 ? 0 : _rows.Min(static r => r.Indent), 0);

    /// <summary>The rows, from and to, of the item of a list or mapping that has a line.</summary>
    /// <param name="offset">An offset on that line.</param>
    internal (int From, int To, int Column) ItemAround(int offset)
    {
        int row = RowAt(offset);
        int column = Column(row);
        int from = row;
        while (from > 0 && Dash(from) < 0 && Column(from - 1) >= column)
        {
            from--;
        }

        int to = row + 1;
        while (to < _rows.Count && Column(to) >= column && !(Dash(to) >= 0 && Column(to) == column))
        {
            to++;
        }

        return (from, to, column);
    }

    /// <summary>Rows as a mapping whose names begin in a column.</summary>
    internal LooseNode Mapping(int from, int to, int column, int depth)
    {
        var node = new LooseNode { Kind = LooseKind.Object, Start = from < _rows.Count ? _rows[from].First : _text.Length };
        int row = from;
        while (row < to)
        {
            int next = row + 1;
            while (next < to && (Column(next) > column || (_rows[next].Indent == column && Dash(next) >= 0 && Dash(row) < 0)))
            {
                next++;
            }

            if (Column(row) <= column && Member(row, next, column, depth) is { } member)
            {
                node.Members.Add(member);
            }

            node.End = _rows[next - 1].End;
            row = next;
        }

        return node;
    }

    private LooseMember? Member(int row, int next, int column, int depth)
    {
        int start = Dash(row) is >= 0 and var behind ? behind : _rows[row].First;
        int end = _rows[row].End;
        int colon = start < end
            && _text[start] is '"' or '\'' ? Math.Max(start, Scan.Find(_text, _text[start], start + 1, end)) + 1 : start;
        while (colon < end && !(_text[colon] == ':' && (colon + 1 >= end || _text[colon + 1] is ' ' or '\t')))
        {
            colon++;
        }

        if (colon <= start || colon >= end)
        {
            return null;
        }

        string name = _text[start..colon].Trim().Trim('"', '\'');
        int value = colon + 1;
        while (value < end && _text[value] is ' ' or '\t')
        {
            value++;
        }

        string tag = value < end && _text[value] == '!' ? _text[value..end].Trim() : string.Empty;
        bool isEmpty = value >= end || _text[value] == '#' || (tag.Length > 0 && !tag.Contains(' ')) || _text[value] is '|' or '>';
        return new LooseMember(name, start, isEmpty && depth < DeepestLevel ? Children(row + 1, next, depth) : Scalar(value, end));
    }

    private LooseNode Children(int from, int to, int depth)
    {
        if (from >= to || Dash(from) < 0)
        {
            return from < to ? Mapping(from, to, Column(from), depth + 1) : new LooseNode { Kind = LooseKind.Bare };
        }

        var list = new LooseNode { Kind = LooseKind.Array, Start = _rows[from].First, End = _rows[to - 1].End };
        int indent = _rows[from].Indent;
        int row = from;
        while (row < to)
        {
            int next = row + 1;
            while (next < to && _rows[next].Indent > indent)
            {
                next++;
            }

            int start = Dash(row) < 0 ? _rows[row].First : Dash(row);
            bool isMapping = Member(row, next, Column(row), depth + 1) is not null
                && _text[start] is not ('"' or '\'' or '!' or '[' or '{');
            list.Items.Add(isMapping ? Mapping(row, next, Column(row), depth + 1) : Scalar(start, _rows[row].End));
            row = next;
        }

        return list;
    }

    private LooseNode Scalar(int start, int end)
    {
        int at = start;
        if (at < end && _text[at] == '!')
        {
            at = Scan.Skip(_text, at, static c => !char.IsWhiteSpace(c));
            at = Math.Min(end, Scan.SkipBlanks(_text, at));
        }

        if (at < end && _text[at] is '"' or '\'' or '[' or '{')
        {
            return LooseReader.Value(_text, at, end);
        }

        int comment = _text.IndexOf(" #", at, end - at, StringComparison.Ordinal);
        int stop = comment < 0 ? end : comment;
        return new LooseNode { Kind = LooseKind.Bare, Start = start, End = stop, Text = _text[at..stop].Trim().TrimEnd(',') };
    }

    private int RowAt(int offset)
    {
        int low = 0, high = _rows.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = _rows[middle].Line <= offset ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    /// <summary>The column in which the name of a row begins, behind the dash of an item.</summary>
    private int Column(int row) => Dash(row) is >= 0 and var behind ? behind - _rows[row].Line : _rows[row].Indent;

    /// <summary>The place behind an item's dash; -1 if the row has none.</summary>
    private int Dash(int row)
    {
        Row r = _rows[row];
        if (_text[r.First] != '-' || r.First + 1 >= r.End || _text[r.First + 1] != ' ')
        {
            return -1;
        }

        int behind = r.First + 1;
        while (behind < r.End && _text[behind] == ' ')
        {
            behind++;
        }

        return behind;
    }

    private readonly record struct Row(int Line, int First, int End, int Indent);
}
